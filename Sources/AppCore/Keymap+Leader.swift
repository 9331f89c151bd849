extension Keymap {
  /// The first press of the keys that consist of two.
  package static let leader = KeyPress.control("x")

  /// What may follow the leader, wherever the focus is, in the order of the strip.
  static let leaderBindings: [(Action, KeyPress)] = [
    (.focusModels, KeyPress(.character("m"))),
    (.focusOptions, KeyPress(.character("o"))),
    (.addPane, KeyPress(.character("n"))),
    (.openEditor, KeyPress(.character("e"))),
    (.openEditor, .control("e")),
    (.timeline, KeyPress(.character("t"))),
    (.linkPane, KeyPress(.character("l"))),
    (.sessions, KeyPress(.character("s"))),
    (.statistics, KeyPress(.character("g"))),
    (.zoom, KeyPress(.character("z"))),
    (.setKey, KeyPress(.character("k"))),
    (.mouse, KeyPress(.character("u"))),
    (.theme, KeyPress(.character("h"))),
    (.openAgents, KeyPress(.character("a"))),
    (.editChain, KeyPress(.character("c"))),
    (.export, KeyPress(.character("x"))),
    (.quit, KeyPress(.character("q"))),
    (.help, KeyPress(.character("?"))),
  ]
}

extension Action {
  /// A word or two for the strip of keys.
  package var label: String {
    switch self {
    case .focusModels: "models"
    case .focusOptions: "options"
    case .addPane: "new pane"
    case .openEditor: "editor"
    case .timeline: "timeline"
    case .linkPane: "link panes"
    case .sessions: "stored chats"
    case .statistics: "statistics"
    case .zoom: "zoom"
    case .setKey: "keys of providers"
    case .mouse: "mouse on, off"
    case .theme: "theme"
    case .openAgents: "agents"
    case .editChain: "chain"
    case .export: "export"
    case .quit: "quit"
    case .help: "all keys"
    default: sentence
    }
  }
}
