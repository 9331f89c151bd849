package import ChatModel
package import JSONCoding
package import ProviderOptions

/// The request that a pane would send now, with every secret masked (R21).
package struct WirePreview: Sendable, Hashable {
  /// A header as it would be sent.
  package struct Header: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package var url = ""
  package var headers: [Header] = []
  package var body = JSONObject()
  /// What was left out or changed, as sentences.
  package var notes: [String] = []
  /// Why nothing can be sent; then the rest is empty.
  package var failure: String?
  package var model: ModelID
  package var dialect: Dialect
  /// What provider, agent and entry say.
  package var layersBelowChat = LayeredOptions()
  /// The agent's system text.
  package var instructions = ""
  /// The common settings that would not be sent, each with the reason.
  package var refusals: [CommonSetting: String] = [:]

  /// - Parameters:
  ///   - model: The entry's model.
  ///   - dialect: The form of the request.
  package init(model: ModelID, dialect: Dialect) {
    self.model = model
    self.dialect = dialect
  }
}

/// What a preview is made for.
package enum PreviewUse: Sendable, Hashable {
  /// What would be sent next: shown, and compared with what was sent last.
  case next
  /// What is being sent now: later previews are compared with it.
  case sent
  /// What an entry of a chain would be sent, by its place.
  case dryRun(Int)
}

/// What of a request is copied.
package enum RequestForm: String, Sendable, Hashable, CaseIterable {
  /// The bytes of the body.
  case body
  case curl
  case aiSDK = "ai-sdk"
  case mastra
  case openAIPython = "openai-python"
  case anthropicPython = "anthropic-python"
  case googlePython = "google-python"
  case swift
  case agent
}
