import AppCore
import Catalog
import Interface
import SwitchboardKit

/// A key typed into the composer: the state changed and the whole screen drawn into a frame.
struct ComposerFigures {
  private static let keys = 200

  func measure(into report: inout Report) throws {
    report.begin("A key in the composer, 120 columns and 40 rows")
    let lines = String(repeating: "a line of a draft that somebody has pasted\n", count: 24_400)
    let line = String(repeating: "without a break ", count: 65_536)
    let result = try Rounds.run(
      rounds: 9,
      [
        { Self.typing(into: "", at: []) },
        { Self.typing(into: lines, at: []) },
        { Self.typing(into: lines, at: [KeyPress(.home, .control)]) },
        { Self.typing(into: line, at: []) },
        { Self.pasting(lines) },
      ])
    report.add(
      Figure("into an empty draft", Amount(result[0], .nanoseconds), limit: .atMost(1e6)))
    let names = [
      "at the end of a draft of 1 MB", "at the start of a draft of 1 MB", "into a line of 1 MB",
    ]
    for (name, series) in zip(names, result.dropFirst().prefix(names.count)) {
      report.add(
        Figure(
          name, Amount(series, .nanoseconds),
          beside: .measured("an empty draft", Amount(result[0], .nanoseconds)),
          limit: .atMost(1e6)))
    }
    report.add(
      Figure(
        "a paste of 1 MB, folded and shown whole", Amount(result[4], .nanoseconds),
        limit: .atMost(50e6)))
    report.end()
  }

  /// Nanoseconds of a paste and of the key that unfolds it.
  private static func pasting(_ text: String) -> Double {
    var (state, view) = playground()
    return Stopwatch.time {
      _ = state.handle(.paste(text))
      _ = view.draw(state)
      _ = state.handle(.key(.control("o")))
      _ = view.draw(state)
    }
  }

  private static func playground() -> (AppState, ScreenView) {
    var state = AppState(
      catalog: .embedded, ready: ["demo"], panes: [[ChainItem("demo/prose")]], themes: ["dusk"],
      theme: "dusk", greeting: nil)
    _ = state.handle(.resized(columns: 120, rows: 40))
    return (state, ScreenView(palette: .plain, facts: []))
  }

  /// Nanoseconds of one key.
  private static func typing(into draft: String, at places: [KeyPress]) -> Double {
    var (state, view) = playground()
    _ = state.handle(.edited(draft))
    for place in places { _ = state.handle(.key(place)) }
    _ = view.draw(state)
    let letters = Array("typing goes on ")
    let time = Stopwatch.time {
      for key in 0..<keys {
        _ = state.handle(.key(KeyPress(.character(letters[key % letters.count]))))
        _ = view.draw(state)
      }
    }
    return time / Double(keys)
  }
}
