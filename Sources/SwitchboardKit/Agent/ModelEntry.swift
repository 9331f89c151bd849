public import ChatModel
package import Transport

/// One entry of a chain: a model and everything that belongs to calling it and to nobody else (R30).
public struct ModelEntry: Sendable {
  package enum Target: Sendable {
    case id(String)
    case model(any LanguageModel)
  }

  package var target: Target
  /// Calls after the first one; nil: 2 for a single entry, 0 in a longer chain (R26).
  public var maxRetries: Int?
  /// A disabled entry does nothing at all (R31).
  public var isEnabled: Bool
  package var key: Secret?
  /// Where the model is asked instead of its provider's own address; a key from elsewhere does not
  /// follow (R9).
  public var baseURL: String?
  package var headers: [HTTPHeader]
  public var limits: CallLimits
  public var options: ModelOptions
  public var settings: CallSettings
  /// What happens when this entry fails after text; nil: what the agent says (R34).
  public var afterText: AfterText?
  /// How the agent file names the key, when this entry came from one.
  package var keySource: KeyProvision?

  /// An entry for `provider/model`.
  ///
  /// - Parameters:
  ///   - id: The model; `{name}` parts are filled from the request context.
  ///   - key: A key for this entry alone; nil: the provider's own variables.
  ///   - baseURL: Another address of the same dialect.
  ///   - headers: Sent with every request of this entry and no other (R10).
  ///   - maxRetries: Calls after the first one.
  ///   - isEnabled: Whether the entry takes part.
  ///   - limits: What is not set has its default (R22).
  ///   - options: Options of this entry's provider, above the agent's (R17).
  ///   - settings: Common settings, above the agent's.
  ///   - afterText: The entry's own rule for failures after text.
  public init(
    _ id: String, key: String? = nil, baseURL: String? = nil,
    headers: KeyValuePairs<String, String> = [:], maxRetries: Int? = nil, isEnabled: Bool = true,
    limits: CallLimits = CallLimits(), options: ModelOptions = [:],
    settings: CallSettings = CallSettings(), afterText: AfterText? = nil
  ) {
    self.init(
      target: .id(id), maxRetries: maxRetries, isEnabled: isEnabled, limits: limits,
      options: options, settings: settings, afterText: afterText)
    self.key = key.map { Secret($0, origin: "given in the call") }
    self.baseURL = baseURL
    self.headers = headers.map { HTTPHeader($0.key, $0.value) }
  }

  /// An entry for a model type of your own (R5).
  public init(
    _ model: any LanguageModel, maxRetries: Int? = nil, isEnabled: Bool = true,
    limits: CallLimits = CallLimits(), options: ModelOptions = [:],
    settings: CallSettings = CallSettings(), afterText: AfterText? = nil
  ) {
    self.init(
      target: .model(model), maxRetries: maxRetries, isEnabled: isEnabled, limits: limits,
      options: options, settings: settings, afterText: afterText)
  }

  private init(
    target: Target, maxRetries: Int?, isEnabled: Bool, limits: CallLimits, options: ModelOptions,
    settings: CallSettings, afterText: AfterText?
  ) {
    self.target = target
    self.maxRetries = maxRetries
    self.isEnabled = isEnabled
    self.headers = []
    self.limits = limits
    self.options = options
    self.settings = settings
    self.afterText = afterText
  }
}

extension ModelEntry: ExpressibleByStringLiteral {
  public init(stringLiteral id: String) { self.init(id) }
}

/// What to do when an entry fails after its text has been shown (R34).
public enum AfterText: String, Sendable, Hashable, CaseIterable {
  /// The next entry answers afresh; the partial text is kept with its attempt.
  case restart
  /// The next entry goes on from the partial text, where it can; the seam is marked.
  case `continue`
  /// The partial answer stays, marked interrupted.
  case stop
}
