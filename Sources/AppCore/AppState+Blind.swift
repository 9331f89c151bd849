extension AppState {
  /// Begins a blind test, or ends it.
  mutating func toggleBlind() {
    if blind != nil {
      blind = nil
      flash = "Names are shown again."
      return
    }
    guard chats.count > 1 else {
      flash = "A blind test needs two panes; Ctrl+N adds one."
      return
    }
    let time = now.components
    blind = BlindTest(
      seed: UInt64(bitPattern: time.attoseconds) ^ UInt64(bitPattern: time.seconds) &* 0x9E37)
    drawSides()
    flash = "Names, figures and order are hidden until the vote: = compares, B ends it."
  }

  /// Shuffles the panes of a blind test before a prompt, and hides the names again.
  mutating func drawSides() {
    guard var blind else { return }
    blind.revealed = []
    if !chats.contains(where: \.isRunning) {
      // The mark of the current pane stays where it is: it must not follow a model.
      for place in stride(from: chats.count - 1, to: 0, by: -1) {
        chats.swapAt(place, Int(blind.next() % UInt64(place + 1)))
      }
    }
    self.blind = blind
  }

  /// What hides a pane's names; nil when nothing does.
  package func veil(of chat: Chat) -> Veil? {
    guard let blind, let place = chats.firstIndex(where: { $0.id == chat.id }),
      let letter = Unicode.Scalar(0x41 + UInt32(place))
    else { return nil }
    return Veil(
      letter: String(Character(letter)), isRevealed: blind.revealed.contains(chat.id),
      running: chats.count(where: \.isRunning), all: chats.count)
  }

  /// Whether names of models must not be shown for a pane.
  package func hidesNames(of chat: Chat) -> Bool {
    blind.map { !$0.revealed.contains(chat.id) } ?? false
  }

  /// Refuses what would give the names away.
  mutating func isVeiled() -> Bool {
    guard hidesNames(of: chat) else { return false }
    flash = Self.hiddenUntilVote
    return true
  }

  static let hiddenUntilVote = "Hidden until the vote: = compares, B ends the blind test."

  /// Whether an action would give the names away while they are hidden.
  func revealsNames(_ action: Action) -> Bool {
    switch action {
    case .timeline, .wire, .ownWords, .figures, .openAgents, .editChain, .export:
      hidesNames(of: chat)
    default: false
    }
  }
}

extension BlindTest {
  /// SplitMix64.
  fileprivate mutating func next() -> UInt64 {
    seed &+= 0x9E37_79B9_7F4A_7C15
    var value = seed
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
