/// Writes the nodes of a paragraph as styled text.
struct InlineWriter {
  private(set) var text = StyledText()

  private let bytes: [UInt8]
  private let base: TextStyle
  private var emphasis = InlineNode.Emphasis()
  private var links: [Link] = []

  private struct Link {
    var target: LinkTarget
    /// Where its text begins in what has been written.
    var start: Int
  }

  init(bytes: [UInt8], base: TextStyle) {
    self.bytes = bytes
    self.base = base
  }

  mutating func write(_ node: InlineNode) {
    switch node.kind {
    case .text(let range): append(bytes[range])
    case .literal(let string): append(string.utf8)
    case .code(let range): writeCode(range)
    case .delimiter(let row): write(row)
    case .bracket(let isImage, nil): append((isImage ? "![" : "[").utf8)
    case .bracket(let isImage, let target?):
      if isImage { append("image ".utf8, .muted) }
      links.append(Link(target: target, start: text.bytes.count))
    case .linkEnd: endLink()
    }
  }

  private var style: TextStyle {
    var style = base
    if emphasis.bold > 0 { style.attributes.insert(.bold) }
    if emphasis.italic > 0 { style.attributes.insert(.italic) }
    if emphasis.strike > 0 { style.attributes.insert(.strike) }
    if !links.isEmpty {
      style.role = .accent
      style.attributes.insert(.underline)
    }
    return style
  }

  private mutating func append(_ bytes: some Collection<UInt8>, _ role: TextRole? = nil) {
    var style = style
    if let role { style.role = role }
    text.append(bytes: bytes, style, link: links.last?.target.address)
  }

  /// Code keeps its backticks, for where there are no colours.
  private mutating func writeCode(_ range: Range<Int>) {
    var code = bytes[range].map { $0 == 0x0A ? 0x20 : $0 }[...]
    if code.count > 2, code.first == 0x20, code.last == 0x20,
      code.contains(where: { $0 != 0x20 })
    {
      code = code.dropFirst().dropLast()
    }
    var style = style
    style.ground = .codeBackground
    var sign = style
    sign.role = .muted
    let link = links.last?.target.address
    text.append(bytes: "`".utf8, sign, link: link)
    text.append(bytes: code, style, link: link)
    text.append(bytes: "`".utf8, sign, link: link)
  }

  private mutating func write(_ row: InlineNode.Delimiter) {
    // The signs of what is struck out stay, as not every terminal has the line.
    if row.closes.strike > 0 { append("~~".utf8, .muted) }
    emphasis.bold -= row.closes.bold
    emphasis.italic -= row.closes.italic
    emphasis.strike -= row.closes.strike
    append(repeatElement(row.sign, count: row.count))
    emphasis.bold += row.opens.bold
    emphasis.italic += row.opens.italic
    emphasis.strike += row.opens.strike
    if row.opens.strike > 0 { append("~~".utf8, .muted) }
  }

  /// Says where a link leads, unless its text does.
  private mutating func endLink() {
    guard let link = links.popLast() else { return }
    let shown = String(decoding: text.bytes[link.start...], as: UTF8.self)
    guard !link.target.isTold(by: shown) else { return }
    let words = shown.isEmpty ? link.target.place : " (\(link.target.place))"
    append(words.utf8, .muted)
  }
}
