import AppCore
import Catalog
import ChatModel
import Interface
import SwitchboardKit
import Themes

/// A frame of the playground after a token and after a key, in an empty chat and in long ones.
struct ScreenFigures {
  private static let mebibyte = 1 << 20
  /// A token's frame has to leave room for hundreds of them a second.
  private static let longestFrame = 150_000.0

  func measure(into report: inout Report) throws {
    report.begin("The screen, 120 columns and 40 rows")
    var empty = Stage(turns: 0, bytes: 0)
    var long = Stage(turns: 1000, bytes: 10 * Self.mebibyte)
    var large = Stage(turns: 1, bytes: Self.mebibyte, isRunning: true)
    let result = try Rounds.run(
      rounds: 9,
      [
        { empty.tokens(200) }, { long.tokens(200) }, { large.tokens(200) },
        { empty.keys(200) }, { long.keys(200) }, { long.scrolling(200) },
      ])
    func add(_ name: String, _ index: Int, beside other: Int, limit: Figure.Limit? = nil) {
      report.add(
        Figure(
          name, Amount(result[index], .nanoseconds),
          beside: index == other
            ? .none : .measured("the same in an empty chat", Amount(result[other], .nanoseconds)),
          limit: limit))
    }
    add("frame of a token, empty chat", 0, beside: 0, limit: .atMost(Self.longestFrame))
    add("frame of a token, chat of 10 MiB", 1, beside: 0, limit: .atMost(Self.longestFrame))
    add("frame of a token, in an answer of 1 MiB", 2, beside: 0, limit: .atMost(Self.longestFrame))
    add("key typed and its frame, empty chat", 3, beside: 3)
    add("key typed and its frame, chat of 10 MiB", 4, beside: 3, limit: .ratioAtMost(1.5))
    add("line scrolled and its frame, chat of 10 MiB", 5, beside: 3)
    report.end()
  }
}

/// A playground with a conversation of a size, without a terminal.
private struct Stage {
  private var state: AppState
  private var view = ScreenView(
    palette: Palette(
      Theme(name: "bench", dark: RolePalette(), light: RolePalette()), appearance: .dark),
    facts: [])
  private var token = 0

  private static let words = "The sky is blue because **air** scatters short wavelengths more. "

  init(turns: Int, bytes: Int, isRunning: Bool = false) {
    state = AppState(
      catalog: .embedded, ready: ["demo"], panes: [[ChainItem("demo/prose")]], themes: ["dusk"],
      theme: "dusk", greeting: nil)
    _ = state.handle(.resized(columns: 120, rows: 40))
    let paragraph = String(repeating: Self.words, count: 6) + "\n\n"
    for _ in 0..<turns {
      ask()
      let count = bytes / turns / paragraph.utf8.count
      tell(String(repeating: paragraph, count: count))
      if !isRunning { _ = state.handle(.runFailed(state.chats[0].id, "over")) }
    }
    if !isRunning { ask() }
    draw()
  }

  private mutating func ask() {
    _ = state.handle(.paste("Why is the sky blue?"))
    _ = state.handle(.key(KeyPress(.enter)))
  }

  private mutating func tell(_ text: String) {
    _ = state.handle(.run(state.chats[0].id, [.content(attempt: 1, .text(text))]))
  }

  private mutating func draw() {
    for event in view.draw(state).events { _ = state.handle(event) }
  }

  /// Nanoseconds of a token and the frame with it; every hundredth ends a paragraph.
  mutating func tokens(_ count: Int) -> Double {
    time(count) {
      $0.token += 1
      $0.tell($0.token % 100 == 0 ? ".\n\n" : " word")
      $0.draw()
    }
  }

  mutating func keys(_ count: Int) -> Double {
    defer { _ = state.handle(.key(.control("u"))) }
    return time(count) {
      _ = $0.state.handle(.key(KeyPress(.character("x"))))
      $0.draw()
    }
  }

  /// Up from the end.
  mutating func scrolling(_ count: Int) -> Double {
    _ = state.handle(.key(.alt("2")))
    defer {
      _ = state.handle(.key(KeyPress(.character("G"))))
      _ = state.handle(.key(KeyPress(.tab)))
      _ = state.handle(.key(KeyPress(.tab)))
    }
    return time(count) {
      _ = $0.state.handle(.key(KeyPress(.character("k"))))
      $0.draw()
    }
  }

  private mutating func time(_ count: Int, _ work: (inout Stage) -> Void) -> Double {
    let start = Stopwatch.now()
    for _ in 0..<count { work(&self) }
    return Double(Stopwatch.now() - start) / Double(count)
  }
}
