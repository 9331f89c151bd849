import ChatModel
import Transport

/// What is measured and rested as one: a model at an address with one key (R39).
struct EntryKey: Sendable, Hashable {
  /// Which key, without holding it: where it comes from, or a hash of one that a call brought along.
  private enum Key: Hashable {
    case none
    case named(String)
    case given(Int)
  }

  private let id: ModelID
  private let address: String
  private let key: Key

  /// The key of an entry that has been resolved; a model type of one's own counts by its id.
  init(_ id: ModelID, route: Route?) {
    self.id = id
    address = route?.baseURL ?? ""
    key =
      switch route?.key {
      case .given(let secret)?: .given(secret.revealed.hashValue)
      case .provision(let provision)?: .named(provision.name)
      case .netlify(let token, _)?: .given(token.revealed.hashValue)
      case .notNeeded?, .missing?, .refused?, nil: .none
      }
  }
}
