/// What stands before the lines of a block: the bars of quotes, the markers of lists.
struct BlockPrefix {
  private(set) var first = StyledLine()
  let rest: StyledLine

  init(_ containers: [MarkdownBlock.Container], _ options: LayoutOptions) {
    var rest = StyledLine()
    for container in containers {
      switch container {
      case .quote:
        first.append(Self.bar(options))
        rest.append(Self.bar(options))
      case .item(let marker, let beginsHere):
        let width = DisplayWidth.width(of: marker) + 1
        first.append(
          beginsHere
            ? StyledRun(marker + " ", TextStyle(.muted)) : StyledRun(Self.spaces(width)))
        rest.append(StyledRun(Self.spaces(width)))
      }
    }
    // On a narrow screen the text comes first.
    let most = options.width - min(8, (options.width + 1) / 2)
    first = first.window(columns: most, mark: options.symbols.cut)
    first.indentation = first.width
    rest = rest.window(columns: most, mark: options.symbols.cut)
    rest.indentation = rest.width
    self.rest = rest
  }

  /// The prefix of the next line.
  mutating func next() -> StyledLine {
    defer { first = rest }
    return first
  }

  /// An empty row between two blocks, with the bars that go through it.
  static func gap(
    _ containers: ArraySlice<MarkdownBlock.Container>, _ options: LayoutOptions
  ) -> StyledLine {
    guard let last = containers.lastIndex(of: .quote) else { return StyledLine() }
    return BlockPrefix(Array(containers[...last]), options).rest
  }

  private static func bar(_ options: LayoutOptions) -> StyledRun {
    StyledRun("\(options.symbols.vertical) ", TextStyle(.faint))
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
