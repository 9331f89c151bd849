import TextLayout

/// How much time a column of a timeline is worth.
struct TimelineScale {
  /// Seconds per column.
  let column: Double

  private static let steps = [
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60, 300, 1800,
  ]

  /// The finest scale at which `seconds` fit into `room` columns.
  init(_ seconds: Double, room: Int) {
    column = Self.steps.first { seconds / $0 <= Double(max(1, room)) } ?? 36_000
  }

  func columns(_ time: Duration) -> Int {
    Int((min(max(0, Figures.seconds(time)), 1e9) / column).rounded())
  }

  /// The scale in words: `0.1 s a column`.
  var words: String { "\(Self.label(column)) s a column" }

  /// Marks every ten columns with their time.
  func axis(room: Int) -> String {
    var text = ""
    var place = 0
    while place + 10 <= room {
      let label = "│" + Self.label(Double(place) * column) + "s"
      text += DisplayWidth.fit(label, to: 10)
      place += 10
    }
    return text
  }

  private static func label(_ seconds: Double) -> String {
    if seconds == seconds.rounded(), seconds < 1e9 { return "\(Int(seconds))" }
    var text = Figures.fixed(seconds, decimals: 3)
    while text.last == "0" { text.removeLast() }
    return text
  }
}
