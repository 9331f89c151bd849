package import Catalog
package import ChatModel
package import Transport

/// Where a model id leads, without the key itself: what `explain` shows and what a call starts from.
package struct Route: Sendable {
  /// The id as it was asked for.
  package var id: ModelID
  /// Which rule decided, as a sentence.
  package var rule: String
  /// The provider, with what the settings change.
  package var provider: ProviderRecord
  /// The form of the request.
  package var dialect: Dialect
  /// Without a slash at its end; empty where a sign-in must tell it first (Netlify).
  package var baseURL: String
  /// Where the base URL came from, for people.
  package var baseURLOrigin: String
  /// The id as the provider takes it (R12).
  package var wireModel: String
  /// How the key is found, or why none is sent.
  package var key: KeyChoice
  /// Those of the settings, then those of the entry (R10).
  package var headers: [HTTPHeader]
  /// What the catalogue knows of the model; nil when it does not have it.
  package var model: ModelRecord?
  /// Whether the address is on this machine.
  package var isLocal: Bool
  /// Whether the settings allow plain http to another machine (R9).
  package var allowsPlainHTTP: Bool
  /// The layers of the provider's own settings.
  package var configuration: ProviderConfiguration?
  /// Sentences that are said once in a run.
  package var notices: [String] = []

  /// How the key for a route is found.
  package enum KeyChoice: Sendable {
    case notNeeded
    case given(Secret)
    case provision(KeyProvision)
    /// Variables that would do; none is set, or one that is needed beside the key.
    case missing(sentence: String)
    /// A key is there, and may not go to this address (R9).
    case refused(sentence: String)
    /// A token that is exchanged for a short-lived one.
    case netlify(token: Secret, site: String)

    /// The variable or file that the key comes from.
    package var origin: String? {
      switch self {
      case .given(let secret): secret.origin
      case .provision(let provision): provision.name
      case .netlify(let token, _): token.origin
      case .notNeeded, .missing, .refused: nil
      }
    }
  }
}
