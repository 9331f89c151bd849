/// Breaks styled text into lines of at most some columns.
///
/// Lines break at spaces and between wide characters; a word that is wider than the line is cut at
/// its end. Spaces at a break are dropped. Linear in the length of the text.
package struct TextWrapper {
  package enum Mode: Sendable, Hashable {
    /// Between words, for prose.
    case words
    /// At the last column, for code.
    case columns
  }

  private let width: Int
  private let mode: Mode
  private let first: StyledLine
  private let rest: StyledLine

  /// Breaks at `width` columns, prefix included; less than 1 counts as 1.
  ///
  /// `first` stands before the first line, `rest` before every other: markers, indentation. A prefix
  /// that leaves no room for text is cut.
  package init(
    width: Int, mode: Mode = .words, first: StyledLine = StyledLine(),
    rest: StyledLine = StyledLine()
  ) {
    self.width = max(1, width)
    self.mode = mode
    self.first = first.window(columns: self.width - 1)
    self.rest = rest.window(columns: self.width - 1)
  }

  /// The lines of a text; an empty text has one.
  package func lines(of text: StyledText) -> [StyledLine] {
    var pass = Pass(text: text, wrapper: self)
    pass.run()
    return pass.lines
  }

  /// One way through a text.
  private struct Pass {
    let bytes: [UInt8]
    let wrapper: TextWrapper
    var reader: StyledRunReader
    var lines: [StyledLine] = []
    /// Where the line begins, and the columns from there to where the pass stands.
    var start = 0
    var column = 0
    /// The last place where the line may end.
    var chance: Chance?
    /// The columns of the line beside its prefix.
    var room: Int

    struct Chance {
      /// Where the text of the line ends.
      var end: Int
      /// Where the next line begins, and its column in this one.
      var next: Int
      var column: Int
    }

    init(text: StyledText, wrapper: TextWrapper) {
      bytes = text.bytes
      self.wrapper = wrapper
      reader = StyledRunReader(text)
      room = wrapper.width - wrapper.first.width
    }

    private var prefix: StyledLine { lines.isEmpty ? wrapper.first : wrapper.rest }

    mutating func run() {
      var index = 0
      var before: Cluster?
      while index < bytes.count {
        switch bytes[index] {
        case 0x0A:
          end(at: index, next: index + 1)
          before = nil
          index += 1
        case 0x20:
          noteSpace(at: index)
          before = nil
          index += 1
        default:
          let cluster = Cluster(in: bytes, at: index)
          if let before, LineBreaks.isAllowed(after: before, before: cluster) {
            chance = Chance(end: index, next: index, column: column)
          }
          take(cluster, at: index)
          before = cluster
          index += cluster.length
        }
      }
      end(at: bytes.count, next: bytes.count)
    }

    private mutating func noteSpace(at index: Int) {
      if wrapper.mode == .columns, column >= room { end(at: index, next: index) }
      // Several spaces are one place.
      let end = chance.flatMap { $0.next == index ? $0.end : nil } ?? index
      column += 1
      chance = Chance(end: end, next: index + 1, column: column)
    }

    private mutating func take(_ cluster: Cluster, at index: Int) {
      while column + cluster.width > room, column > 0 {
        if wrapper.mode == .words, let chance, chance.end > start {
          emit(start..<chance.end)
          start = chance.next
          column -= chance.column
          self.chance = nil
        } else {
          end(at: index, next: index)
        }
      }
      if cluster.width > room {
        // No line can hold it; a mark of one column says that something was here.
        emit(index..<index, replacement: true)
        start = index + cluster.length
        column = 0
        chance = nil
      } else {
        column += cluster.width
      }
    }

    /// Ends the line at a place; the next begins at another.
    private mutating func end(at index: Int, next: Int) {
      // What was replaced by a mark at the very end has its line already.
      let isDone = start == index && start == bytes.count && start > 0 && bytes[start - 1] != 0x0A
      if !isDone || lines.isEmpty { emit(start..<index) }
      start = next
      column = 0
      chance = nil
    }

    private mutating func emit(_ range: Range<Int>, replacement: Bool = false) {
      var end = range.upperBound
      if wrapper.mode == .words {
        while end > range.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
      }
      var line = prefix
      line.indentation = prefix.width
      for run in reader.runs(in: range.lowerBound..<end) { line.append(run) }
      if replacement {
        line.append(StyledRun(String(DisplayWidth.cutMark), TextStyle(.muted)))
      }
      lines.append(line)
      room = wrapper.width - wrapper.rest.width
    }
  }
}
