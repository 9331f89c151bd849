/// What a prompt is about, as far as the demo provider can tell.
///
/// It knows its three example prompts, letter by letter; for any other prompt a text is drawn, the
/// same one each time.
enum DemoTopic: Sendable, Hashable {
  case sky, moons, quicksort
  case other(draw: UInt64)

  init(_ prompt: String) {
    let words = prompt.lowercased().split { !$0.isLetter && !$0.isNumber }
    self =
      switch words.joined(separator: " ") {
      case "why is the sky blue": .sky
      case "a table of five moons as markdown": .moons
      case "write quicksort in swift": .quicksort
      case let words: .other(draw: stableHash(words))
      }
  }

  /// One of several texts, chosen by the prompt.
  func draw<Element>(from elements: [Element]) -> Element? {
    guard case .other(let draw) = self, !elements.isEmpty else { return elements.first }
    // The hash alone follows the last letters too closely.
    var mixer = IDGenerator(seed: draw)
    return elements[Int(mixer.next() % UInt64(elements.count))]
  }
}
