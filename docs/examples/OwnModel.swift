import SwitchboardKit

/// A model of one's own: answers what it knows without a call.
struct Glossary: LanguageModel {
  let id = ModelID(provider: "house", model: "glossary")
  let meanings: [String: String]

  func respond(to request: ModelRequest, into reply: ReplyWriter) async throws {
    guard let word = request.messages.last?.text, let meaning = meanings[word] else {
      throw CallFailure(.notFound, "The glossary does not have this word.")
    }
    try await reply.write(.text(meaning), .finished(Finish(.stop, raw: "found")))
  }
}

/// The glossary first, a provider for everything else.
func glossaryFirst(_ meanings: [String: String]) -> Agent {
  Agent(
    instructions: "Say in one sentence what the word means.",
    model: [ModelEntry(Glossary(meanings: meanings)), "anthropic/claude-haiku-4-5"])
}
