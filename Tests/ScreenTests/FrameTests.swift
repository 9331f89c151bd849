import Screen
import Testing

@Suite struct `A frame` {
  @Test func `clips what lies outside`() {
    var frame = Frame(columns: 4, rows: 2)

    frame.write("abcdef", at: 0, 2)
    frame.write("xyz", at: 1, -1)
    frame.write("no", at: 7, 0)

    #expect(frame.text() == "  ab\nyz  \n")
  }
}
