package import ChatModel
import JSONCoding
package import Settings

/// How fast models have been: time to the first token and tokens per second, the latest answers
/// counting most.
package struct SpeedBook: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    /// Seconds.
    package var firstToken: Double?
    package var tokensPerSecond: Double?
    /// Answers that went into it.
    package var answers: Int
  }

  package private(set) var entries: [ModelID: Entry] = [:]

  /// The share of the newest answer once there are some.
  static let weight = 0.3
  /// How many models are kept; those with the fewest answers go first.
  static let mostModels = 1000

  package init() {}

  /// Takes the figures of one answer.
  ///
  /// - Parameters:
  ///   - id: Who answered.
  ///   - firstToken: Seconds; what is not between 0 and a day is passed over.
  ///   - tokensPerSecond: What is not above 0 is passed over.
  package mutating func note(_ id: ModelID, firstToken: Double?, tokensPerSecond: Double?) {
    let first = firstToken.flatMap { $0.isFinite && (0...86_400).contains($0) ? $0 : nil }
    let rate = tokensPerSecond.flatMap { $0.isFinite && $0 > 0 && $0 < 1e7 ? $0 : nil }
    guard first != nil || rate != nil else { return }
    var entry = entries[id] ?? Entry(firstToken: nil, tokensPerSecond: nil, answers: 0)
    entry.firstToken = Self.mix(entry.firstToken, first)
    entry.tokensPerSecond = Self.mix(entry.tokensPerSecond, rate)
    entry.answers = min(entry.answers, 1_000_000) + 1
    entries[id] = entry
    if entries.count > Self.mostModels {
      let least = entries.filter { $0.key != id }.min { $0.value.answers < $1.value.answers }
      if let least { entries[least.key] = nil }
    }
  }

  /// Tokens per second by model, for sorting.
  package var speeds: [ModelID: Double] { entries.compactMapValues(\.tokensPerSecond) }

  private static func mix(_ old: Double?, _ new: Double?) -> Double? {
    guard let old, let new else { return new ?? old }
    return old + weight * (new - old)
  }

  init(_ value: JSONObject) {
    for member in value["models"]?.object?.effectiveMembers ?? [] {
      guard let id = ModelID(member.key), let answers = member.value["answers"]?.integer,
        answers > 0
      else { continue }
      func figure(_ key: String) -> Double? {
        member.value[key]?.double.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
      }
      entries[id] = Entry(
        firstToken: figure("first_token_s"), tokensPerSecond: figure("tokens_per_second"),
        answers: answers)
    }
  }

  var json: JSONObject {
    let members = entries.sorted { $0.key.description < $1.key.description }.map { id, entry in
      let value: JSONValue = [
        "first_token_s": entry.firstToken.map(JSONValue.number) ?? .null,
        "tokens_per_second": entry.tokensPerSecond.map(JSONValue.number) ?? .null,
        "answers": .integer(entry.answers),
      ]
      return JSONObject.Member(key: id.description, value: value)
    }
    return ["models": .object(JSONObject(members))]
  }
}

/// Keeps the speeds in the cache directory: they can be measured again.
package struct SpeedBookStore: Sendable {
  private let file: StateFile

  /// - Parameter directories: Of the cache.
  package init(_ directories: Directories) {
    file = StateFile(directories.speedsFile)
  }

  package func load() -> SpeedBook { SpeedBook(file.read()) }

  /// Changes the book as it is on the disk, without waiting for the disk: it is only a cache.
  ///
  /// - Throws: `SettingsError`.
  package func update(_ change: (inout SpeedBook) -> Void) throws(SettingsError) {
    try file.update(isDurable: false) { value in
      var book = SpeedBook(value)
      change(&book)
      value["models"] = book.json["models"]
    }
  }
}
