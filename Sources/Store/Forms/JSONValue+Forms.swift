import JSONCoding
import SwitchboardKit

extension JSONValue {
  /// A text, or null.
  static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// A whole number, or null.
  static func count(_ count: Int?) -> JSONValue { count.map(JSONValue.integer) ?? .null }

  /// A number, or null.
  static func amount(_ amount: Double?) -> JSONValue { amount.map(JSONValue.number) ?? .null }

  /// Milliseconds with three decimals, or null; reads back as the same microsecond.
  static func time(_ time: Duration?) -> JSONValue {
    time.map { .number(Double($0.microseconds) / 1000) } ?? .null
  }

  /// The length of time that these milliseconds are; nil for what is none.
  var time: Duration? {
    guard let value = double, value.isFinite, abs(value) < 1e12 else { return nil }
    return .microseconds(Int64((value * 1000).rounded()))
  }
}

extension Duration {
  /// Whole microseconds; what does not fit is cut to what does.
  var microseconds: Int64 {
    let (seconds, attoseconds) = components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    guard !overflow else { return seconds < 0 ? .min : .max }
    return whole.addingReportingOverflow(attoseconds / 1_000_000_000_000).partialValue
  }
}
