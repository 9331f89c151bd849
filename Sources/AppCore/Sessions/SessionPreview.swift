package import TextLayout

/// Some turns of a stored chat beside the list.
package struct SessionPreview: Sendable {
  package let place: SessionPlace
  package let number: Int
  package let title: String
  /// How many turns the chat has in all.
  package let turns: Int
  package let tags: [String]
  package let begun: String
  /// The turns, and where the reader is among them.
  package let chat: Chat
  /// What is marked in them.
  package let query: TextQuery?

  /// Names the chat of a preview in what was laid out.
  static let id = ChatID(.max)

  init(_ excerpt: StoredExcerpt, _ place: SessionPlace, turns shown: [Turn], now: Duration) {
    self.place = place
    number = excerpt.chat.number
    title = excerpt.chat.title
    turns = excerpt.turns
    tags = excerpt.tags
    begun = excerpt.begun
    var chat = Chat(id: Self.id, chain: excerpt.chat.panes.first?.chain ?? [])
    chat.turns = shown
    query = place.word.flatMap { TextQuery($0.lowercased()) }
    chat.place = ReadingPlace(.start)
    if let hit = excerpt.chat.place, shown.indices.contains(hit.turn) {
      let turn = shown[hit.turn]
      let prompt = query.map { $0.matches(in: turn.prompt.utf8.span).count } ?? 0
      let answer = query.map { $0.matches(in: turn.answer.text.utf8.span).count } ?? 0
      let isThere = hit.isInAnswer ? answer > 0 : prompt > 0
      chat.place =
        isThere
        ? ReadingPlace(.match(turn: turn.number, ordinal: hit.isInAnswer ? prompt : 0))
        : ReadingPlace(.turn(turn.number))
    }
    self.chat = chat
  }
}
