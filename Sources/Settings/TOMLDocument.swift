import JSONCoding
import TOMLKit

/// A TOML text as values, and where each of them stands.
struct TOMLDocument: Sendable {
  /// The values, in the order of the file.
  ///
  /// Dates, infinities and NaN are text; the source tells them from what stands in quotes.
  let root: JSONObject
  let source: TOMLSource

  /// The most that a file of ours may be long.
  static let mostBytes = 1 << 20

  /// Reads a text.
  ///
  /// - Throws: The mistake that keeps the text from being TOML.
  init(_ bytes: [UInt8], file: String) throws(FileMistake) {
    let text = try Self.text(of: bytes, file: file)
    source = TOMLSource(bytes)
    // The parser has assertions that some broken texts reach; what has no shape never gets to it.
    if let flaw = source.flaw {
      throw FileMistake(file: file, line: flaw.line, message: "This is not TOML: \(flaw.reason).")
    }
    let json: String
    do {
      // TOMLKit's own tables trap on a key with NUL and keep no order: one text is taken instead.
      let table = try TOMLTable(string: text)
      json = table.convert(
        to: .json, options: [.quoteDateAndTimes, .quoteInfinitesAndNaNs, .allowUnicodeStrings])
    } catch let error as TOMLParseError {
      throw Self.mistake(error, file: file)
    } catch {
      throw FileMistake(file: file, line: nil, message: "The file is not TOML.")
    }
    guard let value = try? JSONValue(parsing: json), let object = value.object else {
      throw FileMistake(file: file, line: nil, message: "The file holds values that are not text.")
    }
    root = Self.ordered(object, at: TOMLPath(), in: source)
  }

  /// The text, which must be UTF-8 without NUL: the parser would read no further than to it.
  private static func text(of bytes: [UInt8], file: String) throws(FileMistake) -> String {
    guard bytes.count <= mostBytes else {
      throw FileMistake(file: file, line: nil, message: "The file is larger than 1 MiB.")
    }
    if let nul = bytes.firstIndex(of: 0) {
      throw FileMistake(
        file: file, line: line(of: nul, in: bytes), message: "A NUL character stands here.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw FileMistake(
        file: file, line: firstLineThatIsNotUTF8(in: bytes), message: "This line is not UTF-8.")
    }
    return text
  }

  private static func firstLineThatIsNotUTF8(in bytes: [UInt8]) -> Int? {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
  }

  private static func line(of index: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<index].count { $0 == 0x0A }
  }

  /// The parser's complaint in our form; it may quote the text, so keys are taken out of it.
  private static func mistake(_ error: TOMLParseError, file: String) -> FileMistake {
    var reason = Substring(error.description)
    if let colon = reason.firstRange(of: ": "), reason.hasPrefix("Error while parsing ") {
      reason = reason[colon.upperBound...]
    }
    return FileMistake(
      file: file, line: error.source.begin.line,
      message: "This is not TOML: \(KeyShape.redacted(String(reason))).")
  }

  /// The parser sorts keys by name; the order of the file is put back.
  private static func ordered(
    _ object: JSONObject, at path: TOMLPath, in source: TOMLSource
  ) -> JSONObject {
    let members = object.members.map { member in
      let place = path.appending(member.key)
      let value = ordered(member.value, at: place, in: source)
      return (
        place: source[place]?.key.lowerBound ?? .max,
        member: JSONObject.Member(key: member.key, value: value)
      )
    }
    return JSONObject(members.sorted { $0.place < $1.place }.map(\.member))
  }

  private static func ordered(
    _ value: JSONValue, at path: TOMLPath, in source: TOMLSource
  ) -> JSONValue {
    switch value {
    case .object(let object): .object(ordered(object, at: path, in: source))
    case .array(let elements):
      .array(
        elements.enumerated().map { ordered($0.element, at: path.appending($0.offset), in: source) }
      )
    default: value
    }
  }
}
