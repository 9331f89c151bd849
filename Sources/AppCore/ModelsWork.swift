package import ChatModel
package import SwitchboardKit

/// Work about the catalogue that the state asks for.
package enum ModelsWork: Sendable {
  /// The index, then what local servers and a download add.
  case start
  /// Settings, key commands and local servers once more.
  case lookAgain
  /// A provider's own list.
  case list(provider: String)
  /// A model is a favourite, or not any more.
  case favourite(ModelID, Bool)
  /// A model is hidden, or not any more.
  case hide(ModelID, Bool)
  /// An answer is over: who was asked and how fast it came is worth remembering.
  case remember(Answer)
}
