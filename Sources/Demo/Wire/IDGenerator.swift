/// Ids that look random and are the same for the same seed (SplitMix64).
struct IDGenerator: Sendable {
  /// The characters that an id is made of.
  enum Alphabet: String {
    case hexadecimal = "0123456789abcdef"
    case letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789"
  }

  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A prefix and that many characters after it.
  mutating func id(_ prefix: String, _ length: Int, _ alphabet: Alphabet = .letters) -> String {
    let characters = Array(alphabet.rawValue.utf8)
    let tail = (0..<length).map { _ in characters[Int(next() % UInt64(characters.count))] }
    return prefix + String(decoding: tail, as: UTF8.self)
  }
}

/// A hash that is the same in every run (FNV-1a).
func stableHash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
