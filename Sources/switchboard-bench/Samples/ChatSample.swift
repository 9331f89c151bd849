import ChatModel
import Store
import SwitchboardKit

/// Ten thousand chats with a million messages, written by the program's own writer.
struct ChatSample {
  static let chats = 10_000
  static let messages = 1_000_000
  /// Stands in every message.
  static let commonWord = "the"
  /// Stands in every other message.
  static let halfWord = "of"
  /// Stands in three messages of the whole file.
  static let rareWord = "quokka"

  private static let turns = messages / chats / 2
  /// Chats of one transaction.
  private static let batch = 10
  private static let model = ModelID(provider: "demo", model: "prose")

  private var seed: UInt64 = 0x5DEE_CE66
  /// The first message was said a year ago.
  private var now = Moment.now().milliseconds - 365 * 86_400_000
  /// Words of which the earlier ones are said more often.
  private let words = (0..<20_000).map { number in
    "w" + String(number &* 7919 % 20_000, radix: 26) + (number % 3 == 0 ? "ing" : "er")
  }

  /// Writes the chats into a file, through the way that imports take.
  ///
  /// - Parameter path: The file; it must not be there.
  /// - Throws: `BenchError` where the store does not take them.
  static func write(to path: String) throws {
    try Pool.run {
      let store = ChatStore(.file(path))
      var sample = ChatSample()
      for number in stride(from: 0, to: chats, by: batch) {
        _ = try await store.take((number..<number + batch).map { sample.chat($0) })
      }
      await store.close()
    }
  }

  private mutating func chat(_ number: Int) -> ChatRecord {
    let begun = Moment(milliseconds: now)
    var chat = ChatRecord(header: ChatHeader(id: nextID(), title: text(4), created: begun))
    let pane = PaneRecord(
      id: nextID(), position: 0, chain: [.init(model: Self.model.description)])
    chat.panes = [pane]
    for turn in 0..<Self.turns {
      var prompt = text(12)
      if turn == 7, number % (Self.chats / 3) == 99 { prompt += " \(Self.rareWord)" }
      let asked = MessageRecord(
        id: nextID(), pane: pane.id, parent: chat.messages.last?.id, turn: turn,
        created: Moment(milliseconds: now), message: .user(prompt))
      let answer = Self.answer(text(50))
      let answered = MessageRecord(
        id: nextID(), pane: pane.id, parent: asked.id, turn: turn,
        created: Moment(milliseconds: now), message: .assistant(answer.text),
        answer: AnswerRecord(answer))
      chat.messages += [asked, answered]
    }
    chat.updated = Moment(milliseconds: now)
    return chat
  }

  /// An id as the program makes them: milliseconds and twenty bits; each is ten seconds later.
  private mutating func nextID<Record>() -> RecordID<Record> {
    now += 10_000
    return RecordID(now << 20)
  }

  private mutating func text(_ count: Int) -> String {
    var text = Self.commonWord
    for _ in 0..<count {
      // The product of two shares falls off as words of a language do.
      let place = Int(random(1000) * random(1000) * 20_000 / 1_000_000)
      text += " " + words[min(place, words.count - 1)]
    }
    return random(2) == 0 ? text + " \(Self.halfWord)" : text
  }

  private mutating func random(_ limit: UInt64) -> UInt64 {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (seed >> 33) % limit
  }

  private static func answer(_ text: String) -> Answer {
    var answer = Answer(requested: model)
    answer.outcome = .answered
    answer.answeredBy = model
    answer.text = text
    answer.usage = Usage(inputTokens: 40, outputTokens: 70)
    answer.cost = Cost(dollars: 0.0004, source: .catalogue)
    answer.firstToken = .milliseconds(420)
    answer.total = .milliseconds(1900)
    answer.tokensPerSecond = 47
    var attempt = Attempt(
      number: 1, entry: 1, call: 1, callsAllowed: 1, model: model, outcome: .answered,
      started: .zero)
    attempt.firstToken = answer.firstToken
    attempt.ended = answer.total
    attempt.usage = answer.usage
    attempt.cost = answer.cost
    answer.attempts = [attempt]
    return answer
  }
}
