import AppCore
import Interface
import JSONCoding
import Testing

@Suite struct `A key given in the palette` {
  /// The palette with the action found by its name, and Alt+K pressed on it.
  private static func screen(
    _ action: Action, _ columns: Int = 80, _ rows: Int = 24, table: JSONObject = [:]
  ) -> Screenful {
    var screen = Screenful(columns, rows)
    _ = screen.state.useKeys(table)
    screen.press(
      screen.state.keymap.keys(of: .palette) == ["F2"] ? KeyPress(.function(2)) : .control("p"))
    _ = screen.state.handle(.paste(action.rawValue))
    screen.press(.alt("k"))
    return screen
  }

  private static func kept(_ effects: [Effect]) -> [KeyChange]? {
    for case .keepKeys(let changes, _) in effects { return changes }
    return nil
  }

  @Test func `holds at once, is kept, and stands in the list that comes back`() throws {
    var screen = Self.screen(.again)
    #expect(screen.picture.contains("Press the key that is to do it."))
    let effects = screen.press(KeyPress(.function(6)))

    #expect(Self.kept(effects) == [KeyChange("chat.again", ["r", "F6"])])
    #expect(screen.state.keymap.action(for: KeyPress(.function(6)), in: .chat) == .again)
    #expect(screen.state.keymap.action(for: KeyPress(.function(6)), in: .models) == nil)
    guard case .palette(let list) = screen.state.overlay else {
      Issue.record("\(String(describing: screen.state.overlay))")
      return
    }
    #expect(screen.state.found(list).first?.action == .again)
  }

  @Test func `that another action has is moved after Enter, and left with Esc`() throws {
    var screen = Self.screen(.theme)
    screen.press(.control("n"))
    #expect(screen.picture.contains("Ctrl+N already means \"Add a pane beside\"."))
    #expect(screen.picture.contains("Enter moves it here"))
    screen.press(KeyPress(.escape))
    #expect(screen.state.keymap.action(for: .control("n"), in: .chat) == .addPane)

    screen.press(.alt("k"))
    screen.press(.control("n"))
    let effects = screen.press(KeyPress(.enter))
    #expect(
      Self.kept(effects) == [KeyChange("app.theme", ["Alt+T", "Ctrl+X h", "Ctrl+N"])])
    #expect(screen.state.keymap.action(for: .control("n"), in: .composer) == .theme)
    #expect(screen.state.keymap.keys(of: .addPane) == ["Ctrl+X n"])
  }

  @Test func `that was another's last one leaves that with none, and no complaint`() throws {
    var screen = Self.screen(.copyAnswer)
    screen.press(KeyPress(.character("e")))
    let changes = try #require(Self.kept(screen.press(KeyPress(.enter))))

    #expect(changes == [KeyChange("chat.copy", ["y", "e"]), KeyChange("chat.own-words", [])])
    let table = JSONObject(
      changes.map { change in
        .init(key: change.action, value: .array((change.keys ?? []).map { .string($0) }))
      })
    let (keymap, mistakes) = Keymap.standard.changed(by: table)
    #expect(mistakes == [])
    #expect(keymap.action(for: KeyPress(.character("e")), in: .chat) == .copyAnswer)
  }

  @Test func `that the settings give to another action is taken from it there`() throws {
    var screen = Self.screen(.fork, table: ["chat.again": ["r", "f6"]])
    screen.press(KeyPress(.function(6)))
    #expect(screen.picture.contains("F6 already means"))
    let changes = Self.kept(screen.press(KeyPress(.enter)))
    #expect(
      changes == [KeyChange("chat.again", nil), KeyChange("chat.fork", ["f", "Ctrl+X f", "F6"])])
    #expect(screen.state.keymap.action(for: KeyPress(.function(6)), in: .chat) == .fork)
  }

  @Test func `that the action has is taken away after Enter, and then nothing need be written`()
    throws
  {
    var screen = Self.screen(.again, table: ["chat.again": ["r", "f6"]])
    screen.press(KeyPress(.function(6)))
    #expect(screen.picture.contains("F6 means this already. Enter takes it away"))
    #expect(Self.kept(screen.press(KeyPress(.enter))) == [KeyChange("chat.again", nil)])
    #expect(screen.state.keymap.keys(of: .again) == ["r"])
  }

  @Test func `may be one of two presses`() {
    var screen = Self.screen(.again)
    screen.press(Keymap.leader)
    #expect(screen.picture.contains("Ctrl+X, and then?"))
    let effects = screen.press(KeyPress(.character("r")))
    #expect(Self.kept(effects) == [KeyChange("chat.again", ["r", "Ctrl+X r"])])
    #expect(
      screen.state.keymap.action(for: [Keymap.leader, KeyPress(.character("r"))], in: .chat)
        == .again)
  }

  @Test func `cannot be what the composer types, nor what terminals cannot tell apart`() {
    var screen = Self.screen(.newLine)
    screen.press(KeyPress(.character("w")))
    #expect(screen.picture.contains("w is text in the composer"))
    screen.press(.control("h"))
    #expect(screen.picture.contains("Ctrl+H is Backspace in many terminals"))
    let effects = screen.press(.control("y"))
    #expect(
      Self.kept(effects) == [KeyChange("composer.new-line", ["Ctrl+J", "Alt+Enter", "Ctrl+Y"])])
  }

  @Test func `is never the last way to the commands`() {
    var screen = Self.screen(.palette, table: ["app.commands": ["f2"]])
    screen.press(KeyPress(.function(2)))
    #expect(Self.kept(screen.press(KeyPress(.enter))) == nil)
    #expect(screen.state.keymap.keys(of: .palette) == ["F2"])
    #expect(screen.picture.contains("no way to the commands"))
  }

  @Test func `keeps what an action's other keys mean in their panes`() {
    var screen = Self.screen(.zoom)
    screen.press(KeyPress(.function(6)))
    let keymap = screen.state.keymap
    #expect(keymap.action(for: KeyPress(.function(6)), in: .options) == .zoom)
    #expect(keymap.action(for: KeyPress(.character("z")), in: .chat) == .zoom)
    #expect(keymap.action(for: KeyPress(.character("z")), in: .options) == .zoomOptions)
  }

  @Test(arguments: [(60, 16), (80, 24), (200, 60)])
  func `says its question whole at every size`(columns: Int, rows: Int) {
    var screen = Self.screen(.theme, columns, rows)
    screen.press(.control("n"))
    let words = screen.picture.split(whereSeparator: { $0 == "\n" || $0 == "┃" })
      .joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(words.contains("Ctrl+N already means \"Add a pane beside\"."), "\(words)")
    #expect(words.contains("Esc leaves it."), "\(words)")
  }

  @Test func `with Alt and a capital is read back from its name`() throws {
    let press = KeyPress(.character("R"), .alt)
    #expect(press.name == "Alt+Shift+R")
    #expect(try KeyPress.sequence(press.name) == [press])
  }
}
