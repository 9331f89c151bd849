import AppCore
import Catalog
import ChatModel
import Interface
import Screen
import SwitchboardKit
import Testing

/// States in which different things can be done.
private enum Situation: String, CaseIterable, CustomTestStringConvertible {
  case fresh, draft, running, answered, models, modelList, options, palette, help, themes, leaving
  case leader, key

  var testDescription: String { rawValue }

  var state: AppState {
    var state = InterfaceTests.state(
      200, 40, panes: [["openai/gpt-5", "demo/prose"], ["demo/prose"]])
    _ = state.handle(.catalogue(Knowledge.of(ready: ["openai"])))
    switch self {
    case .fresh: break
    case .draft: state.type("Hi")
    case .running: state.type("Hi", KeyPress(.enter), .alt("2"))
    case .answered:
      state.type("Hi", KeyPress(.enter))
      for chat in state.chats {
        _ = state.handle(
          .run(
            chat.id,
            [
              .content(attempt: 1, .reasoning("why")),
              .content(attempt: 1, .text(String(repeating: "a\n\n", count: 60))),
            ]))
        _ = state.handle(.runFailed(chat.id, "over"))
        _ = state.handle(.laidOut(chat.id, ScrollMetrics(total: 100, height: 20)))
      }
      state.type("", .alt("2"), KeyPress(.character("g")))
    case .models: state.type("", .alt("1"))
    case .modelList: state.type("", .alt("1"), KeyPress(.down), KeyPress(.down))
    case .options: state.type("", .alt("0"), KeyPress(.down), KeyPress(.character("l")))
    case .palette: state.type("", .control("p"))
    case .help: state.type("", KeyPress(.function(1)))
    case .themes: state.type("", .alt("t"))
    case .leaving: _ = state.handle(.interrupted)
    case .leader:
      state.type("", Keymap.leader)
      _ = state.handle(.tick(.seconds(1)))
    case .key: state.type("x", Keymap.leader, KeyPress(.character("k")), KeyPress(.character("y")))
    }
    return state
  }
}

@Suite struct `Every action` {
  @Test func `has a sentence of its own, and a name with a place`() {
    let sentences = Action.allCases.map(\.sentence)
    #expect(Set(sentences).count == sentences.count)
    for action in Action.allCases {
      #expect(action.sentence.first?.isUppercase == true && !action.sentence.hasSuffix("."))
      #expect(action.rawValue.contains("."))
    }
  }

  @Test func `is found in the palette by its sentence and by its name, and runs from there`() {
    for action in Action.allCases {
      for text in [action.sentence, action.rawValue] {
        var state = state(120, 40)
        state.type("", .control("p"))
        _ = state.handle(.paste(text))
        guard case .palette(let list) = state.overlay else {
          Issue.record("no palette")
          return
        }
        #expect(state.found(list).map(\.action).contains(action), "\(text)")
      }
    }
  }

  @Test func `does something, or the palette says why not`() {
    for situation in Situation.allCases
    where ![.palette, .help, .themes, .leaving, .leader, .key].contains(situation) {
      for action in Action.allCases {
        var state = situation.state
        let reason = state.reasonAgainst(action)
        guard reason == nil else { continue }
        let before = picture(state)
        state.type("", .control("p"))
        _ = state.handle(.paste(action.rawValue))
        let place = state.place
        let effects = state.handle(.key(KeyPress(.enter)))
        let isHere =
          (action == .focusComposer && place == .composer)
          || (action == .searchModels && situation == .models)
          || (action == .focusModels && place == .models)
          || (action == .focusOptions && place == .options)
          || [
            .lineDown, .lineUp, .pageDown, .pageUp, .toStart, .toEnd, .panLeft, .panRight,
            .nextTurn,
            .reasoning,
          ].contains(action)
          || (action == .effortDown)
        #expect(!effects.isEmpty || picture(state) != before || isHere, "\(situation) \(action)")
      }
    }
  }

  @Test func `shows in the palette its key at the right and the reason against it`() {
    var state = state(120, 40)
    state.type("timeline", .control("p"))
    state.type("timeline")
    let text = rows(state)
    #expect(
      text.contains { $0.contains("Show how the chain went: timeline") && $0.contains("Ctrl+X t ") }
    )
    #expect(text.contains { $0.contains("Nothing has been asked in this pane.") })
    _ = state.handle(.key(KeyPress(.enter)))
    #expect(state.flash == "Nothing has been asked in this pane.")
  }
}

@Suite struct `A status row` {
  @Test(arguments: Situation.allCases)
  fileprivate func `names only keys that do something`(situation: Situation) throws {
    let state = situation.state
    let view = ScreenView(palette: .plain, facts: [])
    for (keys, what) in view.statusKeys(state) {
      // Of two directions one may lead nowhere.
      let works = try presses(keys).contains { press in
        var after = state
        let effects = after.handle(.key(press))
        // An empty prompt is not sent.
        let isEmpty = situation == .fresh && press == KeyPress(.enter)
        // What is unfolded may be out of view.
        let isOutOfView = situation == .answered && keys == "Space"
        return !effects.isEmpty || picture(after) != picture(state) || isEmpty || isOutOfView
      }
      #expect(works, "\(situation): \(keys) \(what)")
    }
  }

  @Test func `loses its keys from the end, commands and help last`() {
    let narrow = rows(state(60, 24))[23]
    #expect(narrow.contains("Enter send") || narrow.contains("F1 help"))
    #expect(narrow.contains("F1 help"))
  }

  @Test(arguments: GoldenScene.all.filter { $0.name != "too-small" })
  func `names only keys that do something in every golden frame`(scene: GoldenScene) throws {
    for size in scene.sizes.prefix(2).suffix(1) {
      let state = scene.stage(size).state
      let before = picture(state)
      for (keys, what) in ScreenView(palette: .plain, facts: []).statusKeys(state) {
        let works = try presses(keys).contains { press in
          var after = state
          let effects = after.handle(.key(press))
          // What already stands at its end, an empty prompt, and what is unfolded out of view.
          let isIdle =
            ["scroll", "column", "next difference"].contains(what) || keys == "Space"
            || (what.hasPrefix("send") && after.composer.isEmpty)
          return !effects.isEmpty || picture(after) != before || isIdle
        }
        #expect(works, "\(scene) \(size): \(keys) \(what)")
      }
    }
  }

  /// The keys that a word of the row stands for.
  private func presses(_ words: String) throws -> [KeyPress] {
    switch words {
    case "type": [KeyPress(.character("p"))]
    case "digits": [KeyPress(.character("1"))]
    case "any key", "a key", "any other key": [KeyPress(.character("m"))]
    default:
      try words.split(separator: " ").map { word in
        if word == "Esc" { return KeyPress(.escape) }
        return try #require(try KeyPress.sequence(String(word)).first)
      }
    }
  }
}

/// The picture with its styles, in which every change of the state shows.
private func picture(_ state: AppState) -> String {
  var view = ScreenView(palette: .plain, facts: [])
  return view.draw(state).frame.text(caret: "_") + "\(state.focus) \(state.current)"
}
