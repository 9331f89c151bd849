import Testing

@testable import TerminalIO

@Suite struct `The filter of attributes` {
  @Test(arguments: [
    // A reset at the end and the same colour again.
    (
      ["\u{1B}[38;5;87mab\u{1B}[39;49m", "\u{1B}[38;5;87mcd\u{1B}[m"],
      ["\u{1B}[0;38;5;87mab", "cd"]
    ),
    // Nothing is written with a colour, so it is not set.
    (["\u{1B}[1m\u{1B}[m\u{1B}[5;6H"], ["\u{1B}[5;6H"]),
    (["x", "y"], ["\u{1B}[mx", "y"]),
    // An erasure takes the ground; a move takes nothing.
    (
      ["\u{1B}[44m\u{1B}[3;1H\u{1B}[K", "\u{1B}[49m\u{1B}[K"],
      ["\u{1B}[3;1H\u{1B}[0;44m\u{1B}[K", "\u{1B}[m\u{1B}[K"]
    ),
    // An attribute that ends takes all others with it.
    (["\u{1B}[1;31ma\u{1B}[22mb"], ["\u{1B}[0;1;31ma\u{1B}[0;31mb"]),
    (["a\u{1B}[1mb\u{1B}[32mc"], ["\u{1B}[ma\u{1B}[1mb\u{1B}[32mc"]),
    // True colour in both forms.
    (
      ["\u{1B}[38;2;1;2;3;48:2::4:5:6mx\u{1B}[39my"],
      ["\u{1B}[0;38;2;1;2;3;48:2::4:5:6mx\u{1B}[39my"]
    ),
    // ncurses has no attribute for struck text: it travels as blinking.
    (["\u{1B}[0;1;5mx\u{1B}[38;5;5my"], ["\u{1B}[0;1;9mx\u{1B}[38;5;5my"]),
    // The character set is told once.
    (["\u{1B}(B\u{1B}[mx", "\u{1B}(B\u{1B}[my"], ["\u{1B}(B\u{1B}[mx", "y"]),
    // What is not known goes out as it is, and nothing is taken for granted after it.
    (["x\u{1B}[4:3my"], ["\u{1B}[mx\u{1B}[4:3m\u{1B}[my"]),
    (["x\u{1B}7y\u{1B}["], ["\u{1B}[mx\u{1B}7\u{1B}[my\u{1B}["]),
    (["日\u{1B}[1mü"], ["\u{1B}[m日\u{1B}[1mü"]),
  ])
  func `sets what differs, and only before it is used`(updates: [String], sent: [String]) {
    var filter = PenFilter()

    let result = updates.map { update in
      var bytes: [UInt8] = []
      filter.append(Array(update.utf8), to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }

    #expect(result == sent)
  }

  @Test func `sets everything again after somebody else has written`() {
    var filter = PenFilter()
    var bytes: [UInt8] = []
    filter.append(Array("\u{1B}[31mx".utf8), to: &bytes)
    filter.forget()
    bytes = []
    filter.append(Array("y".utf8), to: &bytes)

    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}[0;31my")
  }
}
