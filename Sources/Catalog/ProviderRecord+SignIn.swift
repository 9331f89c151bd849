package import ChatModel

extension ProviderRecord {
  /// How a model of this provider wants the key when it speaks that dialect.
  ///
  /// A model that speaks another dialect than its provider takes the key as that dialect's own
  /// service does; Azure keeps `api-key` but for Messages; special sign-ins stay.
  package func signIn(for dialect: Dialect?) -> SignIn {
    guard let dialect, dialect != self.dialect else { return signIn }
    switch signIn {
    case .optional, .special, .bearerIn: return signIn
    case .header("api-key") where dialect != .anthropic: return signIn
    case .bearer, .header:
      switch dialect {
      case .anthropic: return .header("x-api-key")
      case .gemini: return .header("x-goog-api-key")
      case .openAIChat, .openAIResponses, .ollama: return .bearer
      }
    }
  }
}

extension ProviderRecord.SignIn {
  /// Reads the sign-in cell of a table; what cannot be read is special, so that no key is sent.
  init(cell: String) {
    let parts = cell.split(separator: ":", maxSplits: 1)
    let detail = parts.count > 1 ? String(parts[1]) : ""
    switch parts.first {
    case "bearer" where detail.isEmpty: self = .bearer
    case "bearer": self = .bearerIn(detail)
    case "header" where !detail.isEmpty: self = .header(detail)
    case "optional": self = .optional
    case "special" where !detail.isEmpty: self = .special(reason: detail)
    default: self = .special(reason: "The catalogue does not say how to sign in.")
    }
  }

  /// The sign-in cell.
  var cell: String {
    switch self {
    case .bearer: "bearer"
    case .bearerIn(let header): "bearer:\(header)"
    case .header(let header): "header:\(header)"
    case .optional: "optional"
    case .special(let reason): "special:\(reason)"
    }
  }
}
