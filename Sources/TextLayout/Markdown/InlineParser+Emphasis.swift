/// Emphasis: CommonMark's rows of delimiters, matched with a stack.
extension InlineParser {
  mutating func delimiter(_ sign: UInt8) {
    var end = index
    while end < bytes.count, bytes[end] == sign, !hasMark(at: end) { end += 1 }
    let length = end - index
    guard sign != UInt8(ascii: "~") || length == 2 else {
      index = end
      return
    }
    let before = Neighbour(scalar(before: index))
    let after = Neighbour(scalar(at: end))
    let isLeft = !after.isSpace && (!after.isPunctuation || before.isEdge)
    let isRight = !before.isSpace && (!before.isPunctuation || after.isEdge)
    let isWord = sign == UInt8(ascii: "_")
    let row = InlineNode.Delimiter(
      sign: sign, count: length, length: length,
      canOpen: isLeft && (!isWord || !isRight || before.isPunctuation),
      canClose: isRight && (!isWord || !isLeft || after.isPunctuation))
    flush()
    if row.canOpen || row.canClose { delimiters.append(nodes.count) }
    add(.delimiter(row), to: end)
  }

  /// Matches the delimiters from a position on and forgets them.
  ///
  /// With `isOpen` those that wait for their end count as matched.
  mutating func match(from bottom: Int, isOpen: Bool) {
    var stack: [Int] = []
    // Below these heights nothing matches a closing row of some kind.
    var heights = [Int](repeating: 0, count: 18)
    for node in delimiters[bottom...] {
      guard case .delimiter(var row) = nodes[node].kind else { continue }
      while row.canClose, row.count > 0 {
        let kind = Self.kind(of: row)
        guard let place = opener(for: row, in: stack, above: heights[kind]) else {
          heights[kind] = stack.count
          break
        }
        join(stack[place], &row)
        stack.removeSubrange((place + 1)...)
        if remaining(stack[place]) == 0 { stack.removeLast() }
        for kind in heights.indices { heights[kind] = min(heights[kind], stack.count) }
      }
      nodes[node].kind = .delimiter(row)
      if row.canOpen, row.count > 0 { stack.append(node) }
    }
    if isOpen { for node in stack { openToEnd(node) } }
    delimiters.removeSubrange(bottom...)
  }

  private static func kind(of row: InlineNode.Delimiter) -> Int {
    let sign = row.sign == UInt8(ascii: "*") ? 0 : row.sign == UInt8(ascii: "_") ? 1 : 2
    return sign * 6 + (row.canOpen ? 3 : 0) + row.length % 3
  }

  private func opener(
    for row: InlineNode.Delimiter, in stack: [Int], above height: Int
  ) -> Int? {
    for place in stride(from: stack.count - 1, through: height, by: -1) {
      guard case .delimiter(let other) = nodes[stack[place]].kind, other.sign == row.sign else {
        continue
      }
      // CommonMark's rule of three, which keeps `*a**b*` from being read backwards.
      let isAmbiguous = other.canClose || row.canOpen
      let fits =
        (other.length + row.length) % 3 != 0
        || (other.length % 3 == 0 && row.length % 3 == 0)
      if !isAmbiguous || fits { return place }
    }
    return nil
  }

  private func remaining(_ node: Int) -> Int {
    if case .delimiter(let row) = nodes[node].kind { row.count } else { 0 }
  }

  private mutating func join(_ opener: Int, _ row: inout InlineNode.Delimiter) {
    guard case .delimiter(var other) = nodes[opener].kind else { return }
    let signs = min(2, row.count, other.count)
    other.count -= signs
    row.count -= signs
    other.opens.add(signs, of: row.sign)
    row.closes.add(signs, of: row.sign)
    nodes[opener].kind = .delimiter(other)
  }

  private mutating func openToEnd(_ node: Int) {
    guard case .delimiter(var row) = nodes[node].kind, !row.canClose else { return }
    while row.count > 0 {
      let signs = min(2, row.count)
      row.count -= signs
      row.opens.add(signs, of: row.sign)
    }
    nodes[node].kind = .delimiter(row)
  }

  // MARK: Neighbours

  /// What the character beside a row of delimiters says about it.
  private struct Neighbour {
    var isSpace: Bool
    var isPunctuation: Bool
    private var isWide = false

    /// Whether emphasis may begin or end here although the other side is punctuation.
    ///
    /// Wide characters count, as Chinese and Japanese have no spaces between words.
    var isEdge: Bool { isSpace || isPunctuation || isWide }

    init(_ scalar: Unicode.Scalar?) {
      guard let scalar else {
        (isSpace, isPunctuation) = (true, false)
        return
      }
      if scalar.isASCII {
        isSpace = scalar == " " || scalar == "\n"
        isPunctuation = InlineParser.isPunctuation(UInt8(scalar.value))
        return
      }
      isWide = DisplayWidth.width(of: scalar) == 2
      switch scalar.properties.generalCategory {
      case .spaceSeparator: (isSpace, isPunctuation) = (true, false)
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
        .modifierSymbol, .otherSymbol:
        (isSpace, isPunctuation) = (false, true)
      default: (isSpace, isPunctuation) = (false, false)
      }
    }
  }

  private func scalar(at start: Int) -> Unicode.Scalar? {
    guard start < bytes.count else { return nil }
    return Unicode.Scalar(Cluster(in: bytes, at: start).scalar)
  }

  private func scalar(before end: Int) -> Unicode.Scalar? {
    var start = end - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? nil : scalar(at: start)
  }
}
