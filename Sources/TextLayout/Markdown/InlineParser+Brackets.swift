/// Links and images.
extension InlineParser {
  mutating func openBracket(isImage: Bool) {
    flush()
    brackets.append(
      Bracket(node: nodes.count, delimiters: delimiters.count, isImage: isImage))
    add(.bracket(isImage: isImage, target: nil), to: index + (isImage ? 2 : 1))
  }

  mutating func closeBracket() {
    guard let bracket = brackets.popLast(), bracket.isActive else {
      index += 1
      return
    }
    guard let (target, end) = LinkSyntax.target(bytes, from: index + 1) else {
      if isOpen, LinkSyntax.isUnfinished(bytes, from: index + 1) {
        nodes[bracket.node].kind = .literal("")
        add(.literal(""), to: bytes.count)
      } else {
        index += 1
      }
      return
    }
    add(.linkEnd, to: end)
    nodes[bracket.node].kind = .bracket(isImage: bracket.isImage, target: target)
    match(from: bracket.delimiters, isOpen: false)
    guard !bracket.isImage else { return }
    // Those before the first that is not active have been switched off already.
    for position in brackets.indices.reversed() where !brackets[position].isImage {
      guard brackets[position].isActive else { break }
      brackets[position].isActive = false
    }
  }
}
