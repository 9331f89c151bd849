public import JSONCoding

/// What a model's reply is made of, the same for every dialect (R23).
///
/// Nearly all are pieces of text: whatever is rarer and larger lies apart, so that an event is small.
public enum StreamEvent: Sendable, Hashable {
  /// The reply has begun, or more is known of it; may come more than once.
  indirect case started(ReplyStart)
  /// A piece of the answer.
  case text(String)
  /// A piece of the model's reasoning, where the provider shows it.
  case reasoning(String)
  /// The model refuses, in words of its own; shown, and part of the answer's text.
  case refusal(String)
  /// A whole tool call; shown, never run.
  indirect case toolCall(ToolCall)
  /// Something that the answer rests on.
  indirect case source(Source)
  /// Figures so far; a later one replaces the whole of an earlier one.
  indirect case usage(Usage)
  /// The proof that the reply is whole (R24).
  indirect case finished(Finish)
  /// Something that was mended or left out, as a sentence.
  case warning(String)
  /// An event that is not known to the dialect, as it came.
  indirect case unknown(JSONValue)
}

/// What the provider says of the reply itself.
public struct ReplyStart: Sendable, Hashable {
  /// The model that the provider says it used; empty when it does not say.
  public var model: String
  /// The provider's id of the reply; empty when it does not say.
  public var id: String

  /// What is known; an empty text is not known.
  public init(model: String = "", id: String = "") {
    self.model = model
    self.id = id
  }
}

/// A call of a tool that the model asks for.
public struct ToolCall: Sendable, Hashable {
  /// The provider's id of the call.
  public var id: String
  /// The tool's name.
  public var name: String
  /// As the model wrote them; a string when they are not JSON.
  public var arguments: JSONValue

  /// A call of the tool `name`.
  public init(id: String, name: String, arguments: JSONValue) {
    self.id = id
    self.name = name
    self.arguments = arguments
  }
}

/// Where a statement of the answer comes from.
public struct Source: Sendable, Hashable {
  /// Where it is.
  public var url: String
  /// What it is called, where the provider says so.
  public var title: String?

  /// A source at an address.
  public init(url: String, title: String? = nil) {
    self.url = url
    self.title = title
  }
}

/// How a reply ended.
public struct Finish: Sendable, Hashable {
  /// Why a reply ended, the same words for every dialect.
  public enum Reason: String, Sendable, Hashable {
    /// The model was done, or came to a stop sequence.
    case stop
    /// `maxOutputTokens`, or the model's own limit.
    case length
    /// A filter of the provider stopped it after text.
    case contentFilter = "content_filter"
    /// The model waits for the results of tools.
    case toolCalls = "tool_calls"
    /// The provider says that something went wrong.
    case error
    /// A word of the provider that is none of these; `Finish.raw` has it.
    case other
    /// The answer broke off, or was stopped.
    case interrupted
  }

  /// Why it ended.
  public var reason: Reason
  /// The provider's own word.
  public var raw: String

  /// An end with the provider's own word for it.
  public init(_ reason: Reason, raw: String) {
    self.reason = reason
    self.raw = raw
  }
}
