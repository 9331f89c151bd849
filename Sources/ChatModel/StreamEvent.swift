public import JSONCoding

/// What a model's reply is made of, the same for every dialect (R23).
public enum StreamEvent: Sendable, Hashable {
  /// The reply has begun, or more is known of it; may come more than once.
  case started(ReplyStart)
  case text(String)
  case reasoning(String)
  /// The model refuses, in words of its own; shown, and part of the answer's text.
  case refusal(String)
  /// A whole tool call; shown, never run.
  case toolCall(ToolCall)
  case source(Source)
  /// Figures so far; a later one replaces the whole of an earlier one.
  case usage(Usage)
  case finished(Finish)
  /// Something that was mended or left out, as a sentence.
  case warning(String)
  /// An event that is not known to the dialect, as it came.
  case unknown(JSONValue)
}

/// What the provider says of the reply itself.
public struct ReplyStart: Sendable, Hashable {
  /// The model that the provider says it used; empty when it does not say.
  public var model: String
  /// The provider's id of the reply; empty when it does not say.
  public var id: String

  public init(model: String = "", id: String = "") {
    self.model = model
    self.id = id
  }
}

/// A call of a tool that the model asks for.
public struct ToolCall: Sendable, Hashable {
  public var id: String
  public var name: String
  /// As the model wrote them; a string when they are not JSON.
  public var arguments: JSONValue

  public init(id: String, name: String, arguments: JSONValue) {
    self.id = id
    self.name = name
    self.arguments = arguments
  }
}

/// Where a statement of the answer comes from.
public struct Source: Sendable, Hashable {
  public var url: String
  public var title: String?

  public init(url: String, title: String? = nil) {
    self.url = url
    self.title = title
  }
}

/// How a reply ended.
public struct Finish: Sendable, Hashable {
  public enum Reason: String, Sendable, Hashable {
    case stop, length
    case contentFilter = "content_filter"
    case toolCalls = "tool_calls"
    case error, other, interrupted
  }

  public var reason: Reason
  /// The provider's own word.
  public var raw: String

  public init(_ reason: Reason, raw: String) {
    self.reason = reason
    self.raw = raw
  }
}
