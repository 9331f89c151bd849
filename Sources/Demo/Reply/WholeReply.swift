/// Everything that the steps of a reply add up to.
struct WholeReply: Sendable {
  private(set) var reasoning = ""
  private(set) var text = ""
  private(set) var refusal = ""
  private(set) var sources: [DemoSource] = []
  private(set) var call: DemoToolCall?
  private(set) var ending: ReplyStep.Ending?
  private(set) var failure: Fault?
  private(set) var count = TokenCount()

  /// Adds one step.
  mutating func add(_ step: ReplyStep) {
    count.add(step)
    switch step {
    case .reasoning(let piece): reasoning += piece
    case .text(let piece), .brokenText(let piece): text += piece
    case .refusal(let piece): refusal += piece
    case .source(let source): sources.append(source)
    case .callEnd(let call): self.call = call
    case .finish(let ending): self.ending = ending
    case .failure(let fault): failure = fault
    case .opening, .callStart, .callArguments, .ping: break
    }
  }
}

/// How many tokens a reply has cost.
struct TokenCount: Sendable {
  private(set) var reasoning = 0
  /// Everything but the reasoning.
  private(set) var visible = 0

  var total: Int { reasoning + visible }

  /// Counts one step.
  mutating func add(_ step: ReplyStep) {
    switch step {
    case .reasoning: reasoning += 1
    case .text, .refusal, .brokenText, .callArguments: visible += 1
    case .callStart: visible += 8
    case .opening, .source, .callEnd, .ping, .failure, .finish: break
    }
  }
}
