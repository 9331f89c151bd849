import AppCore
import TextLayout

/// The laid-out lines of one chat.
///
/// Only turns that are shown are laid out; the lines of the others are estimated until then. What a
/// frame costs depends on what it shows: the list of turns is made anew only when `Chat.edits` says
/// that it has changed.
struct ChatLayout: Sendable {
  /// A line of a turn.
  struct Spot: Hashable, Comparable {
    var turn: Int
    var line: Int

    static func < (one: Spot, other: Spot) -> Bool {
      (one.turn, one.line) < (other.turn, other.line)
    }
  }

  private(set) var turns: [TurnLayout] = []
  /// The first line of each turn, then the number of all lines.
  private var starts = [0]
  private var places: [Int: Int] = [:]
  private var edits = -1
  private var form: TurnLayout.Form?
  private var now = Duration.zero
  private var frame = 0
  /// The answer that grew last, the page on which it did, and the first line of that.
  private var grown: (page: [Int], top: Int)?

  /// Brings the list of turns up to date, and the last one.
  mutating func update(_ chat: Chat, _ form: TurnLayout.Form, now: Duration) {
    self.now = now
    frame &+= 1
    if edits != chat.edits || self.form?.width != form.width {
      edits = chat.edits
      var known: [Int: TurnLayout] = [:]
      for turn in turns { known[turn.number] = turn }
      turns = chat.turns.map { known[$0.number] ?? TurnLayout(number: $0.number) }
      places = [:]
      starts = [0]
      for (index, turn) in chat.turns.enumerated() {
        places[turn.number] = index
        let count = self.form?.width == form.width ? turns[index].count : 0
        starts.append(starts[index] + (count > 0 ? count : Self.estimate(turn, form.width)))
      }
    }
    self.form = form
    if !turns.isEmpty { layOut(turns.count - 1, chat) }
  }

  /// The lines of all turns; the empty one at the very end does not count.
  var total: Int { max(0, (starts.last ?? 0) - 1) }

  func lines(before spot: Spot) -> Int { starts[spot.turn] + spot.line }

  /// The lines of a turn that are shown.
  func count(_ turn: Int) -> Int { turns[turn].count - (turn == turns.count - 1 ? 1 : 0) }

  func index(of number: Int) -> Int? { places[number] }

  private static func estimate(_ turn: Turn, _ width: Int) -> Int {
    6 + (turn.prompt.utf8.count + turn.answer.text.utf8.count) / max(1, min(width, 100) - 6)
  }

  /// Lays out a turn, and takes note of its height.
  mutating func layOut(_ index: Int, _ chat: Chat) {
    guard var form else { return }
    // Only the last answers of a blind test wait for each other.
    if index < turns.count - 1 { form.veil?.running = 0 }
    turns[index].update(chat.turns[index], form, now: now, frame: frame)
    let grown = starts[index] + turns[index].count - starts[index + 1]
    guard grown != 0 else { return }
    for later in (index + 1)..<starts.count { starts[later] += grown }
  }

  /// Where the last page begins.
  mutating func lastPage(_ height: Int, _ chat: Chat) -> Spot {
    guard !turns.isEmpty else { return Spot(turn: 0, line: 0) }
    var turn = turns.count - 1
    var rest = height - count(turn)
    while rest > 0, turn > 0 {
      turn -= 1
      layOut(turn, chat)
      rest -= count(turn)
    }
    return Spot(turn: turn, line: max(0, -rest))
  }

  /// Where the page begins that follows the end.
  ///
  /// Under an answer that grows up to two lines stay free, so that what is read moves a third as
  /// often; where rows are few none does. They stay free when it has ended, so that its end moves
  /// nothing.
  private mutating func following(_ last: Spot, _ height: Int, _ chat: Chat) -> Spot {
    guard height > 8, last.turn == turns.count - 1, let form else { return last }
    let page = [turns[last.turn].number, form.width, height]
    if chat.turns[last.turn].answer.isGrowing {
      grown = (page, (last.line + 2) / 3 * 3)
    } else {
      guard let grown, grown.page == page, (last.line...last.line + 3).contains(grown.top) else {
        return last
      }
    }
    return Spot(turn: last.turn, line: grown?.top ?? last.line)
  }

  /// The lines of a page, and where they are.
  mutating func page(
    from top: Spot, height: Int, _ chat: Chat
  ) -> (rows: [Spot], lines: [StyledLine]) {
    var rows: [Spot] = []
    var lines: [StyledLine] = []
    rows.reserveCapacity(height)
    lines.reserveCapacity(height)
    var spot = top
    while rows.count < height {
      layOut(spot.turn, chat)
      let end = max(spot.line, min(count(spot.turn), spot.line + height - rows.count))
      turns[spot.turn].append(spot.line..<end, to: &lines)
      while spot.line < end {
        rows.append(spot)
        spot.line += 1
      }
      guard spot.turn + 1 < turns.count else { break }
      spot = Spot(turn: spot.turn + 1, line: 0)
    }
    return (rows, lines)
  }

  /// Moves by lines, to the ends of the chat at most.
  mutating func move(_ spot: Spot, by lines: Int, _ chat: Chat) -> Spot {
    guard !turns.isEmpty else { return spot }
    var spot = spot
    var rest = lines
    layOut(spot.turn, chat)
    while rest > 0 {
      let room = count(spot.turn) - 1 - spot.line
      if rest <= room || spot.turn == turns.count - 1 {
        spot.line += max(0, min(rest, room))
        break
      }
      rest -= room + 1
      spot = Spot(turn: spot.turn + 1, line: 0)
      layOut(spot.turn, chat)
    }
    while rest < 0 {
      if -rest <= spot.line || spot.turn == 0 {
        spot.line = max(0, spot.line + rest)
        break
      }
      rest += spot.line + 1
      layOut(spot.turn - 1, chat)
      spot = Spot(turn: spot.turn - 1, line: max(0, count(spot.turn - 1) - 1))
    }
    return spot
  }

  /// The line at a place; nil when its turn is gone.
  mutating func spot(at place: TextPlace, _ chat: Chat) -> Spot? {
    guard let turn = places[place.turn] else { return nil }
    layOut(turn, chat)
    return Spot(turn: turn, line: min(turns[turn].line(at: place), max(0, count(turn) - 1)))
  }

  func place(of spot: Spot) -> TextPlace { turns[spot.turn].place(of: spot.line) }

  /// The first line that is shown.
  ///
  /// - Returns: It, and whether the reader has come back to the end by going down.
  mutating func top(
    _ place: ReadingPlace?, height: Int, query: TextQuery?, _ chat: Chat
  ) -> (top: Spot, follows: Bool) {
    let last = lastPage(height, chat)
    guard let place, var spot = origin(place.origin, last, height, query, chat) else {
      return (following(last, height, chat), true)
    }
    spot = move(spot, by: place.lines, chat)
    if last == Spot(turn: 0, line: 0) || spot >= last && place.lines > 0 {
      return (following(last, height, chat), true)
    }
    return (min(spot, last), false)
  }

  private mutating func origin(
    _ origin: ReadingPlace.Origin, _ last: Spot, _ height: Int, _ query: TextQuery?, _ chat: Chat
  ) -> Spot? {
    switch origin {
    case .start: return Spot(turn: 0, line: 0)
    case .end: return last
    case .at(let place): return spot(at: place, chat)
    case .turn(let number): return places[number].map { Spot(turn: $0, line: 0) }
    case .match(let number, let ordinal):
      guard let turn = places[number], let query else { return nil }
      layOut(turn, chat)
      turns[turn].look(for: query)
      let line = turns[turn].line(ofMatch: ordinal) ?? 0
      return move(Spot(turn: turn, line: line), by: -height / 3, chat)
    }
  }

  /// Finds words in a turn.
  mutating func look(for query: TextQuery, in turn: Int) { turns[turn].look(for: query) }
}

/// What has been laid out, per chat.
struct LineCache: Sendable {
  /// There are few, so that looking through them is the fastest way.
  private var chats: [(id: ChatID, layout: ChatLayout)] = []

  subscript(id: ChatID) -> ChatLayout {
    get { chats.first { $0.id == id }?.layout ?? ChatLayout() }
    _modify {
      let known = chats.firstIndex { $0.id == id }
      if known == nil { chats.append((id, ChatLayout())) }
      yield &chats[known ?? chats.count - 1].layout
    }
  }

  /// Forgets what belongs to chats that are gone.
  mutating func keep(_ present: [Chat]) {
    guard chats.count > present.count else { return }
    let known = Set(present.map(\.id))
    chats.removeAll { !known.contains($0.id) }
  }
}
