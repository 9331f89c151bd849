import AppCore
import ChatModel
import SwitchboardKit
import Testing

@Suite struct `A title by a model` {
  private func asked(_ text: String, after answer: String? = "Air scatters.") -> (
    Screenful, [Effect]
  ) {
    var screen = Screenful(100, 30)
    if let answer { screen.ask("Why is the sky blue?", answers: [answer]) }
    var effects: [Effect] = []
    for character in text { effects += screen.state.handle(.key(KeyPress(.character(character)))) }
    effects += screen.state.handle(.key(KeyPress(.escape)))
    effects += screen.state.handle(.key(KeyPress(.enter)))
    return (screen, effects)
  }

  private func request(_ effects: [Effect]) -> RunRequest? {
    for case .askForTitle(let request) in effects { return request }
    return nil
  }

  @Test func `is asked of the pane's model, or of the one that is named`() throws {
    let own = try #require(request(asked("/title").1))
    #expect(own.chain.map(\.id) == ["demo/prose"])
    #expect(own.messages.map(\.role) == [.user, .assistant, .user])
    #expect(own.system == "")
    #expect(own.place == nil)
    let other = try #require(request(asked("/title openai/gpt-5-nano").1))
    #expect(other.chain.map(\.id) == ["openai/gpt-5-nano"])
  }

  @Test func `is not asked for where there is nothing to name`() {
    let (screen, effects) = asked("/title", after: nil)
    #expect(request(effects) == nil)
    #expect(screen.state.flash == "There is no answer yet of which a title could be made.")
    #expect(request(asked("/title sonnet").1) == nil)
  }

  @Test(arguments: [
    ("Blue skies", "Blue skies"), ("\n\n **\"Blue   skies.\"**\nMore", "Blue skies"),
    ("Title: Why the sky is blue", "Why the sky is blue"),
    (String(repeating: "x", count: 200), String(repeating: "x", count: 80)),
  ])
  func `is the first line without what models put around it`(answer: String, title: String) {
    var (screen, _) = asked("/title")
    let effects = screen.state.handle(.titled(.success(answer)))
    guard case .sessions(.title(let kept))? = effects.first else {
      Issue.record("Nothing is kept.")
      return
    }
    #expect(kept == title)
    #expect(screen.state.flash == "The chat is called: \(title)")
  }

  @Test(arguments: ["", " \n", "\"\"", "***"])
  func `that says nothing changes nothing`(answer: String) {
    var (screen, _) = asked("/title")
    #expect(screen.state.handle(.titled(.success(answer))).isEmpty)
    #expect(screen.state.flash == "The model gave no title; the chat keeps the one it had.")
  }

  @Test func `that was refused is said`() {
    var (screen, _) = asked("/title")
    _ = screen.state.handle(.titled(.failure(TitleRefusal("The key was refused."))))
    #expect(screen.state.flash == "There is no title: The key was refused.")
  }
}
