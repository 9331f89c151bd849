/// Anything that answers a conversation: a provider's model, or a type of your own (R5).
public protocol LanguageModel: Sendable {
  /// How the model is named in attempts and answers.
  ///
  /// Options of a request reach the model under its `provider` part, as at a provider.
  var id: ModelID { get }

  /// Answers once, writing the events of the reply in order as they come.
  ///
  /// The end of a good reply is an event `.finished` and a return: a reply without `.finished` is a
  /// failure (R24). The task is cancelled when the run is stopped and when a limit of the entry is
  /// over; the call should then end soon, since the run waits for it.
  ///
  /// - Parameters:
  ///   - request: The conversation, settings and options of this call.
  ///   - reply: Takes the events.
  /// - Throws: `CallFailure` for a failed call, `CancellationError`, or what `reply` throws. Any
  ///   other error counts as a failure of kind `.other`.
  func respond(to request: ModelRequest, into reply: ReplyWriter) async throws
}

/// What one call of a model is given.
public struct ModelRequest: Sendable, Hashable {
  /// The conversation, system text first, the new prompt last.
  public var messages: [Message]
  /// The common settings in force, every layer laid over the one below (R17).
  public var settings: CallSettings
  /// The options in force for the whole request; the model's own namespace only (R16).
  public var options: ModelOptions
  /// Whether the reply should come in pieces.
  public var streams: Bool

  /// A request for one call.
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
