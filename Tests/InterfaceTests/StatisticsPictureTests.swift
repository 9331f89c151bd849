import AppCore
import Testing

@Suite struct `A picture of the statistics` {
  /// The rows of a picture without those that are empty at its end.
  private func picture(_ columns: Int, _ height: Int) -> String {
    var screen = Screenful(columns, height)
    screen.press(.control("x"))
    screen.press(KeyPress(.character("g")))
    _ = screen.state.handle(
      .sessions(.measured(`The statistics`.measured, for: .week)))
    screen.type("j")
    return screen.picture
  }

  @Test func `has what matters most on a small screen`() {
    #expect(
      picture(80, 24) == """
        GOLDEN(s80)
        """)
  }

  @Test func `has everything on the storyboard's screen`() {
    #expect(
      picture(120, 31) == """
        GOLDEN(s120)
        """)
  }

  @Test func `has longer plots on a wide screen`() {
    #expect(
      picture(200, 60) == """
        GOLDEN(s200)
        """)
  }
}
