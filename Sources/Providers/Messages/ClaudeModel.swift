import ChatModel

/// What the id of a model says about its limits on the Messages API.
///
/// The catalogue's word comes first; this table serves ids that it does not know. Source: the
/// vendor's model overview (output limits) and its notes on sampling of the newest models.
struct ClaudeModel {
  /// Whether the id names a Claude model at all; other makers offer this API too.
  var isClaude: Bool
  /// The most that it writes; nil when the id is not in the table.
  var outputLimit: Int?
  /// Whether temperature, `top_p` and `top_k` are taken at all.
  var takesSampling: Bool

  /// Reads an id as the provider takes it; dots, dates and prefixes of other hosts may be in it.
  init(id: String, facts: ModelFacts = ModelFacts()) {
    let name = Self.family(of: id)
    isClaude = name.contains("claude")
    let known = Self.families.first { Self.names(name, $0.name) }
    outputLimit = facts.maxOutputTokens ?? (isClaude ? known?.limit : nil)
    takesSampling = facts.acceptsTemperature ?? (!isClaude || known?.takesSampling ?? false)
  }

  /// Longer names first where one is the beginning of another.
  private static let families: [(name: String, limit: Int, takesSampling: Bool)] = [
    ("opus-5", 128_000, false), ("sonnet-5", 128_000, false), ("fable-5", 128_000, false),
    ("opus-4-8", 128_000, false), ("opus-4-7", 128_000, false),
    ("opus-4-6", 128_000, true), ("sonnet-4-6", 128_000, true),
    ("opus-4-5", 64_000, true), ("sonnet-4-5", 64_000, true), ("haiku-4-5", 64_000, true),
    ("opus-4-1", 32_000, true), ("opus-4-0", 32_000, true), ("opus-4", 32_000, true),
    ("sonnet-4-0", 64_000, true), ("sonnet-4", 64_000, true), ("3-7-sonnet", 64_000, true),
    ("3-5-sonnet", 8192, true), ("3-5-haiku", 8192, true),
    ("3-haiku", 4096, true), ("3-opus", 4096, true), ("3-sonnet", 4096, true),
  ]

  /// The id in small letters, dots as hyphens, without a date and what follows it.
  private static func family(of id: String) -> String {
    let name = Array(id.lowercased().utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "-") : $0 })
    for start in name.indices
    where name[start] == UInt8(ascii: "-") || name[start] == UInt8(ascii: "@") {
      let date = name[(start + 1)...].prefix(8)
      if date.count == 8, date.starts(with: "20".utf8), date.allSatisfy({ $0 &- 0x30 < 10 }) {
        return String(decoding: name[..<start], as: UTF8.self)
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// Whether `family` stands in `name` and no further version number follows it.
  private static func names(_ name: String, _ family: String) -> Bool {
    let (name, family) = (Array(name.utf8), Array(family.utf8))
    guard name.count >= family.count else { return false }
    for start in 0...(name.count - family.count)
    where name[start..<start + family.count].elementsEqual(family) {
      let rest = name[(start + family.count)...]
      let next = rest.first == UInt8(ascii: "-") ? rest.dropFirst().first : rest.first
      guard let next, next &- 0x30 < 10 else { return true }
    }
    return false
  }
}
