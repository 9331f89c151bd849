import AppCore
import ChatModel
import Interface
import Testing

@Suite struct `The key dialog` {
  private static func open() -> AppState {
    var state = state(120, 40, panes: [["anthropic/claude-sonnet-4-5"]])
    state.type("", Keymap.leader, KeyPress(.character("k")))
    return state
  }

  @Test func `offers a pasted key for this run`() {
    var state = Self.open()
    _ = state.handle(.paste(" sk-canary \n"))
    guard
      case .checkKey("anthropic", _, .pasted("sk-canary"), false)? = state.handle(
        .key(KeyPress(.enter))
      ).first
    else {
      Issue.record("the key is not checked")
      return
    }
    #expect(!rows(state).joined().contains("canary"))
    #expect(state.handle(.key(KeyPress(.enter))).isEmpty)
    _ = state.handle(.keyChecked(provider: "anthropic", .works))
    #expect(state.ready.contains("anthropic") && state.overlay == nil)
  }

  @Test func `offers a command, with the words of a shell`() {
    var state = Self.open()
    state.type("", KeyPress(.tab))
    state.type("pass show \"my key\"")
    guard
      case .checkKey(_, _, .command(["pass", "show", "my key"]), false)? = state.handle(
        .key(KeyPress(.enter))
      ).first
    else {
      Issue.record("the command is not run")
      return
    }
  }

  @Test func `keeps a key only when asked, with a key of its own`() {
    var state = Self.open()
    #expect(rows(state).joined().contains("[-] no, this run only"))
    state.type("k", .alt("k"))
    #expect(rows(state).joined().contains("keys/anthropic, mode 0600"))
    guard case .checkKey(_, _, .pasted("k"), true)? = state.handle(.key(KeyPress(.enter))).first
    else {
      Issue.record("the key is not kept")
      return
    }
    _ = state.handle(.keyChecked(provider: "anthropic", .kept("It is kept.")))
    #expect(state.flash == "The key for Anthropic works. It is kept.")
  }

  @Test func `stays open with the provider's own sentence when the key is refused`() {
    var state = Self.open()
    state.type("k", KeyPress(.enter))
    _ = state.handle(.keyChecked(provider: "anthropic", .refused("invalid x-api-key")))
    #expect(rows(state).joined().contains("invalid x-api-key"))
    #expect(!state.ready.contains("anthropic"))
  }

  @Test(arguments: [(60, 16), (80, 24), (200, 60)])
  func `has its fields at every size`(columns: Int, count: Int) {
    var state = state(columns, count, panes: [["google/gemini-2.5-pro"]])
    state.type("", Keymap.leader, KeyPress(.character("k")))
    let text = rows(state).joined(separator: "\n")
    for piece in ["paste for this run", "or a command", "keep it (Alt+K)", "_"] {
      #expect(text.contains(piece), "\(piece)\n\(text)")
    }
  }
}
