package import ChatModel

/// What the catalogue knows of one provider.
package struct ProviderRecord: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable { case maker, host, gateway, local, demo }

  /// How a provider wants its key.
  package enum SignIn: Sendable, Hashable {
    case bearer
    /// The key alone in the header of that name.
    case header(String)
    /// `Bearer` and the key in the header of that name.
    case bearerIn(String)
    /// No key needed; one is sent when it is set.
    case optional
    /// Cannot be done with a key; the sentence says why (R11).
    case special(reason: String)
  }

  package var id: String
  package var name: String
  package var kind: Kind
  /// nil when none of our dialects fits; `signIn` then says why.
  package var dialect: Dialect?
  package var signIn: SignIn
  /// May hold `${VAR}` parts; no slash at the end.
  package var baseURL: String
  /// Variables that may hold the key; the first one that is set and not empty wins.
  package var keyVariables: [String]
  /// Further variables that must be set (account, resource, site).
  package var otherVariables: [String]
  package var documentation: String
  package var modelCount: Int

  package init(
    id: String, name: String, kind: Kind, dialect: Dialect?, signIn: SignIn, baseURL: String,
    keyVariables: [String] = [], otherVariables: [String] = [], documentation: String = "",
    modelCount: Int = 0
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.dialect = dialect
    self.signIn = signIn
    self.baseURL = baseURL
    self.keyVariables = keyVariables
    self.otherVariables = otherVariables
    self.documentation = documentation
    self.modelCount = modelCount
  }
}
