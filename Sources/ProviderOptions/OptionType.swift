/// The type of an option's value.
package indirect enum OptionType: Sendable, Hashable {
  case boolean
  case integer(OptionBounds)
  case number(OptionBounds)
  /// The bounds are those of its length in characters.
  case string(OptionBounds)
  /// One of a closed list of words.
  case choice([String])
  case object
  case any
  /// The bounds are those of the number of elements.
  case array(OptionType, OptionBounds)
  /// An object whose keys are free; the bounds are those of the number of members.
  case map(OptionType, OptionBounds)
  case either([OptionType])
}

/// The least and the greatest value, both included; nil is no limit.
package struct OptionBounds: Sendable, Hashable {
  package var lower: Double?
  package var upper: Double?

  package static let none = OptionBounds()

  package init(lower: Double? = nil, upper: Double? = nil) {
    self.lower = lower
    self.upper = upper
  }

  package func contains(_ value: Double) -> Bool {
    value >= lower ?? -.infinity && value <= upper ?? .infinity
  }

  /// "from 1 to 8", "1 or more", "8 or less"; empty without limits.
  package var wording: String {
    switch (lower, upper) {
    case (let lower?, let upper?): "from \(Self.text(lower)) to \(Self.text(upper))"
    case (let lower?, nil): "\(Self.text(lower)) or more"
    case (nil, let upper?): "\(Self.text(upper)) or less"
    case (nil, nil): ""
    }
  }

  /// The same for a number of things: "from 1 to 8", "at least 1", "at most 8".
  package var countWording: String {
    switch (lower, upper) {
    case (let lower?, nil): "at least \(Self.text(lower))"
    case (nil, let upper?): "at most \(Self.text(upper))"
    default: wording
    }
  }

  private static func text(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}

extension OptionType {
  /// What a value must be, for people: "true or false", "a whole number from 1 to 8".
  package var wording: String {
    switch self {
    case .boolean: "true or false"
    case .integer(let bounds): Self.joined("a whole number", bounds.wording)
    case .number(let bounds): Self.joined("a number", bounds.wording)
    case .string: "a text"
    case .choice(let words): words.spoken
    case .object, .map: "an object"
    case .any: "a value"
    case .array(.choice(let words), _): "a list of " + words.spoken
    case .array(.string, _): "a list of texts"
    case .array: "a list"
    case .either(let types): types.map(\.wording).joined(separator: ", or ")
    }
  }

  private static func joined(_ noun: String, _ limits: String) -> String {
    limits.isEmpty ? noun : "\(noun) \(limits)"
  }
}

extension [String] {
  /// "a", "a or b", "a, b or c".
  var spoken: String { spoken(with: "or") }

  /// The same with another word before the last: "a, b and c".
  func spoken(with word: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
