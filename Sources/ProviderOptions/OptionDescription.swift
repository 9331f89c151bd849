package import ChatModel
package import JSONCoding

/// One option, or one field of an option whose value is an object.
package struct OptionDescription: Sendable, Hashable {
  /// The canonical spelling.
  package var key: String
  /// The name of a field on the wire; of an option without a place of its own the last name of it.
  package var wireName: String
  /// Another spelling that is accepted.
  package var alias: String?
  package var type: OptionType
  /// What holds when nothing is sent; nil is not known, or the server decides.
  package var defaultValue: JSONValue?
  package var levels: Set<OptionLevel> = [.agent]
  /// Where it goes in each form in which it exists; empty for a field.
  package var places: [OptionForm: OptionPlace] = [:]
  package var fields: [OptionDescription] = []
  /// What its sibling members must be for a field to be allowed.
  package var condition: OptionCondition?
  /// The sibling that excludes it.
  package var excludedBy: String?
  /// The one namespace in which it exists.
  package var onlyNamespace: String?
  /// The namespace in which it does not exist.
  package var exceptNamespace: String?
  package var betas: [OptionBeta] = []
  /// Which models refuse it, or some of its values.
  package var rules: [OptionRule] = []
  /// Whole numbers that it takes beside those of its range.
  package var extras: [Int] = []
  package var isDeprecated = false
  /// Of a field: it changes how the request is built and has no place in it.
  package var isClientSide = false
  /// Its value must not be shown or stored in clear.
  package var isSecret = false
  /// The API wants it; a default of the table is sent when it is not set.
  package var isRequired = false
  /// An option of a part that, given for the whole request, holds for every part.
  package var spreads = false
  /// One sentence.
  package var help = ""

  package init(key: String, wireName: String, type: OptionType) {
    self.key = key
    self.wireName = wireName
    self.type = type
  }

  /// The place in a dialect; nil when the option does not exist there.
  package func place(in dialect: Dialect) -> OptionPlace? { places[OptionForm(dialect)] }

  /// The field of that key, or of that name on the wire, which fits the other members given.
  package func field(_ name: String, beside members: JSONValue = .null) -> OptionDescription? {
    fields.named(name, beside: members)
  }

  /// Whether a field's condition holds beside these members.
  package func fits(_ members: JSONValue) -> Bool { condition?.holds(for: members) ?? true }

  /// Whether a provider has it.
  package func exists(in namespace: String) -> Bool {
    (onlyNamespace ?? namespace) == namespace && exceptNamespace != namespace
  }
}

extension [OptionDescription] {
  /// The field of that key, or of that name on the wire; of several the one that fits the others.
  func named(_ name: String, beside members: JSONValue) -> OptionDescription? {
    let named = filter { $0.key == name || $0.wireName == name }
    return named.first { $0.fits(members) } ?? named.first
  }
}
