public import ChatModel
package import Transport

/// One entry of a chain: a model and everything that belongs to calling it and to nobody else (R30).
public struct ModelEntry: Sendable {
  /// What an entry asks.
  package enum Target: Sendable {
    /// `provider/model`, perhaps with `{name}` parts.
    case id(String)
    case model(any LanguageModel)
  }

  /// What is asked.
  package var target: Target
  /// Calls after the first one; nil: 2 for a single entry, 0 in a longer chain (R26).
  public var maxRetries: Int?
  /// Whether the entry takes part; a disabled one does nothing at all (R31).
  public var isEnabled: Bool
  /// How often the entry goes first in `balance` and `weighted`, against the others; nil is 1.
  ///
  /// An entry of weight 0 is only ever a fallback. What is negative or no number counts as 0.
  public var weight: Double?
  /// A key for this entry alone.
  package var key: Secret?
  /// Where the model is asked instead of its provider's own address.
  ///
  /// The environment's key does not follow (R9): give the key with it. Https, or http to this
  /// machine. One without a path gets the dialect's usual one.
  public var baseURL: String?
  /// The form that the address speaks; nil: the catalogue's for the model, Chat Completions for a
  /// provider that the catalogue does not have.
  public var dialect: Dialect?
  /// Sent with every request of this entry and no other (R10).
  package var headers: [HTTPHeader]
  /// Limits of its calls, above the agent's.
  public var limits: CallLimits
  /// Options of its provider, above the agent's (R17).
  public var options: ModelOptions
  /// Common settings, above the agent's.
  public var settings: CallSettings
  /// What happens when this entry fails after text; nil: what the agent says (R34).
  public var afterText: AfterText?
  /// How the agent file names the key, when this entry came from one.
  package var keySource: KeyProvision?

  /// An entry for `provider/model`.
  ///
  /// - Parameters:
  ///   - id: The model; `{name}` parts are filled from the request context. With a `baseURL` the
  ///     provider may be one that nobody knows.
  ///   - key: A key for this entry alone; nil: the provider's own variables.
  ///   - baseURL: Another address; the environment's key does not follow it.
  ///   - dialect: The form that the address speaks.
  ///   - headers: Sent with every request of this entry and no other (R10); `${VAR}` parts are
  ///     filled from the environment. They cannot replace the header that carries the key, and a
  ///     line break in one is a `UsageError`.
  ///   - maxRetries: Calls after the first one.
  ///   - isEnabled: Whether the entry takes part.
  ///   - weight: How often it goes first in `balance` and `weighted`, against the others.
  ///   - limits: What is not set has its default (R22).
  ///   - options: Options of this entry's provider, above the agent's (R17).
  ///   - settings: Common settings, above the agent's.
  ///   - afterText: The entry's own rule for failures after text.
  public init(
    _ id: String, key: String? = nil, baseURL: String? = nil, dialect: Dialect? = nil,
    headers: KeyValuePairs<String, String> = [:], maxRetries: Int? = nil, isEnabled: Bool = true,
    weight: Double? = nil, limits: CallLimits = CallLimits(), options: ModelOptions = [:],
    settings: CallSettings = CallSettings(), afterText: AfterText? = nil
  ) {
    self.init(
      target: .id(id), maxRetries: maxRetries, isEnabled: isEnabled, weight: weight,
      limits: limits, options: options, settings: settings, afterText: afterText)
    self.key = key.map { Secret($0, origin: "given in the call") }
    self.baseURL = baseURL
    self.dialect = dialect
    self.headers = headers.map { HTTPHeader($0.key, $0.value) }
  }

  /// An entry for a model type of your own (R5), under the same limits and rules as a provider.
  public init(
    _ model: any LanguageModel, maxRetries: Int? = nil, isEnabled: Bool = true,
    weight: Double? = nil, limits: CallLimits = CallLimits(), options: ModelOptions = [:],
    settings: CallSettings = CallSettings(), afterText: AfterText? = nil
  ) {
    self.init(
      target: .model(model), maxRetries: maxRetries, isEnabled: isEnabled, weight: weight,
      limits: limits, options: options, settings: settings, afterText: afterText)
  }

  private init(
    target: Target, maxRetries: Int?, isEnabled: Bool, weight: Double?, limits: CallLimits,
    options: ModelOptions,
    settings: CallSettings, afterText: AfterText?
  ) {
    self.target = target
    self.maxRetries = maxRetries
    self.isEnabled = isEnabled
    self.weight = weight
    self.headers = []
    self.limits = limits
    self.options = options
    self.settings = settings
    self.afterText = afterText
  }
}

extension ModelEntry: ExpressibleByStringInterpolation {
  /// An entry for `provider/model` with nothing of its own.
  public init(stringLiteral id: String) { self.init(id) }
}
