/// Anything that answers a conversation: a provider's model, or a type of your own (R5).
public protocol LanguageModel: Sendable {
  /// How the model is named in attempts and answers.
  var id: ModelID { get }

  /// Answers once, handing over events in order and in batches as they come.
  ///
  /// The end of a good reply is an event `.finished` and a return. Waiting in `deliver` holds the
  /// model back. Runs in the caller's task; cancelling that task ends the call.
  ///
  /// - Parameters:
  ///   - request: The conversation, settings and options of this call.
  ///   - deliver: Takes the next events; throws when nobody wants more.
  /// - Throws: `CallFailure` for a failed call, `CancellationError`, or what `deliver` throws.
  func respond(
    to request: ModelRequest, deliver: ([StreamEvent]) async throws -> Void
  ) async throws
}

/// What one call of a model is given.
public struct ModelRequest: Sendable, Hashable {
  /// The conversation, system text first, the new prompt last.
  public var messages: [Message]
  public var settings: CallSettings
  /// The options in force for the whole request.
  public var options: ModelOptions
  /// Whether the reply should come in pieces.
  public var streams: Bool

  public init(
    messages: [Message], settings: CallSettings = CallSettings(), options: ModelOptions = [:],
    streams: Bool = true
  ) {
    self.messages = messages
    self.settings = settings
    self.options = options
    self.streams = streams
  }
}
