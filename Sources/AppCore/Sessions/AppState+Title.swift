import ChatModel
import SwitchboardKit

/// Why a model gave no title, as a sentence.
package struct TitleRefusal: Error, Sendable, Hashable {
  package let sentence: String

  package init(_ sentence: String) { self.sentence = sentence }
}

extension AppState {
  /// So much of the first prompt and of its answer is shown to the model.
  private static let excerpt = 2000
  private static let longestTitle = 80

  package static let titlePrompt =
    "Give the conversation above a title of three to six words, in its language. "
    + "Answer with the title alone, without quotation marks and without a full stop."

  /// Why no title can be asked for, as a sentence; nil when one can.
  func reasonAgainstTitle(_ argument: String) -> String? {
    if !isKeeping || isIncognito {
      return "Chats of this run are not kept, so there is none to give a title."
    }
    if titledTurn == nil { return "There is no answer yet of which a title could be made." }
    return titleItem(argument) == nil
      ? "A model is written provider/model: /title anthropic/claude-haiku-4-5." : nil
  }

  /// The turn that a title is made of.
  private var titledTurn: Turn? { chat.turns.first { !$0.answer.text.isEmpty } }

  private func titleItem(_ argument: String) -> ChainItem? {
    let item = argument.isEmpty ? chat.chain.first : ChainItem(argument)
    return item.flatMap { ModelID($0.id) == nil ? nil : $0 }
  }

  /// Asks a model, or else the first of the pane's chain, for a title of the chat.
  ///
  /// Only where `reasonAgainstTitle` has no reason against it.
  mutating func askForTitle(_ argument: String) -> [Effect] {
    guard let turn = titledTurn, let item = titleItem(argument) else { return [] }
    notePaid([item])
    var request = RunRequest(
      chain: [item],
      messages: [
        .user(String(turn.prompt.prefix(Self.excerpt))),
        .assistant(String(turn.answer.text.prefix(Self.excerpt))), .user(Self.titlePrompt),
      ], options: [:], settings: CallSettings())
    // The pane's own words would have the model go on with the conversation.
    request.system = ""
    request.agent = chat.agent?.path
    flash = "\(item.id) is asked for a title."
    return [.askForTitle(request)]
  }

  /// Takes what a model called the chat.
  mutating func take(_ result: Result<String, TitleRefusal>) -> [Effect] {
    switch result {
    case .success(let text):
      guard let title = Self.title(in: text) else {
        flash = "The model gave no title; the chat keeps the one it had."
        return []
      }
      flash = "The chat is called: \(title)"
      return [.sessions(.title(title))]
    case .failure(let refusal):
      flash = "There is no title: \(refusal.sentence)"
      return []
    }
  }

  /// The first line of an answer that has words, without what models put around it.
  package static func title(in text: String) -> String? {
    var line =
      text.split(whereSeparator: \.isNewline).map { $0.split(whereSeparator: \.isWhitespace) }
      .first { !$0.isEmpty }?.joined(separator: " ") ?? ""
    let around: Set<Character> = ["\"", "'", "“", "”", "„", "*", "#", "`", "«", "»", " ", "."]
    if line.lowercased().hasPrefix("title:") { line = String(line.dropFirst(6)) }
    while let first = line.first, around.contains(first) { line.removeFirst() }
    while let last = line.last, around.contains(last) { line.removeLast() }
    line = String(line.prefix(longestTitle))
    while line.last?.isWhitespace == true { line.removeLast() }
    return line.isEmpty ? nil : line
  }
}
