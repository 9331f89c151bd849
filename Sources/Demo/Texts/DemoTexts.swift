import JSONCoding

/// The texts of the demo provider, and which of them answers what.
enum DemoTexts {
  /// What the first answer of a chat begins with.
  static let notice = Passage("*This demo answer is scripted: it does not read your prompt.*\n\n")

  /// The answer to a prompt; the first one of its chat `begins` with the notice.
  ///
  /// `tokens` is how long it should be, for the kinds whose length can be chosen.
  static func answer(
    _ kind: AnswerKind, prompt: String, tokens: Int? = nil, begins: Bool
  ) -> DemoAnswer {
    let topic = DemoTopic(prompt)
    var answer = answer(kind, topic, tokens)
    if begins { answer.runs.insert(TokenRun(notice.tokens), at: 0) }
    return answer
  }

  private static func answer(
    _ kind: AnswerKind, _ topic: DemoTopic, _ tokens: Int?
  ) -> DemoAnswer {
    switch kind {
    case .prose: return plain(prose(topic).passage)
    case .code: return plain(code(topic))
    case .languages: return plain(languages(topic))
    case .table: return plain(table(topic))
    case .hostile: return plain(hostile)
    case .thinking:
      var answer = plain(prose(topic).passage)
      answer.reasoning = reasoning(topic)
      return answer
    case .sources:
      let text = prose(topic)
      var answer = plain(text.passage)
      answer.sources = text.sources
      return answer
    case .refusal: return DemoAnswer(runs: [], refusal: refusal(topic))
    case .tools:
      var answer = plain(beforeCall(topic))
      answer.call = call(topic)
      return answer
    case .long: return lengthened(topic, tokens)
    case .flood:
      let start = prose(topic).passage
      let left = (tokens ?? 20_000) - start.tokens.count
      return DemoAnswer(
        runs: [
          TokenRun(start.tokens, count: min(tokens ?? .max, start.tokens.count)),
          TokenRun(["\n\n"]).prefix(left), TokenRun(numberedLines: left - 1),
        ])
    }
  }

  private static func plain(_ passage: Passage) -> DemoAnswer {
    DemoAnswer(runs: [TokenRun(passage.tokens)])
  }

  /// The topic's own text and all the others under headings, over and over until it is long enough.
  private static func lengthened(_ topic: DemoTopic, _ tokens: Int?) -> DemoAnswer {
    let start = prose(topic).passage
    let own = min(tokens ?? .max, start.tokens.count)
    let rest = TokenRun(everything.tokens, count: tokens.map { $0 - own })
    return DemoAnswer(runs: [TokenRun(start.tokens, count: own), rest])
  }

  /// What stands where the answer of a provider should be: a sign-in page or a proxy's error.
  static func page(status: Int) -> String {
    let title = status == 200 ? "Sign in to the network" : "\(status) Bad Gateway"
    return """
      <!DOCTYPE html>
      <html>
      <head><title>\(title)</title></head>
      <body>
      <h1>\(title)</h1>
      <p>Demo: this page stands where the provider's answer should be.</p>
      </body>
      </html>

      """
  }
}
