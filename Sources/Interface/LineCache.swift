import AppCore
import SwitchboardKit
import TextLayout

/// What has been laid out before, per chat and turn, so that a frame costs only what is new.
///
/// Finished turns are laid out once per width. Of a growing answer only the open end is laid out
/// again; its finished blocks are kept.
struct LineCache: Sendable {
  private struct Key: Hashable {
    var chat: ChatID
    var turn: Int
    var answer: Int
  }

  private var texts: [Key: AnswerText] = [:]
  private var wholes: [Key: Whole] = [:]

  private struct Whole {
    var width: Int
    var reasoning: Chat.ReasoningView
    var siblings: Int
    var lines: [StyledLine]
  }

  /// The lines of a turn.
  mutating func lines(
    of turn: Turn, at place: Int, in chat: Chat, width: Int, now: Duration
  ) -> [StyledLine] {
    let key = Key(chat: chat.id, turn: place, answer: turn.shown)
    let answer = turn.answer
    if !answer.isRunning, let whole = wholes[key], whole.width == width,
      whole.reasoning == chat.reasoning, whole.siblings == turn.answers.count
    {
      return whole.lines
    }
    let writer = ChatLines(width: width, now: now, reasoning: chat.reasoning)
    var lines = writer.prompt(turn)
    lines += writer.header(answer, siblings: turn.answers.count, shown: turn.shown)
    lines += writer.options(of: turn)
    lines += writer.reasoning(answer)
    lines += texts[key, default: AnswerText()].lines(of: answer, width: width)
    lines += writer.foot(answer)
    if !answer.isRunning {
      wholes[key] = Whole(
        width: width, reasoning: chat.reasoning, siblings: turn.answers.count, lines: lines)
    }
    return lines
  }

  /// Forgets what belongs to chats that are gone.
  mutating func keep(_ chats: [Chat]) {
    let known = Set(chats.map(\.id))
    let counts = Dictionary(uniqueKeysWithValues: chats.map { ($0.id, $0.turns.count) })
    func isGone(_ key: Key) -> Bool {
      !known.contains(key.chat) || key.turn >= counts[key.chat] ?? 0
    }
    for key in wholes.keys where isGone(key) { wholes[key] = nil }
    for key in texts.keys where isGone(key) { texts[key] = nil }
  }
}
