package import ChatModel
package import JSONCoding
package import Transport

/// Everything that a dialect needs to write one request; routing has already decided all of it.
package struct WireCall: Sendable {
  package var dialect: Dialect
  /// The catalogue's id of the provider; decides quirks and the option namespace.
  package var provider: String
  /// Without a slash at its end, version path included.
  package var baseURL: String
  /// The model id as the provider takes it.
  package var model: String
  package var facts: ModelFacts
  package var authorization: Authorization
  /// The entry's own headers (R10); they never replace one that carries a key.
  package var headers: [HTTPHeader]
  package var request: ModelRequest
  /// The options in force of the provider's namespace.
  package var options: JSONObject

  package init(
    dialect: Dialect, provider: String, baseURL: String, model: String,
    facts: ModelFacts = ModelFacts(), authorization: Authorization = .none,
    headers: [HTTPHeader] = [], request: ModelRequest, options: JSONObject = JSONObject()
  ) {
    self.dialect = dialect
    self.provider = provider
    self.baseURL = baseURL
    self.model = model
    self.facts = facts
    self.authorization = authorization
    self.headers = headers
    self.request = request
    self.options = options
  }
}

/// What the catalogue knows of a model that changes how a request is written; nil is not known.
package struct ModelFacts: Sendable, Hashable {
  package var reasons: Bool?
  package var acceptsTemperature: Bool?
  package var maxOutputTokens: Int?

  package init(
    reasons: Bool? = nil, acceptsTemperature: Bool? = nil, maxOutputTokens: Int? = nil
  ) {
    self.reasons = reasons
    self.acceptsTemperature = acceptsTemperature
    self.maxOutputTokens = maxOutputTokens
  }
}

/// Which header carries the key.
package enum Authorization: Sendable, Hashable {
  case none
  /// `Authorization: Bearer …`
  case bearer(Secret)
  /// The key alone in a header of that name: `x-api-key`, `x-goog-api-key`, `api-key`.
  case header(String, Secret)
  /// `Bearer …` in a header of that name: `cf-aig-authorization`.
  case bearerIn(String, Secret)
}

/// A request ready for the transport.
package struct EncodedCall: Sendable {
  package var request: HTTPRequest
  /// The body before it was written, for previews and exports.
  package var body: JSONObject
  /// Sentences about what was dropped or changed on the way.
  package var warnings: [String]

  package init(request: HTTPRequest, body: JSONObject, warnings: [String] = []) {
    self.request = request
    self.body = body
    self.warnings = warnings
  }
}
