import ChatModel

/// Every entry failed; carries all that happened (R32).
public struct RunFailure: Error, Sendable, CustomStringConvertible {
  public let answer: Answer

  /// One sentence for one failure, otherwise how many entries failed and the last cause.
  public var description: String {
    let failed = answer.attempts.filter { $0.outcome == .failed || $0.outcome == .skipped }
    guard let last = failed.last, let cause = last.message else { return "No entry answered." }
    let entries = Set(failed.map(\.entry)).count
    return entries > 1 ? "All \(entries) entries failed. The last one: \(cause)" : cause
  }
}

/// A request that cannot be one; nothing was sent.
public enum UsageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Not of the form `provider/model` (R3).
  case badID(String, meant: String?)
  /// No such provider (R2).
  case unknownProvider(String, nearest: [String])
  case missingContext(name: String, template: String)
  case noEnabledEntry
  case choiceNeverEnds
  case emptyPrompt
  /// A header, a base URL or another value that cannot be used, as a sentence.
  case unusable(String)

  public var description: String {
    switch self {
    case .badID(let id, let meant?):
      id.isEmpty
        ? "A model id is needed, for example \(meant)."
        : "“\(Self.shown(id))” is no model id: the form is provider/model. Did you mean \(meant)?"
    case .badID(let id, nil):
      "“\(Self.shown(id))” is no model id: the form is provider/model, for example openai/gpt-5."
    case .unknownProvider(let name, let nearest):
      "No provider is called \(name)."
        + (nearest.isEmpty ? "" : " Nearest: \(nearest.joined(separator: ", ")).")
    case .missingContext(let name, let template):
      "The model \(template) needs a value for “\(name)” in the request context."
    case .noEnabledEntry: "No entry of the chain is switched on."
    case .choiceNeverEnds: "The closure that picks the model keeps returning another closure."
    case .emptyPrompt: "There is nothing to ask: the prompt is empty."
    case .unusable(let sentence): sentence
    }
  }

  /// A text on one line, control characters as spaces.
  private static func shown(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(scalars)
  }
}
