import Testing

@Suite struct `The modules` {
  @Test func `import only what the table allows`() throws {
    for module in try SourceTree.modules() {
      let allowed = ModuleTable.allowed[module] ?? []
      for file in try SourceTree.swiftFiles(below: "Sources/\(module)") {
        for name in file.imports where !allowed.contains(name) {
          Issue.record("\(file.path) imports \(name), which \(module) may not.")
        }
      }
    }
  }

  @Test func `all stand in the table, and nothing else does`() throws {
    #expect(try SourceTree.modules() == ModuleTable.allowed.keys.sorted())
  }

  @Test func `all stand in the architecture document, and nothing else does`() throws {
    let text = try SourceTree.text(of: "docs/architecture.md")
    let section = try #require(text.split(separator: "\n## ").first { $0.hasPrefix("Modules") })
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let named = rows.compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }

    #expect(named.sorted() == (try SourceTree.modules()))
  }

  @Test(arguments: ModuleTable.documented)
  func `say what each name is for that others see`(module: String) throws {
    for file in try SourceTree.swiftFiles(below: "Sources/\(module)") {
      for line in file.undocumented { Issue.record("\(file.path):\(line) has no /// sentence.") }
    }
  }

  @Test func `name no rule that the document of the rules does not have`() throws {
    let known = Set(
      try SourceTree.text(of: "docs/rules.md").matches(of: /\*\*(R\d+)\*\*/).map(\.output.1))
    #expect(known.contains("R27"))
    for file in try ["Sources", "Tests"].flatMap(SourceTree.swiftFiles(below:)) {
      for (index, line) in file.lines.enumerated() {
        for rule in line.matches(of: /\bR[1-9]\d?\b/).map(\.output) where !known.contains(rule) {
          Issue.record("\(file.path):\(index + 1) names \(rule).")
        }
      }
    }
  }

  @Test func `have no file of more than 400 lines`() throws {
    for file in try SourceTree.swiftFiles(below: "Sources") where file.lines.count > 401 {
      Issue.record("\(file.path) has \(file.lines.count - 1) lines.")
    }
  }

  @Test(arguments: ["Sources", "Tests", "docs"])
  func `never import FoundationNetworking`(folder: String) throws {
    for file in try SourceTree.swiftFiles(below: folder)
    where file.imports.contains("FoundationNetworking") {
      Issue.record("\(file.path) imports FoundationNetworking.")
    }
  }
}

@Suite struct `A source file` {
  @Test(arguments: [
    ("import A", ["A"]),
    ("package import A\n  import B", ["A", "B"]),
    ("@_exported public import A\n@preconcurrency import B", ["A", "B"]),
    ("@testable import A\nimport struct B.C", ["A", "B"]),
    ("import A // why", ["A"]),
    ("// import A\nlet x = important", []),
    ("let python = \"\"\"\n  import re\n  \"\"\"\nimport A", ["A"]),
  ])
  func `names its imports`(text: String, imports: [String]) {
    #expect(SwiftSource(path: "x.swift", text: text).imports == imports)
  }

  @Test(arguments: [
    ("public struct A {\n  public var b = 1\n}", [1, 2]),
    ("/// An A.\n@frozen\npublic struct A {}", []),
    ("@discardableResult public func a() {}", [1]),
    ("/// A B.\n\npackage func b() {}", [3]),
    ("public import A\nextension A {\n  func b() {}\n}", []),
    ("let code = \"\"\"\n  public struct A {}\n  \"\"\"", []),
  ])
  func `tells which visible names lack a sentence`(text: String, lines: [Int]) {
    #expect(SwiftSource(path: "x.swift", text: text).undocumented == lines)
  }
}
