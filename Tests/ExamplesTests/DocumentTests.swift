import FoundationEssentials
import Settings
import Testing

@Suite struct `The documents` {
  /// The folder of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: ["docs/library.md", "README.md"])
  func `show only code that the tests run`(path: String) throws {
    let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    let folder = Self.root.appending(path: "docs/examples").path(percentEncoded: false)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).map {
      lines(of: try String(contentsOfFile: folder + "/" + $0, encoding: .utf8))
    }
    let blocks = Self.codeBlocks("swift", in: text)

    #expect(!blocks.isEmpty)
    for block in blocks where !files.contains(where: { Self.stands(block, in: $0) }) {
      Issue.record("\(path) shows code that no file of docs/examples has: \(block[0])")
    }
  }

  @Test func `show files without mistakes`() throws {
    let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let blocks = Self.codeBlocks("toml", in: text)

    #expect(blocks.count == 2)
    for block in blocks {
      let bytes = Array(block.joined(separator: "\n").utf8)
      let mistakes =
        block.contains("[[model]]")
        ? AgentFile.parse(bytes, file: "agent").mistakes
        : SettingsFile.parse(bytes, file: "settings").mistakes
      #expect(mistakes.isEmpty)
    }
  }

  /// The blocks that are fenced as that language.
  private static func codeBlocks(_ language: String, in text: String) -> [[Substring]] {
    var blocks: [[Substring]] = []
    var open: [Substring]?
    for line in lines(of: text) {
      if line == "```", let block = open {
        blocks.append(block)
        open = nil
      } else if line == "```\(language)" {
        open = []
      } else {
        open?.append(line)
      }
    }
    return blocks
  }

  /// Whether the lines of a block follow each other in a file, however deep they stand there.
  private static func stands(_ block: [Substring], in file: [Substring]) -> Bool {
    guard let first = block.first, !first.isEmpty else { return false }
    return file.indices.contains { start in
      guard file[start].hasSuffix(first), start + block.count <= file.count else { return false }
      let indent = file[start].dropLast(first.count)
      return indent.allSatisfy { $0 == " " }
        && zip(block, file[start...]).allSatisfy { $1 == ($0.isEmpty ? "" : indent + $0) }
    }
  }
}

private func lines(of text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}
