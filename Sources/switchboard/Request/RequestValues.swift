import SwitchboardKit

/// What the flags of a request say, whoever read them; `RequestFlags` has a sentence on each.
struct RequestValues: Sendable {
  var model: [Ordered<String>] = []
  var fallback: [Ordered<String>] = []
  var strategy: Strategy.Kind?
  var weight: [Ordered<Double>] = []
  /// Seconds, as are the limits.
  var hedgeAfter: Double?
  var winOn: Strategy.WinningMark?
  var agent: String?
  var system: String?
  var option: [String] = []
  var messageOption: [String] = []
  var header: [Ordered<String>] = []
  var set: [String] = []
  var retries: [Ordered<Int>] = []
  var connectTimeout: Double?
  var firstTokenTimeout: Double?
  var idleTimeout: Double?
  var totalTimeout: Double?
  var afterText: AfterText?
  var context: [String] = []
  var noStream = false
  var attach: [String] = []

  /// The models and fallbacks in the order in which they stand.
  var chain: [Ordered<String>] { (model + fallback).sorted { $0.place < $1.place } }
}
