import JSONCoding

/// The arguments of a call in Swift, a line each.
struct SwiftArguments {
  private let writer: CodeWriter
  private let indent: Int
  private var lines: [String] = []

  init(_ writer: CodeWriter, indent: Int) {
    self.writer = writer
    self.indent = indent
  }

  var isEmpty: Bool { lines.isEmpty }

  /// Adds an argument whose value is code; nil adds nothing.
  mutating func add(_ name: String, code: String?) {
    if let code { lines.append("\(name): \(code)") }
  }

  /// Adds an argument; nil adds nothing.
  mutating func add(_ name: String, _ value: JSONValue?) {
    add(name, code: value.map { writer.value($0, indent: indent, used: name.count + 2) })
  }

  /// The call; short arguments share a line.
  func call(_ function: String, first: String? = nil) -> String {
    let all = (first.map { [$0] } ?? []) + lines
    let line = "\(function)(\(all.joined(separator: ", ")))"
    if !line.contains("\n"), line.count + indent < 80 { return line }
    let margin = String(repeating: " ", count: indent)
    return "\(function)(\n\(all.map { margin + $0 }.joined(separator: ",\n")))"
  }
}
