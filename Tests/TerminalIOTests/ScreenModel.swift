/// A terminal in memory that knows what inline mode writes, and nothing else.
///
/// Rows that leave at the top are kept, as a terminal's scrollback keeps them. A sequence that it
/// does not know is noted, so that a test can expect none.
struct ScreenModel {
  let columns: Int
  let height: Int
  private(set) var scrollback: [String] = []
  private(set) var row = 0
  private(set) var column = 0
  private(set) var isCaretShown = true
  private(set) var wraps = true
  private(set) var unknown: [String] = []
  private var cells: [[Character]]
  private var isAtMargin = false

  init(columns: Int = 20, height: Int = 8) {
    self.columns = columns
    self.height = height
    cells = Array(repeating: Array(repeating: " ", count: columns), count: height)
  }

  /// The rows that are seen, without the spaces at their ends.
  var rows: [String] { cells.map { Self.trimmed($0) } }

  /// Scrollback and rows, without the empty ones at the end.
  var all: [String] {
    var all = scrollback + rows
    while all.last == "" { all.removeLast() }
    return all
  }

  mutating func write(_ bytes: [UInt8]) {
    var text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = text.popFirst() {
      switch scalar {
      case "\r":
        column = 0
        isAtMargin = false
      case "\n": lineFeed()
      case "\u{1B}":
        var sequence = ""
        while let next = text.popFirst() {
          sequence.unicodeScalars.append(next)
          if sequence.count > 1, (0x40...0x7E).contains(next.value) { break }
        }
        obey(sequence)
      default: put(Character(scalar))
      }
    }
  }

  private mutating func put(_ character: Character) {
    if isAtMargin, wraps {
      lineFeed()
      column = 0
    }
    cells[row][column] = character
    isAtMargin = column == columns - 1
    column = min(column + 1, columns - 1)
  }

  private mutating func lineFeed() {
    isAtMargin = false
    if row < height - 1 {
      row += 1
    } else {
      scrollback.append(Self.trimmed(cells.removeFirst()))
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func obey(_ sequence: String) {
    let number = Int(sequence.dropFirst().dropLast()) ?? 1
    isAtMargin = false
    switch sequence.last {
    case "m": return
    case "A": row = max(0, row - number)
    case "B": row = min(height - 1, row + number)
    case "G": column = min(columns, max(1, number)) - 1
    case "K": clear(row, from: column)
    case "J":
      clear(row, from: column)
      for row in row + 1..<max(row + 1, height) { clear(row, from: 0) }
    case "h" where sequence == "[?7h": wraps = true
    case "l" where sequence == "[?7l": wraps = false
    case "h" where sequence == "[?25h": isCaretShown = true
    case "l" where sequence == "[?25l": isCaretShown = false
    default: unknown.append(sequence)
    }
  }

  private mutating func clear(_ row: Int, from column: Int) {
    for column in column..<columns { cells[row][column] = " " }
  }

  private static func trimmed(_ cells: [Character]) -> String {
    var cells = cells
    while cells.last == " " { cells.removeLast() }
    return String(cells)
  }
}
