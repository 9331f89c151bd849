extension Keymap {
  /// The first press of the keys that consist of two.
  package static let leader = KeyPress.control("x")

  /// What may follow the leader, wherever the focus is, in the order of the strip.
  static let leaderBindings: [(Action, KeyPress)] = [
    (.focusModels, KeyPress(.character("m"))),
    (.focusOptions, KeyPress(.character("o"))),
    (.openAgents, KeyPress(.character("a"))),
    (.editChain, KeyPress(.character("c"))),
    (.sessions, KeyPress(.character("s"))),
    (.addPane, KeyPress(.character("n"))),
    (.fork, KeyPress(.character("f"))),
    (.openEditor, KeyPress(.character("e"))),
    (.openEditor, .control("e")),
    (.wire, KeyPress(.character("w"))),
    (.timeline, KeyPress(.character("t"))),
    (.failureDesk, KeyPress(.character("d"))),
    (.statistics, KeyPress(.character("g"))),
    (.blindTest, KeyPress(.character("b"))),
    (.linkPane, KeyPress(.character("l"))),
    (.presets, KeyPress(.character("p"))),
    (.export, KeyPress(.character("x"))),
    (.theme, KeyPress(.character("h"))),
    (.setKey, KeyPress(.character("k"))),
    (.mouse, KeyPress(.character("u"))),
    (.zoom, KeyPress(.character("z"))),
    (.quit, KeyPress(.character("q"))),
    (.help, KeyPress(.character("?"))),
  ]
}
