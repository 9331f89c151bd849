import Screen
import TestSupport
import Testing

@Suite struct `The difference of two frames` {
  @Test func `makes the old frame the new one, and nothing more`() {
    var random = RandomTexts(seed: 7)
    for _ in 0..<500 {
      var old = Frame(columns: 1 + random.number(12), rows: 1 + random.number(4))
      for _ in 0..<8 { random.change(&old) }
      var new = old
      for _ in 0..<random.number(4) { random.change(&new) }
      if random.number(2) == 0 { new.caret = Position(row: 0, column: 0) }

      let diff = FrameDiff(from: old, to: new)
      var applied = old
      diff.apply(to: &applied, from: new)

      #expect(applied == new)
      #expect(isMinimal(diff, from: old, to: new))
    }
  }

  @Test func `is empty for equal frames`() {
    var frame = Frame(columns: 9, rows: 3)
    frame.write("日本 text", at: 1, 0)

    #expect(FrameDiff(from: frame, to: frame).runs.isEmpty)
  }

  @Test func `takes whole characters`() {
    var old = Frame(columns: 6, rows: 1)
    old.write("a日bc", at: 0, 0)
    var new = old
    new.write("x", at: 0, 2)

    // The wide character goes with its second half.
    #expect(FrameDiff(from: old, to: new).runs == [.init(row: 0, columns: 1..<3)])
  }

  @Test func `looks only where it is told to`() {
    let old = Frame(columns: 9, rows: 3)
    var new = old
    new.write("a日b", at: 0, 1)
    new.write("cd", at: 2, 6)
    new.write("e", at: 1, 0)

    let areas = [
      Rect(row: 0, column: 0, width: 3, height: 1), Rect(row: 2, column: 0, width: 7, height: 9),
    ]
    let diff = FrameDiff(from: old, to: new, within: areas)

    // What begins inside is taken whole.
    #expect(diff.runs == [.init(row: 0, columns: 1..<5), .init(row: 2, columns: 6..<8)])
  }

  @Test func `is everything after a change of size`() {
    let diff = FrameDiff(from: Frame(columns: 2, rows: 2), to: Frame(columns: 3, rows: 2))

    #expect(diff.isResized)
    #expect(diff.runs == [.init(row: 0, columns: 0..<3), .init(row: 1, columns: 0..<3)])
  }

  @Test func `is recorded frame by frame`() {
    var display = RecordingDisplay()
    var frame = Frame(columns: 5, rows: 1)
    display.show(frame)
    frame.write("ab", at: 0, 1)
    display.show(frame)
    display.show(frame)

    #expect(display.changes == [5, 2])
    #expect(display.frames.last?.text() == " ab  \n")
  }

  /// Whether every run holds changed characters only, and two runs do not touch.
  private func isMinimal(_ diff: FrameDiff, from old: Frame, to new: Frame) -> Bool {
    let isChanged = diff.runs.allSatisfy { run in
      run.columns.allSatisfy { column in
        let characters = [column - 1, column, column + 1].filter { run.columns.contains($0) }
        let isHalf =
          old[run.row, column].isContinuation || new[run.row, column].isContinuation
          || old[run.row, column].glyph.width == 2 || new[run.row, column].glyph.width == 2
        return old[run.row, column] != new[run.row, column]
          || isHalf && characters.contains { old[run.row, $0] != new[run.row, $0] }
      }
    }
    let areApart = zip(diff.runs, diff.runs.dropFirst()).allSatisfy {
      $0.row < $1.row || $0.columns.upperBound < $1.columns.lowerBound
    }
    return isChanged && areApart
  }
}
