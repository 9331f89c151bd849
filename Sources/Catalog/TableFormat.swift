/// The words and letters of a catalogue table, for who writes it and who reads it.
///
/// UTF-8 text of lines that end with LF, cells apart by TAB, trailing empty cells left out:
///
/// 1. `switchboard-catalog`, version, date of the data, number of shared lines, of providers, of
///    models, checksum (FNV-1a, 64 bits, hexadecimal) of everything after this line.
/// 2. The shared lines: texts that many models have, named by their number from 1.
/// 3. One line per provider in the catalogue's order: id, number of models, bytes of its block,
///    name, dialect, sign-in, base URL, key variables, other variables, documentation.
/// 4. One block per provider in the same order, a line per model: id, name (empty: the id), flags,
///    modalities (`ti>a`; empty: text to text), context window, largest answer, prices, release,
///    knowledge (`yymmdd` or `yymm`), shared line of the reasoning controls (`|` between them),
///    largest prompt, dialect, shared line of the base URL. Empty: not known, or the provider's.
///
/// Prices are US dollars per million tokens: `input,output,cache read,cache write,reasoning`, then
/// `;>200000,…` for a tier above that prompt size and `;fast,…` for the faster service.
enum TableFormat {
  static let magic = "switchboard-catalog"
  static let version = 1

  static let attachments = UInt8(ascii: "a")
  static let reasons = UInt8(ascii: "r")
  static let tools = UInt8(ascii: "t")
  static let weights = UInt8(ascii: "w")
  static let structured = UInt8(ascii: "j")
  static let unstructured = UInt8(ascii: "J")
  static let temperature = UInt8(ascii: "h")
  static let noTemperature = UInt8(ascii: "H")
  static let notChat = UInt8(ascii: "n")
  static let alpha = UInt8(ascii: "A")
  static let beta = UInt8(ascii: "B")
  static let deprecated = UInt8(ascii: "D")
  /// Of a table of refreshed data: the model is in the table of the release alone.
  static let kept = UInt8(ascii: "k")

  /// The modalities in the order in which a table lists them, with their letters.
  static let modalities: [(letter: UInt8, modality: ModelRecord.Modality)] = [
    (UInt8(ascii: "t"), .text), (UInt8(ascii: "i"), .image), (UInt8(ascii: "p"), .pdf),
    (UInt8(ascii: "a"), .audio), (UInt8(ascii: "v"), .video),
  ]

  /// Whether a text has the form `2026-07-01`.
  static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return false }
    for (index, byte) in bytes.enumerated() where index != 4 && index != 7 {
      guard byte &- 0x30 < 10 else { return false }
    }
    return true
  }

  /// FNV-1a over the bytes from `start` on.
  static func checksum(_ bytes: Span<UInt8>, from start: Int) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = start
    while index < bytes.count {
      sum = (sum ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
      index += 1
    }
    return sum
  }
}
