import AppCore
import ChatModel
import Interface

extension GoldenScene {
  /// The first start, and what floats over it.
  static var startScenes: [GoldenScene] {
    let start = GoldenScene("first-start", ready: []) { _ in }
    return [
      start, start.inASCII(),
      GoldenScene("first-start-keys", panes: [["anthropic/claude-sonnet-4-5"]]) { _ in },
      GoldenScene("palette") { stage in
        stage.press(.control("p"))
        stage.type("chain")
      },
      GoldenScene("leader") { stage in
        stage.press(Keymap.leader)
        stage.wait(1)
      },
      GoldenScene("help") { stage in
        stage.ask("Hi")
        stage.answer("Hello.")
        stage.press(.alt("2"), KeyPress(.function(1)))
      },
      GoldenScene("help-composer") { $0.press(KeyPress(.function(1))) },
      GoldenScene("themes") { $0.press(.alt("t")) },
      GoldenScene("leaving") { stage in
        stage.ask("Hi")
        stage.call()
        stage.press(.alt("2"), KeyPress(.character("q")))
      },
      GoldenScene("too-small") { stage in
        stage.handle(.resized(columns: 80, rows: 24))
        stage.ask("Hi")
        stage.call()
        stage.handle(.resized(columns: 44, rows: 10))
      }.at((44, 10)),
    ]
  }

  /// The models pane, its card and its table.
  static var modelScenes: [GoldenScene] {
    func list(_ name: String, _ query: String, _ keys: String) -> GoldenScene {
      GoldenScene(name) { stage in
        stage.press(.alt("1"))
        stage.type(query)
        stage.press(KeyPress(.down))
        stage.type(keys)
      }
    }
    return [
      list("models-tree", "", ""), list("models-flat", "", "F"),
      list("models-search", "sonnet 4", ""), list("models-filters", "", "!612"),
      list("models-zoomed", "sonnet 4.5", "z"), list("models-card", "gpt-5.4", "i"),
      GoldenScene("models-nothing-found") { stage in
        stage.press(.alt("1"))
        stage.type("qqqqxyz")
      },
      GoldenScene("models-compare") { stage in
        stage.press(.alt("1"))
        for query in ["claude-sonnet-4-5", "gpt-5.4", "gemini-2.5-pro"] {
          if !stage.state.browser.isSearching { stage.press(KeyPress(.character("/"))) }
          stage.press(.control("u"))
          stage.type(query)
          stage.press(KeyPress(.down), KeyPress(.character(" ")))
        }
        stage.type("c")
      },
    ]
  }
}
