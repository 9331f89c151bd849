import ChatModel
import JSONCoding

/// A Python program of one call, put together from its parts.
struct PythonFile {
  /// What `pip install` is given.
  var package: String
  /// The line that brings the client.
  var importLine: String
  var comments: [String] = []
  var usesEnvironment = false
  /// The files that the program reads, with their names in the code.
  var files: [(name: String, file: Attachment)] = []
  /// Whether files go along as base64 text; else as bytes.
  var encodesFiles = true
  /// What stands below the imports.
  var statements: [String] = []

  var text: String {
    let standard = [
      files.isEmpty || !encodesFiles ? nil : "import base64", usesEnvironment ? "import os" : nil,
    ].compactMap(\.self)
    let reading = files.map { file in
      let path = CodeLanguage.python.literal(file.file.name)
      let bytes = "source.read()"
      let value = encodesFiles ? "base64.b64encode(\(bytes)).decode()" : bytes
      return "with open(\(path), \"rb\") as source:\n    \(file.name) = \(value)"
    }
    let head = (["# pip install \(package)"] + comments.map { "# \($0)" }).joined(separator: "\n")
    let imports = standard.joined(separator: "\n")
    return ([head, imports, importLine].filter { !$0.isEmpty } + reading + statements)
      .joined(separator: "\n\n")
  }

  /// A writer that knows secrets and files by their names.
  static func writer(
    _ entry: ExportedEntry, files: [(name: String, file: Attachment)], encodesFiles: Bool = true
  ) -> CodeWriter {
    var writer = CodeWriter(.python)
    for (standIn, variable) in entry.standIns {
      writer.expressions[standIn] = CodeLanguage.python.environment(variable)
    }
    for (name, file) in files {
      writer.expressions[file.base64] = name
      if encodesFiles {
        writer.expressions[file.dataURI] = "f\"data:\(file.mediaType);base64,{\(name)}\""
      }
    }
    return writer
  }

  /// The entry's headers as a dictionary; nil without one.
  static func headers(_ headers: [ExportedHeader], indent: Int) -> String? {
    guard !headers.isEmpty else { return nil }
    let python = CodeLanguage.python
    let members = headers.map { header in
      let value = header.value.map { python.literal($0) } ?? python.environment(header.variable)
      return "\(python.literal(header.name)): \(value)"
    }
    let line = "{\(members.joined(separator: ", "))}"
    if indent + line.count < 70 { return line }
    let margin = String(repeating: " ", count: indent)
    return "{\n" + members.map { "\(margin)    \($0),\n" }.joined() + margin + "}"
  }
}

/// The arguments of a call in Python, a line each.
struct PythonArguments {
  private var lines: [String] = []
  let indent: Int

  init(indent: Int = 4) { self.indent = indent }

  var isEmpty: Bool { lines.isEmpty }

  /// Adds an argument whose value is code; nil adds nothing.
  mutating func add(_ name: String, _ code: String?) {
    guard let code else { return }
    lines.append("\(String(repeating: " ", count: indent))\(name)=\(code),")
  }

  /// Adds an argument.
  mutating func add(_ name: String, _ value: JSONValue, _ writer: CodeWriter) {
    add(name, writer.value(value, indent: indent, used: name.count + 2))
  }

  /// The call: on one line when there is one short argument at most.
  func call(_ function: String) -> String {
    guard let first = lines.first else { return function + "()" }
    let short = first.drop { $0 == " " }.dropLast()
    if lines.count == 1, !first.contains("\n"), function.count + short.count < 80 {
      return "\(function)(\(short))"
    }
    let margin = String(repeating: " ", count: indent - 4)
    return "\(function)(\n\(lines.joined(separator: "\n"))\n\(margin))"
  }
}
