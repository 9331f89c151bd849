/// A setting that can be written in a demo id: `demo/cut:after=20,pace=80`.
package enum DemoParameter: String, Sendable, CaseIterable {
  case pace, first, times, after, every, tokens, ping
  case retryAfter = "retry-after"
  case retryAfterMilliseconds = "retry-after-ms"
  case shouldRetry = "should-retry"

  /// What the value must be, as the end of a sentence.
  package var expectation: String {
    switch self {
    case .pace: "tokens a second, 0.1 to 1000000"
    case .first: "seconds to the first token, 0 to 3600"
    case .times: "a number of failing calls, 1 to 1000"
    case .after: "a number of tokens, 0 to 100000"
    case .every: "a number of events, 1 to 1000"
    case .tokens: "a number of tokens, 1 to 1000000"
    case .ping: "seconds between pings, 0.1 to 600"
    case .retryAfter: "seconds, -86400 to 86400, or garbage"
    case .retryAfterMilliseconds: "milliseconds, 0 to 86400000"
    case .shouldRetry: "true or false"
    }
  }

  /// Reads a value into the settings; false when it is not what is expected.
  func set(_ text: String, in settings: inout DemoSettings) -> Bool {
    switch self {
    case .pace: Self.store(Self.number(text, 0.1...1_000_000), in: &settings.pace)
    case .first: Self.store(Self.number(text, 0...3600), in: &settings.first)
    case .times: Self.store(Self.whole(text, 1...1000), in: &settings.times)
    case .after: Self.store(Self.whole(text, 0...100_000), in: &settings.after)
    case .every: Self.store(Self.whole(text, 1...1000), in: &settings.every)
    case .tokens: Self.store(Self.whole(text, 1...1_000_000), in: &settings.tokens)
    case .ping: Self.store(Self.number(text, 0.1...600), in: &settings.ping)
    case .retryAfter: Self.store(Self.wait(text), in: &settings.retryAfter)
    case .retryAfterMilliseconds:
      Self.store(Self.whole(text, 0...86_400_000), in: &settings.retryAfterMilliseconds)
    case .shouldRetry: Self.store(Bool(text), in: &settings.shouldRetry)
    }
  }

  /// The value in force, as it would be written in an id; nil when it is unset.
  package func text(in settings: DemoSettings) -> String? {
    switch self {
    case .pace: Self.text(settings.pace)
    case .first: Self.text(settings.first)
    case .times: settings.times.map(String.init)
    case .after: String(settings.after)
    case .every: String(settings.every)
    case .tokens: settings.tokens.map(String.init)
    case .ping: settings.ping.map(Self.text)
    case .retryAfter: settings.retryAfter
    case .retryAfterMilliseconds: settings.retryAfterMilliseconds.map(String.init)
    case .shouldRetry: settings.shouldRetry.map { $0 ? "true" : "false" }
    }
  }

  private static func store<Value>(_ value: Value?, in place: inout Value) -> Bool {
    guard let value else { return false }
    place = value
    return true
  }

  private static func store<Value>(_ value: Value?, in place: inout Value?) -> Bool {
    guard let value else { return false }
    place = value
    return true
  }

  private static func number(_ text: String, _ range: ClosedRange<Double>) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }),
      let value = Double(text), range.contains(value)
    else { return nil }
    return value
  }

  private static func whole(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    Int(text).flatMap { range.contains($0) ? $0 : nil }
  }

  private static func wait(_ text: String) -> String? {
    text == "garbage" || number(text, -86_400...86_400) != nil ? text : nil
  }

  /// Without `.0` at the end of whole numbers.
  private static func text(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
