import JSONCoding

/// A program that has ended, with all that it wrote.
struct Outcome: Sendable, CustomStringConvertible {
  enum End: Sendable, Equatable {
    case exited(Int32)
    case killed(Int32)
  }

  let end: End
  let outputBytes: [UInt8]
  let errorBytes: [UInt8]

  var output: String { String(decoding: outputBytes, as: UTF8.self) }
  var error: String { String(decoding: errorBytes, as: UTF8.self) }
  var errorLines: [String] { error.split(separator: "\n").map(String.init) }

  /// The exit status; nil when a signal ended it.
  var status: Int32? {
    if case .exited(let status) = end { status } else { nil }
  }

  /// Standard output as one JSON value.
  var json: JSONValue { get throws { try JSONValue(parsing: outputBytes) } }

  /// Standard output as one JSON value a line.
  var jsonLines: [JSONValue] {
    get throws {
      try outputBytes.split(separator: 0x0A).map { try JSONValue(parsing: Array($0)) }
    }
  }

  var description: String { "\(end)\noutput: \(output)\nerror: \(error)" }
}
