/// Reads Markdown line by line and gives out each block when it can no longer change.
///
/// The state of CommonMark's block structure: the containers that are open, and the block inside
/// that lines are added to. Everything in it is bounded: a long paragraph, code or table is given out
/// in parts.
struct BlockParser {
  /// What has been completed and not yet been taken.
  var blocks: [MarkdownBlock] = []

  var containers: [OpenContainer] = []
  var leaf: OpenLeaf?
  /// Which line of the text is being read, counted from 0.
  var line = -1
  /// Whether an empty line stood before the next block.
  private var sawBlank = false
  /// How many containers have been open without a break since the last block.
  private var shared = 0
  /// Whether the last block is one that has an empty row after it in any case.
  private var standsApart = false
  private var isFirst = true

  /// Deeper nesting is shown as text.
  static let deepest = 16
  /// A longer paragraph is several.
  static let longestParagraph = 4096

  // MARK: Blocks

  /// Begins a block in the containers that are open.
  mutating func begin(_ content: OpenLeaf.Content, isApart: Bool = false) {
    closeLeaf()
    leaf = place(content, isApart: isApart)
  }

  /// Gives out a block of one line.
  mutating func emit(_ content: MarkdownBlock.Content) {
    closeLeaf()
    let place = place(.paragraph([]), isApart: true)
    give(content, place)
  }

  /// Where a block of this content stands if it begins here.
  private mutating func place(_ content: OpenLeaf.Content, isApart: Bool) -> OpenLeaf {
    var shown: [MarkdownBlock.Container] = []
    var beginsItem = false
    for index in containers.indices {
      switch containers[index].kind {
      case .quote: shown.append(.quote)
      case .item:
        let beginsHere = !containers[index].isShown
        beginsItem = beginsItem || beginsHere
        shown.append(.item(marker: containers[index].marker, beginsHere: beginsHere))
        containers[index].isShown = true
      }
    }
    let hasGap = !isFirst && (sawBlank || standsApart || (isApart && !beginsItem))
    defer {
      shared = containers.count
      sawBlank = false
      standsApart = isApart
      isFirst = false
    }
    return OpenLeaf(content: content, containers: shown, gap: hasGap ? shared : nil)
  }

  private mutating func give(_ content: MarkdownBlock.Content, _ leaf: OpenLeaf) {
    blocks.append(MarkdownBlock(content: content, containers: leaf.containers, gap: leaf.gap))
  }

  /// Gives out the open block.
  ///
  /// With `isOpen` it is shown as what it will probably become when the text goes on.
  mutating func closeLeaf(isOpen: Bool = false) {
    guard let leaf else { return }
    self.leaf = nil
    switch leaf.content {
    case .paragraph(let text):
      if isOpen, text.first == UInt8(ascii: "|"), !text.contains(0x0A) {
        give(.table(Self.header(of: text)), leaf)
      } else {
        give(.paragraph(InlineParser.parse(text, isOpen: isOpen)), leaf)
      }
    case .code(let code): give(.code(code.block), leaf)
    case .table(let table): give(.table(table), leaf)
    }
  }

  /// Gives out a part of the open block; what follows goes on in another without a gap.
  mutating func split(_ rest: OpenLeaf.Content) {
    guard let containers = leaf?.containers else { return }
    closeLeaf()
    let shown = containers.map { container in
      if case .item(let marker, _) = container {
        MarkdownBlock.Container.item(marker: marker, beginsHere: false)
      } else {
        container
      }
    }
    leaf = OpenLeaf(content: rest, containers: shown, gap: nil)
  }

  private static func header(of line: [UInt8]) -> MarkdownTable {
    let cells = TableRow.cells(line[...]) ?? []
    var table = MarkdownTable(
      alignments: cells.map { _ in .leading },
      header: cells.map { InlineParser.parse(TableRow.text($0), base: MarkdownTable.headerStyle) },
      widths: [])
    table.widths = table.measured(table.header)
    return table
  }

  // MARK: Containers

  /// Closes the containers from some depth on, and the block in them.
  mutating func close(to depth: Int, isOpen: Bool = false) {
    guard depth < containers.count else { return }
    closeLeaf(isOpen: isOpen)
    let hidden = containers[depth...].contains { container in
      if case .item = container.kind { !container.isShown } else { false }
    }
    // An item without text still shows its marker.
    if hidden {
      let leaf = place(.paragraph([]), isApart: false)
      give(.paragraph(StyledText()), leaf)
    }
    containers.removeSubrange(depth...)
    shared = min(shared, depth)
  }

  mutating func closeAll(isOpen: Bool) {
    closeLeaf(isOpen: isOpen)
    close(to: 0, isOpen: isOpen)
  }

  /// Notes an empty line.
  mutating func noteBlank() { sawBlank = true }

  /// The block that was begun turns out to be one with empty rows around it.
  mutating func noteApart() { standsApart = true }
}
