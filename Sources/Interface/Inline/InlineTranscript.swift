import AppCore
import TextLayout

/// Which turns have been written above the live rows, and the lines of those that are coming.
///
/// A prompt goes up as soon as it is sent, an answer when it is finished; what has gone up stays,
/// whatever becomes of its turn. Costs nothing per frame for turns that have gone up.
struct InlineTranscript: Sendable {
  /// A turn that has not gone up yet.
  struct Waiting: Sendable, Hashable {
    var chat: ChatID
    var turn: Int
    /// Whether its prompt has gone up.
    var isAsked = false
  }

  /// What a prompt says.
  private struct Asked: Hashable {
    var prompt: String
    var files: [PromptFile]
  }

  /// The most answers of an opened chat that go up at once.
  private static let mostAtOnce = 20

  private var edits: [ChatID: Int] = [:]
  /// The numbers of the turns that are known.
  private var known: Set<Int> = []
  /// In the order in which they were asked.
  private var waiting: [Waiting] = []
  private var layouts: [Int: TurnLayout] = [:]
  /// The prompt that stands lowest above the live rows.
  private var lastPrompt: Asked?
  /// Whether nothing has been looked at yet.
  private(set) var isEmpty = true
  private var frame = 0

  /// The lines that go up now.
  ///
  /// - Parameters:
  ///   - state: What is to be shown.
  ///   - width: Columns of a line, but for tables and code.
  ///   - greeting: Goes up first of all.
  ///   - isLast: Whether nothing will come after this: what is unfinished goes up too.
  /// - Returns: The lines; empty when everything that can stands there.
  mutating func take(
    _ state: AppState, width: Int, greeting: [StyledLine] = [], isLast: Bool = false
  ) -> [StyledLine] {
    frame &+= 1
    isEmpty = false
    var lines = greeting
    for chat in state.chats where edits[chat.id] != chat.edits { lines += learn(chat) }
    var left: [Waiting] = []
    for var place in waiting {
      guard let chat = state.chats.first(where: { $0.id == place.chat }),
        let turn = chat.turns.last(where: { $0.number == place.turn })
      else {
        layouts[place.turn] = nil
        continue
      }
      let form = Self.form(chat, state, width: width)
      let isHeld = !isLast && (turn.answer.isRunning || form.veil?.hidesText == true)
      // Above an answer stands its own prompt, also when another one has gone up since.
      if !place.isAsked || !isHeld { lines += prompt(of: turn, form) }
      if isHeld {
        place.isAsked = true
        left.append(place)
        continue
      }
      let layout = layout(of: turn, form, now: state.now)
      lines += (layout.start(of: .header)..<layout.count).map { layout[$0] }
      if isLast, turn.answer.isRunning {
        lines.append(StyledLine("  stopped on leaving", TextStyle(.warning)))
        lines.append(StyledLine())
      }
      layouts[place.turn] = nil
    }
    waiting = left
    return lines
  }

  /// The answers that are coming, in the order of the panes, each laid out.
  mutating func coming(_ state: AppState, width: Int) -> [TurnLayout] {
    waiting.compactMap { place -> (Int, TurnLayout)? in
      guard let index = state.chats.firstIndex(where: { $0.id == place.chat }),
        let turn = state.chats[index].turns.last(where: { $0.number == place.turn })
      else { return nil }
      let form = Self.form(state.chats[index], state, width: width)
      return (index, layout(of: turn, form, now: state.now))
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Takes up the turns of a chat that are new.
  ///
  /// - Returns: A line about those that are too many.
  private mutating func learn(_ chat: Chat) -> [StyledLine] {
    edits[chat.id] = chat.edits
    let new = chat.turns.filter { !known.contains($0.number) }
    known.formUnion(new.map(\.number))
    waiting += new.suffix(Self.mostAtOnce).map { Waiting(chat: chat.id, turn: $0.number) }
    waiting.sort { $0.turn < $1.turn }
    let earlier = new.count - Self.mostAtOnce
    guard earlier > 0 else { return [] }
    let what = earlier == 1 ? "1 earlier answer is" : "\(earlier) earlier answers are"
    return [StyledLine("\(what) not shown here; Alt+2 has them all.", TextStyle(.muted))]
      + [StyledLine()]
  }

  private mutating func prompt(of turn: Turn, _ form: TurnLayout.Form) -> [StyledLine] {
    let asked = Asked(prompt: turn.prompt, files: turn.files)
    guard asked != lastPrompt else { return [] }
    lastPrompt = asked
    let writer = ChatLines(width: form.width, now: .zero, reasoning: .folded, inline: form.inline)
    return writer.prompt(turn).flatMap(\.self)
  }

  private mutating func layout(
    of turn: Turn, _ form: TurnLayout.Form, now: Duration
  ) -> TurnLayout {
    var layout = layouts.removeValue(forKey: turn.number) ?? TurnLayout(number: turn.number)
    layout.update(turn, form, now: now, frame: frame)
    layouts[turn.number] = layout
    return layout
  }

  private static func form(_ chat: Chat, _ state: AppState, width: Int) -> TurnLayout.Form {
    let place = state.chats.firstIndex { $0.id == chat.id } ?? 0
    return TurnLayout.Form(
      width: width, reasoning: chat.reasoning, veil: state.veil(of: chat),
      inline: InlineForm(pane: state.chats.count > 1 ? place + 2 : nil))
  }
}
