package import AppCore
import ChatModel
import SwitchboardKit

extension EffectRunner {
  /// Asks a model for the title of a conversation.
  ///
  /// - Parameters:
  ///   - text: The beginning of the conversation.
  ///   - item: Who is asked; with the keys of this run.
  /// - Returns: One line of at most 80 characters; empty where nothing came.
  /// - Throws: `TitleRefusal` with the sentence of the run that failed, or what the runtime throws.
  package func title(of text: String, by item: ChainItem) async throws -> String {
    let prompt =
      "Give this conversation a title of at most seven words, in its own language. Answer with "
      + "the title alone: no quotes, no full stop.\n\n<conversation>\n\(text)\n</conversation>"
    var plan = RunPlan(
      entries: withPastedKeys([ModelEntry(item.id)]), messages: [.user(prompt)])
    plan.settings.maxOutputTokens = 400
    let answer = try await current.run(plan) { _ in }
    guard answer.outcome == .answered else {
      throw TitleRefusal(answer.attempts.last?.message ?? "it did not answer.")
    }
    let line = answer.text.split(whereSeparator: \.isNewline).first {
      !$0.allSatisfy(\.isWhitespace)
    }
    let words = (line ?? "").prefix(400).split(whereSeparator: \.isWhitespace)
    let bare = words.joined(separator: " ").trimming { "\"'`*#“”„ ".contains($0) }
    return String(bare.prefix(80))
  }
}

/// Why a model gave no title, as a sentence.
struct TitleRefusal: Error, CustomStringConvertible {
  let description: String

  init(_ sentence: String) { description = sentence }
}

extension String {
  /// The text without some characters at both ends.
  fileprivate func trimming(_ isDropped: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let first = rest.first, isDropped(first) { rest = rest.dropFirst() }
    while let last = rest.last, isDropped(last) { rest = rest.dropLast() }
    return rest
  }
}
