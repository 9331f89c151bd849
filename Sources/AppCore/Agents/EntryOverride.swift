package import ChatModel
package import SwitchboardKit

/// What an entry of a pane's chain carries beside its model and retries.
package struct EntryOverride: Sendable, Hashable {
  /// A header of one entry, which goes to no other (R30).
  package struct Header: Sendable, Hashable {
    package var name: String
    /// As it is written; `${VAR}` stands for a variable.
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package var isEnabled = true
  /// How often the entry goes first where weights count; nil is 1.
  package var weight: Double?
  /// What follows a failure after its text; nil is the chain's rule.
  package var afterText: AfterText?
  package var limits = CallLimits()
  package var options: ModelOptions = [:]
  package var settings = CallSettings()
  package var headers: [Header] = []
  /// Whether the agent's file or the flags name a key of its own.
  package var hasOwnKey = false
  /// Its place in the agent's file, from 0; nil for one that the file does not have.
  package var origin: Int?

  package init() {}
}

extension EntryOverride.Header {
  /// Reads `Name: value`.
  ///
  /// - Throws: What is wrong with it, as a sentence.
  init(parsing text: String) throws(EntryMistake) {
    guard let colon = text.firstIndex(of: ":") else {
      throw EntryMistake("A header is written Name: value.")
    }
    let name = text[..<colon].trimmingSpaces
    let value = text[text.index(after: colon)...].trimmingSpaces
    guard !name.isEmpty, name.utf8.allSatisfy(Self.isOfName) else {
      throw EntryMistake("A header's name has letters, digits and -.")
    }
    guard !value.isEmpty, value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else { throw EntryMistake("A header's value is text on one line.") }
    self.init(String(name), String(value))
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2E: true
    default: false
    }
  }

  /// Whether the value may be a key: it is not shown then.
  ///
  /// It errs on the side of hiding; what names a variable holds nothing to hide.
  package var isSecret: Bool {
    guard !value.contains("${") else { return false }
    let name = name.lowercased()
    let words = ["auth", "key", "token", "secret", "password", "cookie", "credential"]
    return words.contains(where: name.contains)
      || value.split(separator: " ").contains { word in
        word.utf8.count >= 20 && word.contains(where: \.isNumber)
          && word.contains(where: \.isLetter)
      }
  }

  /// The value as it may be shown.
  package var shown: String { isSecret ? "(hidden)" : value }
}

/// What is wrong with a text that was typed for an entry.
package struct EntryMistake: Error {
  package var sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmingSpaces: SubSequence {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return rest
  }
}
