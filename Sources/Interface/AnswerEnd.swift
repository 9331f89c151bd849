import AppCore
import ChatModel
import SwitchboardKit
import TextLayout

/// What a reader must know of how a whole answer ended: that it was cut, or that it has no text.
struct AnswerEnd {
  private let sentence: String?
  private let role: TextRole

  /// - Parameters:
  ///   - answer: An answer that has ended.
  ///   - hasKeys: Whether the keys of a chat can be named.
  init(_ answer: AnswerState, hasKeys: Bool) {
    let reason = answer.result?.finish?.reason
    role = reason == .length || reason == .contentFilter ? .warning : .muted
    if answer.text.isEmpty {
      guard answer.toolCalls.isEmpty else {
        sentence = nil
        return
      }
      sentence =
        switch reason {
        case .length: "There is no text: the output limit was reached before it."
        case .contentFilter: "There is no text: the provider's content filter held it back."
        default: "The answer is empty."
        }
      return
    }
    sentence =
      switch reason {
      case .length:
        "[cut here] The output limit was reached" + (hasKeys ? "; C continues it." : ".")
      case .contentFilter: "[cut here] The provider's content filter ended the answer."
      default: nil
      }
  }

  /// The sentence below the text; none for an answer that ended as it should.
  func lines(_ writer: ChatLines) -> [StyledLine] {
    sentence.map { writer.wrapped($0, TextStyle(role), indent: 2) } ?? []
  }
}
