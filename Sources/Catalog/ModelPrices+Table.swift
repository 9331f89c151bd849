extension ModelPrices {
  /// Reads a price cell; nil when it does not begin with two prices.
  init?(cell: Range<Int>, in bytes: Span<UInt8>) {
    var parts = CellReader(cell, separator: UInt8(ascii: ";"))
    var base = CellReader(parts.next(in: bytes), separator: UInt8(ascii: ","))
    guard let input = bytes.price(base.next(in: bytes)),
      let output = bytes.price(base.next(in: bytes))
    else { return nil }
    self.init(
      input: input, output: output, cacheRead: bytes.price(base.next(in: bytes)),
      cacheWrite: bytes.price(base.next(in: bytes)), reasoning: bytes.price(base.next(in: bytes)))
    while !parts.isAtEnd {
      let part = parts.next(in: bytes)
      guard let tier = Tier(part: part, in: bytes) else { continue }
      if tier.above > 0 { tiers.append(tier) } else { fast = tier }
    }
    tiers.sort { $0.above < $1.above }
  }

  /// The price cell.
  var cell: String {
    var cell = Self.cell([input, output, cacheRead, cacheWrite, reasoning])
    for tier in tiers { cell += ";>\(tier.above),\(tier.cell)" }
    if let fast { cell += ";fast,\(fast.cell)" }
    return cell
  }

  fileprivate static func cell(_ prices: [Double?]) -> String {
    var texts = prices.map { $0.map(text) ?? "" }
    while texts.last == "" { texts.removeLast() }
    return texts.joined(separator: ",")
  }

  /// A price in decimal, rounded to nine places: `0.3`, never with an exponent.
  private static func text(_ price: Double) -> String {
    guard price >= 0, price < Self.largest else { return "" }
    let billionths = UInt64((price * 1e9).rounded())
    let fraction = billionths % 1_000_000_000
    guard fraction > 0 else { return "\(billionths / 1_000_000_000)" }
    var digits = String(fraction + 1_000_000_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(billionths / 1_000_000_000).\(digits)"
  }

  /// The price from which on a figure is not taken for one, in US dollars per million tokens.
  static let largest = 1e6
}

extension ModelPrices.Tier {
  /// Reads `>200000,…` or `fast,…`.
  fileprivate init?(part: Range<Int>, in bytes: Span<UInt8>) {
    var cells = CellReader(part, separator: UInt8(ascii: ","))
    let name = cells.next(in: bytes)
    guard let input = bytes.price(cells.next(in: bytes)),
      let output = bytes.price(cells.next(in: bytes))
    else { return nil }
    var above = 0
    if !bytes.starts(name, with: "fast") {
      guard bytes.starts(name, with: ">"), let size = bytes.integer(name.dropFirst()), size > 0
      else { return nil }
      above = size
    }
    self.init(
      above: above, input: input, output: output, cacheRead: bytes.price(cells.next(in: bytes)),
      cacheWrite: bytes.price(cells.next(in: bytes)))
  }

  fileprivate var cell: String { ModelPrices.cell([input, output, cacheRead, cacheWrite]) }
}
