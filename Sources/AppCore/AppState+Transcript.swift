import ChatModel
import SwitchboardKit

extension AppState {
  /// All chats in which anything was asked, as Markdown.
  ///
  /// What models wrote stands as it was, but for control characters: a transcript that is printed in
  /// a terminal must not steer it.
  ///
  /// - Parameter date: When the run was, for the heading.
  /// - Returns: nil when nothing was asked.
  package func transcript(date: String) -> String? {
    let parts = chats.enumerated().filter { !$0.element.turns.isEmpty }.map { index, chat in
      "## Pane \(index + 2): \(chat.chain.map(\.id).joined(separator: ", then "))\n\n"
        + Self.transcript(of: chat)
    }
    guard !parts.isEmpty else { return nil }
    return Self.withoutControls("# Switchboard, \(date)\n\n" + parts.joined(separator: "\n"))
  }

  /// The first prompt of all, as a title.
  package var title: String? { chats.first { !$0.turns.isEmpty }?.turns.first?.prompt }

  private static func transcript(of chat: Chat) -> String {
    chat.turns.map { turn in
      "### You\n\n\(turn.prompt)\n\n" + turn.answers.map(transcript).joined()
    }.joined()
  }

  private static func transcript(of answer: AnswerState) -> String {
    let asked = answer.chain.first?.id ?? ""
    let author = answer.author
    var lines = ["### \(author)" + (author == asked ? "" : " (asked: \(asked))"), ""]
    if !answer.text.isEmpty { lines += [answer.text, ""] }
    let foot = [ending(answer), figures(answer)].compactMap(\.self).joined(separator: " ")
    if !foot.isEmpty { lines += ["*\(foot)*", ""] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How an answer ended, unless it was answered.
  private static func ending(_ answer: AnswerState) -> String? {
    if let refusal = answer.refusal { return refusal }
    guard let result = answer.result else { return "Stopped." }
    switch result.outcome {
    case .answered: return nil
    case .stopped: return "Stopped."
    case .interrupted: return "Interrupted: not a finished answer."
    case .failed:
      let messages = result.attempts.compactMap(\.message)
      return "Failed: " + (messages.last ?? "no entry answered.")
    }
  }

  private static func figures(_ answer: AnswerState) -> String? {
    guard let result = answer.result else { return nil }
    var facts: [String] = []
    if let tokens = result.usage?.outputTokens { facts.append("\(tokens) tokens") }
    if result.attempts.count > 1 { facts.append("\(result.attempts.count) attempts") }
    return facts.isEmpty ? nil : facts.joined(separator: ", ") + "."
  }

  private static func withoutControls(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: scalars.append(scalar)
      case ..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: continue
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
