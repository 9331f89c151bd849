/// A request that cannot be one; nothing was sent.
public enum UsageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Not of the form `provider/model`; `meant` is the id that was probably meant (R3).
  case badID(String, meant: String?)
  /// No such provider; the names that are nearest (R2).
  case unknownProvider(String, nearest: [String])
  /// A `{name}` part of an id that the request context has no text for (R5).
  case missingContext(name: String, template: String)
  /// Every entry of the chain is switched off, or there is none (R31).
  case noEnabledEntry
  /// A choosing closure that returned another closure again and again.
  case choiceNeverEnds
  /// No user message with a part in it.
  case emptyPrompt
  /// A header, a base URL or another value that cannot be used, as a sentence.
  case unusable(String)

  /// One sentence with the cause and the next step.
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
