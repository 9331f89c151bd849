/// One Swift file, read by lines as far as the rules of the package need it.
struct SwiftSource {
  /// From the root of the package.
  let path: String
  let lines: [Substring]
  /// Whether each line begins inside a string of several lines, where nothing is code.
  private let isText: [Bool]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var isInside = false
    isText = lines.map { line in
      defer { if !line.ranges(of: "\"\"\"").count.isMultiple(of: 2) { isInside.toggle() } }
      return isInside
    }
  }

  /// The modules that are imported, in order.
  var imports: [String] {
    code.compactMap { _, words in
      guard let place = words.firstIndex(of: "import"), words.count > place + 1,
        words[..<place].allSatisfy({ $0.hasPrefix("@") || Self.accessLevels.contains($0) })
      else { return nil }
      let name = words[place + 1]
      if Self.kinds.contains(name), words.count > place + 2 {
        return words[place + 2].split(separator: ".").first.map(String.init)
      }
      return String(name)
    }
  }

  /// The lines, from 1, of `public` and `package` declarations without a documentation comment.
  var undocumented: [Int] {
    code.compactMap { index, words in
      let first = words.first { !$0.hasPrefix("@") }
      let isVisible = first == "public" || first == "package"
      guard isVisible, !words.contains("import") else { return nil }
      var above = index - 1
      while above >= 0, trimmed(above).hasPrefix("@") { above -= 1 }
      return above >= 0 && trimmed(above).hasPrefix("///") ? nil : index + 1
    }
  }

  private static let accessLevels: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]

  /// What may stand between `import` and a name inside a module.
  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
  ]

  /// The lines of code with their words.
  private var code: [(index: Int, words: [Substring])] {
    lines.indices.compactMap { index in
      isText[index] ? nil : (index, trimmed(index).split(separator: " "))
    }
  }

  private func trimmed(_ index: Int) -> Substring { lines[index].drop { $0 == " " } }
}
