import Screen

/// Frames and changes to them, the same for the same seed.
struct RandomTexts {
  private static let texts = [
    "a", "bc", "日", "本語", "e\u{301}", "🇩🇪", "😀", "\u{1B}[2J", "", "क्ष", "\u{301}", "x日y",
  ]
  private static let styles = [
    Style.plain, Style(attributes: .bold), Style(background: Paint(index: 4)),
  ]

  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, bound)
  }

  mutating func change(_ frame: inout Frame) {
    let row = number(frame.rows + 2) - 1
    let column = number(frame.columns + 4) - 2
    let style = Self.styles[number(Self.styles.count)]
    if number(5) == 0 {
      frame.fill(Rect(row: row, column: column, width: number(5), height: number(3)), style: style)
    } else {
      let area = Rect(row: row, column: number(4), width: number(9), height: 1)
      frame.write(
        Self.texts[number(Self.texts.count)], at: row, column, style: style,
        within: number(2) == 0 ? nil : area)
    }
  }
}
