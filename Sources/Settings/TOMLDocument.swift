import JSONCoding

/// A TOML text as values, and where each of them stands.
struct TOMLDocument: Sendable {
  /// The values, in the order of the file.
  ///
  /// Dates are text; the source tells them from what stands in quotes.
  let root: JSONObject
  let source: TOMLSource

  /// The most that a file of ours may be long.
  static let mostBytes = 256 * 1024

  /// Reads a text; throws the mistake that keeps it from being TOML.
  init(_ bytes: [UInt8], file: String) throws(FileMistake) {
    guard bytes.count <= Self.mostBytes else {
      throw FileMistake(file: file, line: nil, message: "The file is larger than 256 KiB.")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw FileMistake(
        file: file, line: Self.firstLineThatIsNotUTF8(in: bytes), message: "This line is not UTF-8."
      )
    }
    var parser = TOMLParser(bytes)
    do throws(TOMLParser.Flaw) {
      root = try parser.parse()
      source = parser.source
    } catch {
      throw FileMistake(
        file: file, line: error.line, message: "This is not TOML: \(error.reason).")
    }
  }

  private static func firstLineThatIsNotUTF8(in bytes: [UInt8]) -> Int? {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
  }
}
