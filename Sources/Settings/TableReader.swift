import ChatModel
import JSONCoding

/// Takes the values of one table by name and notes what is wrong with them.
///
/// Each name that was asked for counts as known; `finish` names the others.
struct TableReader {
  let object: JSONObject
  let path: TOMLPath
  let mistakes: MistakeList
  private var known: Set<String> = []

  init(_ object: JSONObject, at path: TOMLPath = TOMLPath(), mistakes: MistakeList) {
    self.object = object
    self.path = path
    self.mistakes = mistakes
  }

  // MARK: Taking values

  /// The value as it stands, of whatever kind.
  mutating func value(_ key: String) -> JSONValue? {
    known.insert(key)
    return object[key]
  }

  mutating func string(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    let isQuoted = mistakes.entry(at: path.appending(key))?.isQuoted ?? true
    guard let text = value.string, isQuoted else {
      refuse(key, value, "must be text in quotes")
      return nil
    }
    return text
  }

  mutating func bool(_ key: String) -> Bool? {
    take(key, "must be true or false", \.bool)
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    let wanted = "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
    return take(key, wanted) { value in
      if case .integer(let number) = value, range.contains(number) { number } else { nil }
    }
  }

  mutating func integer(_ key: String) -> Int? {
    take(key, "must be a whole number") { value in
      if case .integer(let number) = value { number } else { nil }
    }
  }

  mutating func number(_ key: String) -> Double? {
    take(key, "must be a number", \.double)
  }

  /// A time in seconds, whole or not, of at most a week.
  mutating func seconds(_ key: String) -> Duration? {
    take(key, "must be a number of seconds from 0.001 to 604800") { value in
      guard let seconds = value.double, (0.001...604_800).contains(seconds) else { return nil }
      return .milliseconds(Int((seconds * 1000).rounded()))
    }
  }

  mutating func strings(_ key: String) -> [String]? {
    take(key, "must be a list of texts in quotes") { value in
      guard let elements = value.array else { return nil }
      let texts = elements.compactMap(\.string)
      return texts.count == elements.count ? texts : nil
    }
  }

  /// One of a fixed set of words.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) -> Choice?
  where Choice.RawValue == String {
    guard let text = string(key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    let hint = Spelling.nearest(to: text, in: words).map { " Did you mean \($0)?" } ?? ""
    refuse(key, .string(text), "must be \(Self.list(words, "or"))", hint)
    return nil
  }

  mutating func table(_ key: String) -> TableReader? {
    take(key, "must be a table", \.object).map {
      TableReader($0, at: path.appending(key), mistakes: mistakes)
    }
  }

  // MARK: Mistakes

  func add(_ message: String, at key: String? = nil, _ severity: FileMistake.Severity = .error) {
    mistakes.add(message, at: key.map(path.appending) ?? path, severity)
  }

  /// Says what must stand under a key, and what does.
  func refuse(_ key: String, _ value: JSONValue, _ wanted: String, _ hint: String = "") {
    let place = path.appending(key)
    mistakes.add("\(place) \(wanted); \(Self.shown(value)) was written.\(hint)", at: place)
  }

  /// Names the keys that nobody asked for.
  func finish() {
    for key in object.keys where !known.contains(key) {
      let place = path.appending(key)
      if KeyShape.isNameOfKey(key), object[key]?.string != nil {
        mistakes.settle(
          "\(place) is not read: a key does not stand in a file. "
            + "Write key_env, key_command or key_file instead.", at: place)
        continue
      }
      let nearest = Spelling.nearest(to: key, in: known.sorted())
      let hint = nearest.map { " Did you mean \($0)?" } ?? ""
      mistakes.add("\(place) is not known and is left out.\(hint)", at: place, .warning)
    }
  }

  private mutating func take<Value>(
    _ key: String, _ wanted: String, _ convert: (JSONValue) -> Value?
  ) -> Value? {
    guard let value = value(key) else { return nil }
    if let converted = convert(value) { return converted }
    refuse(key, value, wanted)
    return nil
  }

  private static func shown(_ value: JSONValue) -> String {
    switch value {
    case .object: return "a table"
    case .array: return "a list"
    default:
      let text = KeyShape.redacted(value.text())
      return text.count > 60 ? "\(text.prefix(59))…" : text
    }
  }

  /// Words as a sentence lists them: `a, b or c`.
  static func list(_ words: [String], _ conjunction: String) -> String {
    guard words.count > 1, let last = words.last else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}
