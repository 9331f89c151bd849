import ChatModel
import JSONCoding
import Transport

/// What has been said of one answer so far, and whether it may end here (R24).
struct Answer {
  private let context: ReplyContext
  private var start = ReplyStart()
  private var lastUsage: Usage?
  private var sources: Set<String> = []
  private(set) var hasText = false
  private(set) var hasToolCall = false
  /// Whether anything of the body had the form of the dialect.
  var isUnderstood = false
  /// Whether anything had another form.
  private var hasForeign = false
  /// How the provider says that the answer ended: the proof of the end.
  var finish: Finish?
  /// Why a filter or a refusal stopped the answer, in the provider's words.
  var refusalNote: String?

  init(_ context: ReplyContext) { self.context = context }

  var provider: String { context.provider }

  /// Says what is known of the reply, when that is more than before.
  mutating func started(model: String?, id: String?, into events: inout [StreamEvent]) {
    isUnderstood = true
    var known = start
    if let model, !model.isEmpty { known.model = model }
    if let id, !id.isEmpty { known.id = id }
    guard known != start else { return }
    start = known
    events.append(.started(known))
  }

  mutating func text(_ text: String?, into events: inout [StreamEvent]) {
    isUnderstood = true
    guard let text, !text.isEmpty else { return }
    hasText = true
    events.append(.text(text))
  }

  mutating func refusal(_ text: String?, into events: inout [StreamEvent]) {
    isUnderstood = true
    guard let text, !text.isEmpty else { return }
    hasText = true
    events.append(.refusal(text))
  }

  mutating func reasoning(_ text: String?, into events: inout [StreamEvent]) {
    isUnderstood = true
    guard let text, !text.isEmpty else { return }
    events.append(.reasoning(text))
  }

  mutating func toolCall(_ call: ToolCall, into events: inout [StreamEvent]) {
    isUnderstood = true
    hasToolCall = true
    events.append(.toolCall(call))
  }

  /// Names a source, each address once.
  mutating func source(url: String?, title: String?, into events: inout [StreamEvent]) {
    guard let url, !url.isEmpty, sources.insert(url).inserted else { return }
    events.append(.source(Source(url: url, title: title?.isEmpty == true ? nil : title)))
  }

  /// Says the figures so far, when they have changed.
  mutating func usage(_ usage: Usage, into events: inout [StreamEvent]) {
    isUnderstood = true
    guard usage != lastUsage ?? Usage() else { return }
    lastUsage = usage
    events.append(.usage(usage))
  }

  /// Keeps what is not known to the dialect as it came.
  mutating func unknown(_ value: JSONValue, into events: inout [StreamEvent]) {
    hasForeign = true
    events.append(.unknown(value))
  }

  /// The last event of a good answer, or the reason why this is none.
  ///
  /// - Throws: `.contentFilter` for a filter and `.serverError` for an error without any text, `.connectionLost` and
  ///   `.emptyResponse` when the proof of the end is missing, `.badResponse` when nothing of the
  ///   body was understood.
  func end(into events: inout [StreamEvent]) throws(CallFailure) {
    guard let finish else { throw unproven() }
    if finish.reason == .error, !hasText, !hasToolCall {
      throw failure(.serverError, "\(name) ended the reply with \(finish.raw) before any text.")
    }
    if finish.reason == .contentFilter, !hasText, !hasToolCall {
      let note = refusalNote ?? finish.raw
      throw failure(.contentFilter, "\(name) gave no answer: a filter stopped it (\(note)).")
    }
    events.append(.finished(finish))
  }

  /// A failure of this reply that is not the provider's own words.
  func failure(_ kind: FailureKind, _ message: String) -> CallFailure {
    CallFailure(
      kind, message, code: finish?.raw, requestID: RequestID.find(in: context.headers))
  }

  private var name: String { ProviderName.of(context.provider) }

  private func unproven() -> CallFailure {
    if hasText || hasToolCall { return .lost(context) }
    if isUnderstood || !hasForeign { return .empty(context) }
    return failure(.badResponse, "Nothing of the reply of \(name) was understood.")
  }
}

extension JSONNode {
  /// A count of tokens; nil for anything that is none.
  var count: Int? { integer.flatMap { $0 >= 0 ? $0 : nil } }

  /// A number that is not negative; nil for anything else.
  var amount: Double? { double.flatMap { $0 >= 0 && $0.isFinite ? $0 : nil } }
}

extension Usage {
  /// The sum of the figures that are known; nil when none is.
  static func sum(_ counts: Int?...) -> Int? {
    let known = counts.compactMap { $0 }
    return known.isEmpty
      ? nil
      : known.reduce(0) { sum, count in
        let (next, overflow) = sum.addingReportingOverflow(count)
        return overflow ? .max : next
      }
  }
}

extension ToolCall {
  /// Arguments from their text: none is an empty object, what is not JSON stays text.
  static func arguments(_ text: String) -> JSONValue {
    if text.allSatisfy(\.isWhitespace) { return .object(JSONObject()) }
    guard let value = try? JSONValue(parsing: text) else { return .string(text) }
    return value == .null ? .object(JSONObject()) : value
  }
}
