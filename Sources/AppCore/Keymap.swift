/// Which key does what, by place.
package struct Keymap: Sendable {
  /// A key and the place in which it holds.
  struct Binding: Sendable, Hashable {
    var place: Action.Place
    var press: KeyPress
  }

  private var actions: [Binding: Action] = [:]

  /// The keys of the release.
  package static let standard = Keymap(standardBindings)

  private init(_ bindings: [(Action, Action.Place, [KeyPress])]) {
    for (action, place, presses) in bindings {
      for press in presses { actions[Binding(place: place, press: press)] = action }
    }
  }

  /// What a key does in a place; what holds anywhere counts last.
  package func action(for press: KeyPress, in place: Action.Place) -> Action? {
    actions[Binding(place: place, press: press)] ?? actions[Binding(place: .anywhere, press: press)]
  }

  /// The keys of an action as people write them.
  package func keys(of action: Action) -> [String] {
    Self.standardBindings.filter { $0.0 == action }.flatMap { $0.2.map(\.name) }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static let standardBindings: [(Action, Action.Place, [KeyPress])] = [
    (.send, .composer, [KeyPress(.enter)]),
    (.newLine, .composer, [.control("j"), KeyPress(.enter, .alt)]),
    (.openEditor, .composer, [.control("g")]),

    (.nextEntry, .chat, [KeyPress(.character(">"))]),
    (.again, .chat, [KeyPress(.character("r"))]),
    (.otherAnswer, .chat, [KeyPress(.character("]")), KeyPress(.character("["))]),
    (.editAndResend, .chat, [KeyPress(.character("E"))]),
    (.lineDown, .chat, [KeyPress(.character("j")), KeyPress(.down)]),
    (.lineUp, .chat, [KeyPress(.character("k")), KeyPress(.up)]),
    (.pageDown, .chat, [.control("d"), KeyPress(.pageDown), KeyPress(.character(" "), .control)]),
    (.pageUp, .chat, [.control("u"), KeyPress(.pageUp)]),
    (.toStart, .chat, [KeyPress(.character("g")), KeyPress(.home)]),
    (.toEnd, .chat, [KeyPress(.character("G")), KeyPress(.end)]),
    (.reasoning, .chat, [KeyPress(.character(" "))]),
    (.timeline, .chat, [KeyPress(.character("t"))]),
    (.ownWords, .chat, [KeyPress(.character("e"))]),
    (.copyAnswer, .chat, [KeyPress(.character("y"))]),
    (.copyChat, .chat, [KeyPress(.character("Y"))]),
    (.clearChat, .chat, [KeyPress(.character("D"))]),
    (.closePane, .chat, [KeyPress(.character("x"))]),
    (.zoom, .chat, [KeyPress(.character("z"))]),
    (.quit, .chat, [KeyPress(.character("q"))]),
    (.help, .chat, [KeyPress(.character("?"))]),
    (.palette, .chat, [KeyPress(.character(":"))]),
    (.setKey, .chat, [KeyPress(.character("K"))]),

    (.useModel, .models, [KeyPress(.enter)]),
    (.openModel, .models, [KeyPress(.character("a"))]),
    (.appendModel, .models, [KeyPress(.character("f"))]),
    (.searchModels, .models, [KeyPress(.character("/"))]),
    (.setKey, .models, [KeyPress(.character("k"), .control), KeyPress(.character("K"))]),
    (.quit, .models, [KeyPress(.character("q"))]),
    (.help, .models, [KeyPress(.character("?"))]),
    (.palette, .models, [KeyPress(.character(":"))]),
    (.quit, .options, [KeyPress(.character("q"))]),
    (.help, .options, [KeyPress(.character("?"))]),

    (.palette, .anywhere, [.control("p")]),
    (.help, .anywhere, [KeyPress(.function(1))]),
    (.addPane, .anywhere, [.control("n")]),
    (.linkPane, .anywhere, [.alt("l")]),
    (.zoom, .anywhere, [.alt("z")]),
    (.nextPane, .anywhere, [KeyPress(.tab)]),
    (.previousPane, .anywhere, [KeyPress(.tab, .shift)]),
    (.focusModels, .anywhere, [.alt("1")]),
    (.focusOptions, .anywhere, [.alt("0")]),
    (.effortDown, .anywhere, [.alt(",")]),
    (.effortUp, .anywhere, [.alt(".")]),
    (.theme, .anywhere, [.alt("t")]),
    (.suspend, .anywhere, [.control("z")]),
  ]
}

extension KeyPress {
  /// `Ctrl+P`, `Alt+1`, `Enter`.
  package var name: String {
    var parts: [String] = []
    if modifiers.contains(.control) { parts.append("Ctrl") }
    if modifiers.contains(.alt) { parts.append("Alt") }
    if modifiers.contains(.shift) { parts.append("Shift") }
    parts.append(keyName)
    return parts.joined(separator: "+")
  }

  private var keyName: String {
    switch key {
    case .character(" "): "Space"
    case .character(let character): modifiers.isEmpty ? String(character) : character.uppercased()
    case .enter: "Enter"
    case .tab: "Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .escape: "Esc"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PageUp"
    case .pageDown: "PageDown"
    case .function(let number): "F\(number)"
    }
  }
}
