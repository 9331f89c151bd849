import ChatModel
import SwitchboardKit
import Testing

@testable import AppCore

private let picture = PromptFile(
  name: "photo.png", type: "image/png", size: 3,
  part: .attachment(Attachment(name: "photo.png", mediaType: "image/png", bytes: [1, 2, 3])))

extension [Effect] {
  fileprivate var attaches: Bool {
    contains { if case .compose(.attach) = $0 { true } else { false } }
  }
}

@Suite struct `A command that is refused` {
  /// Types a text, puts the caret at its start, and presses Enter.
  private func refused(
    _ text: String, in state: AppState = state(100, 30)
  ) -> (state: AppState, effects: [Effect]) {
    var state = state
    state.type(text, .control("a"))
    let effects = state.handle(.key(KeyPress(.enter)))
    return (state, effects)
  }

  @Test(arguments: [
    ("/theme x", "There is no theme x; there are "), ("/export foo", "There is no form foo; "),
    ("/strategy x", "There is no strategy x; there are fallback, race, balance, weighted."),
    ("/clear all", "/clear takes nothing behind it; all was typed."),
    ("/quit now", "/quit takes nothing behind it"), ("/again", "Nothing has been asked"),
    ("/copy", "Nothing has been asked"), ("/timeline", "Nothing has been asked"),
    ("/next", "Nothing is running"), ("/stop", "Nothing is running"),
    ("/close", "The last pane stays"), ("/title gpt-5", "There is no answer yet"),
    ("/themes", "No command is called /themes."),
  ])
  func `stays as it was typed, the caret at its end, with the reason`(
    text: String, reason: String
  ) {
    let (state, effects) = refused(text)

    #expect(effects.isEmpty)
    #expect(state.composer.editor.text == text)
    #expect(state.composer.editor.caret == text.utf8.count)
    #expect(state.flash?.hasPrefix(reason) == true, "\(state.flash ?? "nothing")")
    #expect(state.chat.rules == nil && state.overlay == nil && state.chats.count == 1)
  }

  @Test(arguments: ["/model nope", "/fallback nope", "/option nope", "/set nonsense", "/attach no"])
  func `by the world outside stays too`(text: String) {
    var (state, effects) = refused(text)
    #expect(effects.count == 1)
    _ = state.handle(.composed(.refused("It is none.")))

    #expect(state.composer.editor.text == text)
    #expect(state.composer.editor.caret == text.utf8.count)
    #expect(state.flash == "It is none.")
  }

  @Test func `gives the names of a blind test no way out`() {
    var state = state(120, 40, panes: [["demo/prose"], ["demo/code"]])
    state.type("", .alt("2"), KeyPress(.character("B")), KeyPress(.escape))
    for text in ["/export curl", "/timeline", "/wire"] {
      let (refused, effects) = refused(text, in: state)
      #expect(effects.isEmpty && refused.overlay == nil)
      #expect(refused.flash?.hasPrefix("Hidden until the vote") == true)
      #expect(refused.composer.editor.text == text)
    }
  }

  // MARK: Files

  @Test func `with a file goes once the file has been read, and asks for it once`() {
    var (state, effects) = refused("/attach photo.png")
    #expect(effects.attaches)
    #expect(state.composer.editor.text == "/attach photo.png")
    #expect(!state.handle(.key(KeyPress(.enter))).attaches)
    _ = state.handle(.composed(.attached([picture], nil)))

    #expect(state.composer.editor.isEmpty)
    #expect(state.composer.files.map(\.name) == ["photo.png"])
  }

  @Test func `keeps the line of a path open until the file has been read`() {
    var state = state(100, 30)
    state.type("/attach", KeyPress(.enter))
    state.type("nope", KeyPress(.enter))
    _ = state.handle(.composed(.refused("nope is no file.")))
    guard case .attach(let editor)? = state.composer.field else {
      Issue.record("the path is gone")
      return
    }
    #expect(editor.text == "nope")

    state.type("", KeyPress(.enter))
    _ = state.handle(.composed(.attached([picture], nil)))
    #expect(state.composer.field == nil && state.composer.files.count == 1)
  }

  @Test func `or done leaves the attached files to the next prompt`() {
    var state = state(100, 30)
    _ = state.handle(.composed(.attached([picture], nil)))
    state.type("/system Be brief.", KeyPress(.enter))

    #expect(state.composer.editor.isEmpty)
    #expect(state.composer.files.map(\.name) == ["photo.png"])
  }
}

@Suite struct `The strategy of a pane` {
  @Test(arguments: Strategy.Kind.allCases)
  func `is set by its word, as the chain editor does`(kind: Strategy.Kind) {
    var state = state(100, 30, panes: [["demo/busy", "demo/prose"]])
    state.type("/strategy \(kind.rawValue.uppercased())", KeyPress(.enter))

    #expect(state.chainRules.strategy == Strategy(kind))
    #expect(state.composer.isEmpty)
    #expect(state.flash?.hasPrefix("Strategy \(kind.rawValue): ") == true)
  }

  @Test func `keeps the particulars of a race that it is already`() {
    var state = state(100, 30, panes: [["demo/busy", "demo/prose"]])
    let race = Strategy.race(hedgeAfter: .seconds(2), winOn: .complete)
    state.startRules = ChainRules(strategy: race)
    state.type("/strategy race", KeyPress(.enter))

    #expect(state.chainRules.strategy == race)
    #expect(state.flash?.contains("2 s apart, the first whole answer wins.") == true)
  }

  @Test func `says that one entry has nobody to share with`() {
    var state = state(100, 30, panes: [["demo/prose"]])
    state.type("/strategy race", KeyPress(.enter))
    #expect(state.flash?.hasSuffix("The chain has one entry; /fallback adds another.") == true)
  }

  @Test func `is completed, and so are the forms of an export`() {
    var state = state(100, 30)
    state.type("/strategy b")
    #expect(state.composer.completion?.items.map(\.text) == ["balance"])
    state.type("", KeyPress(.tab))
    #expect(state.composer.editor.text == "/strategy balance")
    state.type("", .control("u"))
    state.type("/export ai")
    #expect(state.composer.completion?.items.map(\.text) == ["ai-sdk"])
  }
}

@Suite struct `A common setting` {
  @Test func `is judged for the models of the pane, and what is unusual is said`() {
    var state = state(100, 30, panes: [["acme/large", "demo/prose"]])
    state.type("/set temperature=3")
    let effects = state.handle(.key(KeyPress(.enter)))
    guard case .compose(.judge(.setting("temperature=3", let chain), let id))? = effects.first
    else {
      Issue.record("nothing is asked")
      return
    }
    #expect(chain.map(\.id) == ["acme/large", "demo/prose"])
    let doubt = "temperature is usually a number from 0 to 2; 3 is sent as it is."
    _ = state.handle(
      .composed(.judged(.settings(CallSettings(temperature: 3), doubt: doubt), id)))
    #expect(state.chat.settings.temperature == 3 && state.flash == doubt)

    state.type("/set", KeyPress(.enter))
    #expect(state.flash == "Settings: temperature 3.")
  }
}

@Suite struct `A prompt to a pane that is answering` {
  @Test(arguments: ["and now?", "@demo/code and now?"])
  func `stays, with the reason`(text: String) {
    var state = state(100, 30)
    state.type("Hi", KeyPress(.enter))
    state.type(text)
    let effects = state.handle(.key(KeyPress(.enter)))

    #expect(effects.isEmpty && state.composer.editor.text == text)
    #expect(state.flash == "An answer is still coming; Esc stops it, Enter then sends.")
  }

  @Test func `is nothing without words behind an id`() {
    var state = state(100, 30)
    state.type("@demo/code", KeyPress(.enter))
    #expect(
      state.flash == "There is nothing to ask demo/code: the prompt goes behind it.")
    #expect(state.composer.editor.text == "@demo/code")
  }
}
