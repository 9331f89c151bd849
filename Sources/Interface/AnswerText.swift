import AppCore
import TextLayout

/// The laid-out text of one answer.
struct AnswerText: Sendable {
  mutating func lines(of answer: AnswerState, width: Int) -> [StyledLine] {
    guard !answer.text.isEmpty else { return [] }
    let margin = StyledLine("  ")
    return TextWrapper(width: min(width, 102), first: margin, rest: margin)
      .lines(of: StyledText(Sanitizer.text(answer.text), TextStyle(.text)))
  }
}
