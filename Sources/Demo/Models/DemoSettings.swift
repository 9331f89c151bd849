/// How a demo model does what it does.
package struct DemoSettings: Sendable, Hashable {
  /// Tokens a second.
  package var pace = 40.0
  /// Seconds from the request to the first token.
  package var first = 0.3
  /// How many calls fail before it answers well, counted per transport and id; nil: all of them.
  package var times: Int?
  /// Tokens of text before the fault.
  package var after = 20
  /// One event in this many is malformed.
  package var every = 10
  /// Tokens of the whole answer; nil: as long as its text is.
  package var tokens: Int?
  /// The value of `retry-after`: seconds, possibly negative, or `garbage`.
  package var retryAfter: String?
  /// The value of `retry-after-ms`.
  package var retryAfterMilliseconds: Int?
  /// The value of `x-should-retry`.
  package var shouldRetry: Bool?
  /// Seconds between the comments or pings that are sent while nothing else is; nil: none.
  package var ping: Double?

  package init() {}
}
