import ChatModel
package import JSONCoding
package import ProviderOptions

/// One option, common setting or field of an option, as one entry of a chain takes it.
package struct OptionRow: Sendable, Hashable {
  /// What becomes of the row's value.
  package enum State: String, Sendable, Hashable {
    /// Nobody set it.
    case unset
    /// It goes out as it is set.
    case set
    /// This model or this request takes no value of it.
    case refused
    /// Its value is not one that the model takes.
    case wrong
    /// No table knows it; it goes out as it is.
    case unknown
  }

  /// The names down to it; one for a common setting.
  package var path: [String]
  /// Whether it is one of the settings that every dialect knows in some form.
  package var isCommon: Bool
  /// Type, range, default and help, as far as this model narrows them.
  package var option: OptionDescription
  /// Where it goes in the request: a path of the body, a header; nil where there is none.
  package var place: String?
  /// The value in force; nil is unset.
  package var value: JSONValue?
  /// Who set the value.
  package var layer: OptionLayer?
  /// Whether it is set, and whether the model takes it.
  package var state: State
  /// Why it is refused or wrong, as a part of a sentence.
  package var reason: String?
  /// What excludes it or must stand beside it, in words.
  package var conflicts: [String] = []

  /// The names with dots between them.
  package var key: String { path.joined(separator: ".") }
}
