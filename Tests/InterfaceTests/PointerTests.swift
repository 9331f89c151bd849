import AppCore
import Catalog
import ChatModel
import Interface
import Screen
import SwitchboardKit
import Testing

@Suite struct `The mouse` {
  /// A state with the mouse on and four models in the list.
  private static func state(_ columns: Int = 160) -> AppState {
    var state = InterfaceTests.state(columns, 40, panes: [["demo/prose"], ["demo/code"]])
    _ = state.handle(.catalogue(Knowledge.of(ready: [])))
    _ = state.handle(.key(Keymap.leader))
    _ = state.handle(.key(KeyPress(.character("u"))))
    return state
  }

  /// Clicks on the first place where a text stands.
  private static func click(
    _ text: String, _ state: inout AppState, _ action: PointerAction = .press
  ) throws -> [Effect] {
    var view = ScreenView(palette: .plain, facts: [])
    let lines = view.draw(state).frame.text().split(separator: "\n").map(String.init)
    let row = try #require(lines.firstIndex { $0.contains(text) })
    let range = try #require(lines[row].firstRange(of: text))
    let column = lines[row].distance(from: lines[row].startIndex, to: range.lowerBound)
    return state.handle(
      .pointer(action, view.hit(Position(row: row, column: column), in: state)))
  }

  @Test func `is off at the start and switched by Ctrl+X u`() {
    var state = InterfaceTests.state(80, 24)
    #expect(!state.hasMouse)
    #expect(state.handle(.pointer(.press, .models)).isEmpty)
    #expect(state.focus == .composer)
    _ = state.handle(.key(Keymap.leader))
    guard case .useMouse(true)? = state.handle(.key(KeyPress(.character("u")))).first else {
      Issue.record("the mouse is not switched on")
      return
    }
    #expect(rows(state).last { !$0.isEmpty }?.contains("mouse on") == true)
  }

  @Test func `gives the focus to what is clicked`() throws {
    var state = Self.state()
    _ = try Self.click("3 demo/code", &state)
    #expect(state.focus == .chat && state.current == 1)
    _ = try Self.click("1 Models", &state)
    #expect(state.focus == .models)
    _ = try Self.click("temperature", &state)
    #expect(state.focus == .options)
    _ = try Self.click(" › ", &state)
    #expect(state.focus == .composer)
  }

  @Test func `selects a model, and uses it with a second click`() throws {
    var state = Self.state()
    _ = try Self.click("busy", &state)
    #expect(state.browser.selectedModel?.id.model == "busy")
    _ = try Self.click("busy", &state)
    #expect(state.chat.chain.map(\.id) == ["demo/busy"])
  }

  @Test func `takes two slow clicks for two`() throws {
    var state = Self.state()
    _ = try Self.click("busy", &state)
    _ = state.handle(.tick(.seconds(2)))
    _ = try Self.click("busy", &state)
    #expect(
      state.chat.chain.map(\.id) == ["demo/code"] || state.chat.chain.map(\.id) == ["demo/prose"])
  }

  @Test(arguments: [("abc", 1), ("wörld", 2), ("日本語", 2)])
  func `places the caret before the character that is clicked`(text: String, place: Int) {
    var state = Self.state()
    _ = state.handle(.paste("first line\n" + text))
    var view = ScreenView(palette: .plain, facts: [])
    let frame = view.draw(state).frame
    let caret = frame.caret ?? Position(row: 0, column: 0)
    let width = text.unicodeScalars.first?.value ?? 0 > 0x2000 ? 2 : 1
    let column = caret.column - (text.count - place) * width
    let hit = view.hit(Position(row: caret.row, column: column), in: state)
    _ = state.handle(.pointer(.press, hit))
    #expect(state.composer.editor.caret == 11 + text.prefix(place).utf8.count)
    #expect(
      view.hit(Position(row: caret.row, column: 150), in: state)
        == .composer(caret: 11 + text.utf8.count))
  }

  @Test func `scrolls the pane under the pointer and leaves the focus`() throws {
    var state = Self.state()
    state.type("Hi", KeyPress(.enter))
    for chat in state.chats {
      _ = state.handle(.laidOut(chat.id, ScrollMetrics(total: 100, height: 20)))
    }
    _ = state.handle(.pointer(.wheel(-3), .chat(1, onTitle: false)))
    #expect(state.chats[1].place != nil && state.chats[0].place == nil)
    #expect(state.focus == .composer && state.current == 0)
  }

  /// Two panes with an answer each, drawn; the view knows where its lines stand.
  private static func answered() -> (AppState, ScreenView) {
    var state = Self.state()
    state.type("Hi", KeyPress(.enter))
    for pane in 0...1 {
      _ = state.handle(
        .run(state.chats[pane].id, [.content(attempt: 1, .reasoning("Well, what is it"))]))
      state.answer("one of \(pane)\n\ntwo of \(pane)\n\nthree of \(pane)", pane: pane)
      state.end(pane: pane)
    }
    var view = ScreenView(palette: .plain, facts: [])
    for event in view.draw(state).events { _ = state.handle(event) }
    return (state, view)
  }

  /// The mouse on the first place where a text stands, and the frame after it.
  private static func point(
    _ action: PointerAction, _ text: String, _ state: inout AppState, _ view: inout ScreenView
  ) throws -> [Effect] {
    let lines = view.draw(state).frame.text().split(separator: "\n").map(String.init)
    let row = try #require(lines.firstIndex { $0.contains(text) })
    let range = try #require(lines[row].firstRange(of: text))
    let column = lines[row].distance(from: lines[row].startIndex, to: range.lowerBound)
    let effects = state.handle(
      .pointer(action, view.hit(Position(row: row, column: column), in: state)))
    for event in view.draw(state).events { _ = state.handle(event) }
    return effects
  }

  @Test func `copies the lines of one pane that are dragged over`() throws {
    var (state, view) = Self.answered()
    _ = try Self.point(.press, "one of 1", &state, &view)
    #expect(state.current == 1 && state.chat.selection == nil)
    _ = try Self.point(.drag, "two of 1", &state, &view)
    _ = try Self.point(.drag, "two of 0", &state, &view)
    let effects = try Self.point(.release, "two of 1", &state, &view)
    guard case .copy(let text)? = effects.first else {
      Issue.record("nothing is copied")
      return
    }
    #expect(text == "one of 1\n\ntwo of 1\n")
    #expect(state.chat.selection == nil)
  }

  @Test func `copies nothing on a click`() throws {
    var (state, view) = Self.answered()
    _ = try Self.point(.press, "two of 0", &state, &view)
    #expect(try Self.point(.release, "two of 0", &state, &view).isEmpty)
    #expect(state.chat.selection == nil && state.focus == .chat)
  }

  @Test func `unfolds reasoning and groups of models with a click`() throws {
    var (state, view) = Self.answered()
    _ = try Self.point(.press, "▸ reasoning", &state, &view)
    #expect(state.chat.reasoning != .folded)
    let rows = state.browser.rows.count
    _ = try Self.point(.press, "▸ ◌ OpenRouter", &state, &view)
    #expect(state.browser.rows.count > rows)
  }

  @Test func `works in what floats`() throws {
    var state = Self.state()
    state.type("", .control("p"))
    state.type("pane.add")
    _ = try Self.click("Add a pane beside", &state)
    guard case .palette(let list) = state.overlay else {
      Issue.record("no palette")
      return
    }
    #expect(state.found(list)[list.selection].action == .addPane)
    _ = try Self.click("Add a pane beside", &state)
    #expect(state.chats.count == 3)
  }

  @Test func `hits something of every place at every size, and never traps`() {
    for (columns, count) in [(60, 16), (80, 24), (120, 40), (200, 60), (10, 3)] {
      let state = InterfaceTests.state(columns, count)
      let view = ScreenView(palette: .plain, facts: [])
      for row in -1...count {
        for column in stride(from: -1, through: columns, by: 3) {
          _ = view.hit(Position(row: row, column: column), in: state)
        }
      }
    }
  }
}
