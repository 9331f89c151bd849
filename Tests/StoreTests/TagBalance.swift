/// Reads HTML as strictly as XML: every tag that opens closes, in order.
enum TagBalance {
  private static let empty: Set<String> = ["meta", "img", "br", "hr"]

  /// What is wrong with a page; nil when nothing is.
  static func mistake(in page: String) -> String? {
    var open: [String] = []
    var rest = page[...]
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else { return "a tag has no end" }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == String(tag.dropFirst()) else { return "</\(tag)> closes nothing" }
        continue
      }
      let name = String(tag.prefix { $0.isLetter || $0.isNumber })
      guard !name.isEmpty else { return "<\(tag)> has no name" }
      guard tag.count(where: { $0 == "\"" }).isMultiple(of: 2) else { return "a quote is open" }
      if !empty.contains(name) { open.append(name) }
    }
    return open.isEmpty ? nil : "<\(open.joined(separator: "><"))> stay open"
  }
}
