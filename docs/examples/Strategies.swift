import SwitchboardKit

/// A race: the second entry starts when the first has been silent for 0.8 s; the first text wins,
/// and the other call is cut off.
func hedged() -> Agent {
  Agent(
    model: ["groq/llama-3.3-70b-versatile", "cerebras/gpt-oss-120b"],
    strategy: .race(hedgeAfter: .milliseconds(800)))
}

/// Everyone at once; the first whole answer counts, so that a slow writer cannot win by its first
/// word.
func firstToFinish() -> Agent {
  Agent(
    model: ["openai/gpt-5-mini", "anthropic/claude-haiku-4-5"],
    strategy: .race(winOn: .complete))
}

/// Of two random entries the one that has been faster of late goes first; the others are its
/// fallback.
func balanced() -> Agent {
  Agent(
    model: [
      ModelEntry("groq/llama-3.3-70b-versatile", weight: 2), "cerebras/llama3.1-8b",
      "togetherai/meta-llama/Llama-3.3-70B-Instruct-Turbo",
    ],
    strategy: .balance)
}

/// One prompt in ten goes to the new model first.
func trial() -> Agent {
  Agent(
    model: [
      ModelEntry("openai/gpt-5", weight: 9), ModelEntry("openai/gpt-5-mini", weight: 1),
    ],
    strategy: .weighted)
}

/// Who wrote an answer, who lost against them, and what that may have cost.
func results(of answer: Answer) -> String {
  let losers = answer.attempts.filter { $0.outcome == .lost }.map(\.model.description)
  let cost = answer.costOfLosers.map { ", perhaps for $\($0)" } ?? ""
  return
    "\(answer.answeredBy?.description ?? "nobody") before \(losers.joined(separator: ", "))\(cost)"
}
