import Screen
import Testing

@Suite struct `An area` {
  @Test(arguments: [
    (10, [Length.fixed(1), .rest, .fixed(3)], [1, 6, 3]),
    (10, [.fraction(1, of: 3), .rest], [3, 7]),
    (10, [.rest, .rest, .rest], [4, 3, 3]),
    (2, [.fixed(1), .rest, .fixed(3)], [1, 0, 1]),
    (0, [.fixed(4), .rest], [0, 0]),
    (10, [.fixed(-4), .fraction(5, of: 0), .rest], [0, 10, 0]),
    (5, [], []),
  ])
  func `is split in order until nothing is left`(
    total: Int, parts: [Length], lengths: [Int]
  ) {
    let rows = Rect(row: 2, width: 7, height: total).rows(parts)
    let columns = Rect(column: 2, width: total, height: 7).columns(parts)

    #expect(rows.map(\.height) == lengths)
    #expect(columns.map(\.width) == lengths)
    #expect(rows.allSatisfy { $0.row >= 2 && $0.endRow <= 2 + total && $0.width == 7 })
  }

  @Test func `leaves room for lines between its parts`() {
    let (left, middle, right) = Rect(width: 11, height: 4)
      .columns(.fixed(3), .rest, .fraction(1, of: 3), spacing: 1)

    #expect([left, middle, right].map(\.column) == [0, 4, 8])
    #expect([left, middle, right].map(\.width) == [3, 3, 3])
  }

  @Test func `has margins, lines and a middle`() {
    let area = Rect(row: 1, column: 1, width: 10, height: 4)

    #expect(
      area.inset(top: 1, left: 2, right: 3) == Rect(row: 2, column: 3, width: 5, height: 3))
    #expect(area.inset(left: 20).isEmpty)
    #expect(area.line(3) == Rect(row: 4, column: 1, width: 10, height: 1))
    #expect(area.line(4).isEmpty)
    #expect(area.centered(width: 4, height: 2) == Rect(row: 2, column: 4, width: 4, height: 2))
    #expect(
      area.intersection(Rect(width: 3, height: 3)) == Rect(row: 1, column: 1, width: 2, height: 2))
    #expect(area.intersection(Rect(row: 50, width: 3, height: 3)).isEmpty)
    #expect(area.contains(Position(row: 4, column: 10)))
    #expect(!area.contains(Position(row: 5, column: 10)))
  }
}
