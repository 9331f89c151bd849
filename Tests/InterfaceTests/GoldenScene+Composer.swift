import AppCore
import ChatModel
import Interface

extension GoldenScene {
  private static func writing(
    _ name: String, _ play: @escaping @Sendable (inout GoldenStage) -> Void
  ) -> GoldenScene {
    GoldenScene(name, panes: [["anthropic/claude-sonnet-4-5"]], play)
  }

  /// What stands in the composer and above it.
  static var composerScenes: [GoldenScene] {
    [
      writing("composer-lines") { stage in
        stage.type("Explain this:")
        stage.press(.control("j"), .control("j"))
        stage.type("- one, a line that is much longer than most so that it is wrapped at the end ")
        stage.type("of the row, and once more on a wide screen, where there is room for more of it")
        stage.press(.control("j"))
        stage.type("- two")
      },
      writing("composer-paste") { stage in
        stage.handle(.paste((1...400).map { "line \($0) of a paste" }.joined(separator: "\n")))
        stage.draw()
        stage.type(" What is this?")
      },
      writing("composer-files") { stage in
        let files = [("photo.png", "image/png", 212_000), ("notes.md", "text", 900)]
        stage.handle(
          .composed(
            .attached(
              files.map { PromptFile(name: $0.0, type: $0.1, size: $0.2, part: .text("x")) }, nil)))
        stage.type("What is in these?")
      },
      writing("composer-commands") { $0.type("/") },
      writing("composer-model") { stage in
        stage.type("@son")
        let models = ["anthropic/claude-sonnet-4-5", "anthropic/claude-sonnet-4-6"]
        stage.handle(
          .composed(
            .models(query: "son", models.map { Completion.Item($0, note: "200K  $3/$15") })))
      },
      writing("composer-history") { stage in
        stage.handle(.composed(.recalled(["Why is the sky blue?", "And on Mars?"])))
        stage.press(.control("r"))
        stage.type("sky")
      },
      writing("composer-edit") { stage in
        stage.ask("Why is the sky blue?")
        stage.answer(sky)
        stage.press(.alt("2"), KeyPress(.character("E")))
      },
      writing("siblings") { stage in
        stage.ask("Why is the sky blue?")
        stage.answer(sky)
        stage.press(.alt("2"), KeyPress(.character("r")))
        stage.answer("Because of Rayleigh scattering.")
      },
    ]
  }

  /// What concerns the program as a whole.
  static var troubleScenes: [GoldenScene] {
    [
      writing("not-kept") { stage in
        stage.handle(
          .sessions(
            .keeping(
              false,
              sentence:
                "Chats are not being kept: the store is read-only. This chat stays in memory.")))
      },
      writing("noticed") {
        $0.handle(.noticed("Sent 212 characters to the terminal's clipboard."))
      },
    ]
  }
}
