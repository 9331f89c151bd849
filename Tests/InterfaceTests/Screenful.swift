import AppCore
import Interface
import Screen
import SwitchboardKit
import Testing
import TextLayout

/// A state with a view that keeps what it has laid out and tells the state how it came out, as the
/// loop does.
struct Screenful {
  var state: AppState
  var view = ScreenView(palette: .plain, facts: ["0 keys"])

  init(_ state: AppState) { self.state = state }

  init(_ columns: Int, _ rows: Int, panes: [[String]] = [["demo/prose"]]) {
    self.init(InterfaceTests.state(columns, rows, panes: panes))
  }

  /// Draws, and gives the rows without the spaces at their ends.
  @discardableResult
  mutating func draw() -> [String] {
    let (frame, events) = view.draw(state)
    for event in events { _ = state.handle(event) }
    return frame.text(caret: "_").split(separator: "\n", omittingEmptySubsequences: false).map {
      row in
      var row = row
      while row.last == " " { row.removeLast() }
      return String(row)
    }
  }

  /// What is drawn, without the rows that are empty at its end.
  var picture: String {
    var screen = self
    var lines = screen.draw()
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  mutating func type(_ text: String, _ keys: KeyPress...) {
    for character in text { press(KeyPress(.character(character))) }
    for key in keys { press(key) }
  }

  /// A key, and the frame after it.
  @discardableResult
  mutating func press(_ key: KeyPress) -> [Effect] {
    let effects = state.handle(.key(key))
    draw()
    return effects
  }

  /// Asks in the composer, and has every pane answer with a text of its own.
  mutating func ask(_ prompt: String, answers: [String]) {
    state.type("", .alt("2"), KeyPress(.escape))
    state.type(prompt, KeyPress(.enter))
    for (pane, answer) in answers.enumerated() {
      state.answer(answer, pane: pane)
      state.end(pane: pane)
    }
    draw()
  }
}

extension AppState {
  /// The answer of a pane breaks off.
  mutating func end(pane: Int = 0) { _ = handle(.runFailed(chats[pane].id, "over")) }
}
