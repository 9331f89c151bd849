package import ChatModel
package import ProviderOptions
import SwitchboardKit

/// One pane with a conversation.
package struct Chat: Sendable, Identifiable {
  package let id: ChatID
  /// All entries of the chain in order, those that are off too.
  package var entries: [ChainItem]
  /// The entries that take part.
  package var chain: [ChainItem] {
    get { entries.filter(\.isEnabled) }
    set { entries = newValue }
  }
  /// The agent that is open in the pane.
  package var agent: OpenAgent?
  package var turns: [Turn] = [] { didSet { edits += 1 } }
  /// Grows with every change of the turns but the growth of the answer that is running, so that
  /// what was laid out need not be compared turn by turn.
  package private(set) var edits = 0
  package var options: ModelOptions = [:]
  package var settings = CallSettings()
  /// Settings that the pane puts back to the provider's default (R20).
  package var defaults: Set<CommonSetting> = []
  /// The pane's own system text; nil is the agent's, empty is none.
  package var system: String?
  /// The pane's own rules of its chain; nil are the agent's, or those of the start.
  package var rules: ChainRules?
  /// The request that would be sent next, as it was last looked at.
  package var preview: WirePreview?
  /// The request that was sent last.
  package var sent: WirePreview?
  /// Which prompt that was, from 1, and when.
  package internal(set) var sentPrompt: (number: Int, time: Duration)?
  /// Whether the composer's prompts go here too when several panes are linked.
  package var isLinked = true
  package var reasoning = ReasoningView.folded
  /// Where the reader is; nil follows the end.
  package var place: ReadingPlace?
  /// Columns by which wide tables and code have been moved sideways.
  package var pan = 0
  package var metrics = ScrollMetrics(total: 0, height: 0)
  /// Lines at the end that came while the reader was elsewhere.
  package var unseen = 0
  /// The number of the turn that copying, editing and the like mean; nil: the last.
  package var selected: Int?
  package var selection: LineSelection?
  /// A sentence about the pane that stands until the next key.
  package var notice: String?
  /// What a trial of the failure desk should come to, until its answer is there.
  var trial: FailureDesk.Expectation?
  /// What the last trial came to.
  package internal(set) var verdict: FailureDesk.Verdict?

  package enum ReasoningView: Sendable, Hashable, CaseIterable { case folded, tail, full }

  package init(id: ChatID, chain: [ChainItem]) {
    self.id = id
    entries = chain
  }

  package var isRunning: Bool { turns.last?.answer.isRunning ?? false }

  /// The place of the turn that is meant: the selected one, else the last; nil in an empty chat.
  package var selectedIndex: Int? {
    guard !turns.isEmpty else { return nil }
    guard let selected else { return turns.count - 1 }
    return turns.firstIndex { $0.number == selected } ?? turns.count - 1
  }

  package var selectedTurn: Turn? { selectedIndex.map { turns[$0] } }

  /// Lines at the end that the reader has not seen, as the chat has come out now.
  package func unseen(with tail: ScrollMetrics.Tail?) -> Int {
    guard place != nil, let old = metrics.tail, let tail, old.turn == tail.turn,
      old.width == tail.width
    else { return unseen }
    return unseen + max(0, tail.lines - old.lines)
  }

  /// The answered turns as a conversation, with the given prompt after them.
  package func messages(asking prompt: String?, files: [PromptFile] = []) -> [Message] {
    messages(before: turns.count, asking: prompt, files: files)
  }

  /// The answered turns before a place as a conversation, with the given prompt after them.
  func messages(
    before end: Int, asking prompt: String?, files: [PromptFile] = []
  ) -> [Message] {
    var messages: [Message] = []
    for turn in turns.prefix(end) where !turn.answer.isRunning {
      guard !turn.answer.text.isEmpty else { continue }
      var message = Message(.user, turn.parts)
      message.options = turn.message.options
      messages.append(message)
      messages.append(.assistant(turn.answer.text))
    }
    if let prompt { messages.append(Message(.user, Turn.parts(prompt, files))) }
    return messages
  }

  /// Lets the last answer grow: only the last one can run.
  mutating func growLast(_ grow: (inout AnswerState) -> Void) {
    guard !turns.isEmpty else { return }
    let before = edits
    let last = turns.count - 1
    grow(&turns[last].branches[turns[last].shown].answer)
    edits = before
  }
}
