/// Makes text from outside safe to show: what comes out holds no character that steers a terminal.
///
/// Control characters become visible signs and sequences stay as plain letters behind them
/// (`ESC[31m` shows as `␛[31m`), bidirectional overrides become U+FFFD, invisible characters go, and
/// every character left is one that terminals measure alike. Total: any bytes give some text, in
/// time linear in their number. The text may be cut anywhere between two calls; the pieces that come
/// out, put together, are what the whole text would have given.
package struct Sanitizer: Sendable {
  /// What becomes of line breaks and tabs.
  package enum Policy: Sendable, Hashable {
    /// One line: every line break and tab is a space.
    case line
    /// Lines stay apart; CRLF, CR and the Unicode separators are line feeds.
    case block(tabs: Tabs)
  }

  package enum Tabs: Sendable, Hashable {
    case kept
    /// Filled up with spaces to the next multiple of so many columns.
    case spaces(Int)
  }

  /// What was met that may have been meant to deceive a reader or a terminal.
  package struct Findings: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Control characters.
    package static let controls = Findings(rawValue: 1)
    /// Characters that turn the direction of the text around.
    package static let bidi = Findings(rawValue: 2)
    /// Tag characters, or a run of invisible ones: words that a reader cannot see.
    package static let hidden = Findings(rawValue: 4)
    /// More combining marks on one character than any script needs.
    package static let marks = Findings(rawValue: 8)
  }

  /// The most combining marks that one character keeps.
  package static let mostMarks = 4

  /// Everything met since the start.
  package internal(set) var findings: Findings = []

  let policy: Policy
  /// The last scalar given out; 0 at the start.
  var last: UInt32 = 0
  /// Marks and joiners on the last character.
  var marks = 0
  /// Invisible characters dropped one after the other.
  var hiddenRun = 0
  /// A joiner that waits for the letter after it; 0 is none.
  var joiner: UInt32 = 0
  /// The line break of a carriage return has been given; a line feed now belongs to it.
  var skipsLineFeed = false
  /// A character whose last bytes have not come yet.
  var decoder = ScalarDecoder()
  /// The column in which the next character stands; kept only where tabs are filled up.
  var column = 0
  /// How many bytes of the output the column has been moved past.
  var measured = 0

  package init(_ policy: Policy) { self.policy = policy }

  /// The safe form of the next piece of text.
  package mutating func append(_ text: String) -> String {
    let bytes = text.utf8.span
    return isPlain(bytes) ? text : append(bytes)
  }

  /// The safe form of the next bytes; what is not UTF-8 becomes U+FFFD.
  package mutating func append(_ bytes: Span<UInt8>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    clean(bytes, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// What was still held back at the end of the text.
  package mutating func finish() -> String {
    joiner = 0
    guard !decoder.isEmpty else { return "" }
    decoder = ScalarDecoder()
    var output: [UInt8] = []
    give(Self.replacement, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// The safe form of a whole text, on one line.
  package static func line(_ text: String) -> String { whole(text, .line) }

  /// The safe form of a whole text with its lines.
  package static func text(_ text: String, tabs: Tabs = .spaces(4)) -> String {
    whole(text, .block(tabs: tabs))
  }

  private static func whole(_ text: String, _ policy: Policy) -> String {
    var sanitizer = Sanitizer(policy)
    return sanitizer.append(text) + sanitizer.finish()
  }
}
