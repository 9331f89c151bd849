import AppCore
import Interface
import JSONCoding
import Testing

@Suite struct `Keys of the settings` {
  @Test(arguments: [
    ("ctrl+p", [KeyPress.control("p")]), ("Ctrl+P", [.control("p")]), ("C-p", [.control("p")]),
    ("alt+enter", [KeyPress(.enter, .alt)]), ("f5", [KeyPress(.function(5))]),
    ("ctrl+x n", [.control("x"), KeyPress(.character("n"))]),
    ("Alt+L", [.alt("l")]), ("G", [KeyPress(.character("G"))]),
    ("shift+g", [KeyPress(.character("G"))]), ("shift+tab", [KeyPress(.tab, .shift)]),
    ("space", [KeyPress(.character(" "))]), ("ctrl+space", [.control(" ")]),
    ("+", [KeyPress(.character("+"))]), ("alt++", [.alt("+")]), ("-", [KeyPress(.character("-"))]),
    ("pgdn", [KeyPress(.pageDown)]), ("page-up", [KeyPress(.pageUp)]),
  ])
  func `are read as people write them`(text: String, presses: [KeyPress]) throws {
    #expect(try KeyPress.sequence(text) == presses)
  }

  @Test func `are read back from their own names`() throws {
    for entry in Keymap.standard.entries {
      #expect(try KeyPress.sequence(entry.name) == entry.presses, "\(entry.name)")
    }
  }

  @Test(arguments: [
    ("ctrl+m", "Enter"), ("ctrl+i", "Tab"), ("ctrl+h", "Backspace"), ("ctrl+c", "leaves"),
    ("esc", "stops"), ("hyper+x", "no key"), ("", "no key"), ("f99", "no key"), ("g g", "typed"),
    ("ctrl+shift+p", "leave Shift out"), ("shift+1", "character that it types"),
    ("ctrl+x n n", "no key"),
  ])
  func `are refused with the reason`(text: String, reason: String) {
    #expect(throws: KeyMistake.self) { try KeyPress.sequence(text) }
    do throws(KeyMistake) {
      _ = try KeyPress.sequence(text)
    } catch {
      #expect(error.description.contains(reason), "\(error)")
    }
  }

  @Test func `replace the standard ones, in the panes where those hold`() {
    let (keymap, mistakes) = Keymap.standard.changed(by: [
      "chat.again": ["ctrl+r"], "app.commands": "f2", "chat.timeline": [],
    ])

    #expect(mistakes == [])
    #expect(keymap.action(for: .control("r"), in: .chat) == .again)
    #expect(keymap.action(for: .control("r"), in: .models) == nil)
    #expect(keymap.action(for: KeyPress(.character("r")), in: .chat) == nil)
    #expect(keymap.action(for: KeyPress(.function(2)), in: .options) == .palette)
    #expect(keymap.action(for: .control("p"), in: .composer) == nil)
    #expect(keymap.keys(of: .timeline).isEmpty)
    #expect(keymap.keys(of: .palette) == ["F2"])
  }

  @Test func `name every mistake and leave the rest in force`() {
    let (keymap, mistakes) = Keymap.standard.changed(by: [
      "chat.agian": ["f5"], "chat.again": ["ctrl+m"], "app.help": 7, "pane.zoom": ["f6"],
      "app.theme": ["f6"], "chat.stop": ["ctrl+x"], "app.quit": ["ctrl+p q"],
      "chat.copy": ["f7", "ctrl+n"],
    ]) { _, _ in "chat.again" }

    #expect(
      mistakes == [
        "chat.agian is no action. Did you mean chat.again?",
        "chat.again: Ctrl+M is Enter in a terminal; write enter.",
        "app.help must be a list of keys, as in [\"ctrl+p\", \"f5\"].",
        "F6 is written for pane.zoom and for app.theme; pane.zoom has it.",
        "chat.stop: Ctrl+X begins other keys and cannot be one itself.",
        "app.quit: Ctrl+P q begins with Ctrl+P, which is app.commands.",
      ])
    #expect(keymap.keys(of: .again) == ["r"])
    #expect(keymap.keys(of: .help).contains("F1"))
    #expect(keymap.action(for: KeyPress(.function(6)), in: .chat) == .zoom)
    #expect(keymap.action(for: KeyPress(.function(7)), in: .chat) == .copyAnswer)
  }

  @Test func `say when another action has no key left`() {
    let (keymap, mistakes) = Keymap.standard.changed(by: ["app.help": ["alt+l", "ctrl+x l"]])

    #expect(keymap.action(for: .alt("l"), in: .composer) == .help)
    #expect(mistakes == ["Ctrl+X l now means app.help; pane.link has no key left."])
  }

  @Test func `win over what a pane does with a key, but are text where text is typed`() {
    var state = state(120, 40)
    state.keymap = Keymap.standard.changed(by: ["app.help": ["j", "ctrl+a"]]).keymap
    state.type("j")
    #expect(state.composer.editor.text == "j")
    state.type("", .control("a"))
    guard case .help = state.overlay else {
      Issue.record("\(String(describing: state.overlay))")
      return
    }
    state.type("", KeyPress(.escape), .alt("2"), KeyPress(.character("j")))
    guard case .help = state.overlay else {
      Issue.record("\(String(describing: state.overlay))")
      return
    }
  }
}

@Suite struct `The leader` {
  @Test func `shows what may follow after a while, and forgets itself`() {
    var state = state(120, 40)
    _ = state.handle(.key(Keymap.leader))
    #expect(state.nextMoment == .milliseconds(600))
    #expect(!rows(state).contains { $0.contains("Ctrl+X then") })

    _ = state.handle(.tick(.milliseconds(600)))
    let shown = rows(state)
    let top = shown.firstIndex { $0.hasPrefix("━▸Ctrl+X then ━") } ?? 0
    #expect(top >= 32 && top < 38)
    #expect(shown[top].hasSuffix("━ closes in 2 s ━"))
    #expect(shown[top + 1].hasPrefix("  m  models"))
    #expect(shown[39].hasPrefix(" Leader   a key runs it  Esc cancel  ? all keys"))

    _ = state.handle(.tick(.milliseconds(2600)))
    #expect(state.leader == nil && state.nextMoment == nil)
    state.type("m")
    #expect(state.composer.editor.text == "m")
  }

  @Test func `is followed at once by a fast second key`() {
    var state = state(120, 40)
    state.type("", Keymap.leader, KeyPress(.character("m")))
    #expect(state.focus == .models)
    state.type("", Keymap.leader, KeyPress(.escape))
    #expect(state.focus == .models && state.leader == nil)
  }

  @Test func `opens the editor as a shell does`() {
    var state = state(80, 24)
    state.type("draft", Keymap.leader)
    guard case .edit("draft")? = state.handle(.key(.control("e"))).first else {
      Issue.record("no editor")
      return
    }
  }

  @Test func `says what means nothing`() {
    var state = state(80, 24)
    state.type("", Keymap.leader, KeyPress(.character("y")))
    #expect(state.flash == "Ctrl+X y means nothing; Ctrl+X ? has all keys.")
  }

  @Test(arguments: [60, 80, 100, 120, 200])
  func `has every key in its strip at every width`(columns: Int) {
    var state = state(columns, 24)
    _ = state.handle(.key(Keymap.leader))
    _ = state.handle(.tick(.seconds(1)))
    let text = rows(state).joined(separator: "\n")
    for entry in state.keymap.continuations(of: Keymap.leader, in: .composer) {
      #expect(text.contains("\(entry.press.name)  \(entry.action.label)"), "\(entry.action)")
    }
  }
}
