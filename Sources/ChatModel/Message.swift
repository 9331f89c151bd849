/// One turn of a conversation.
public struct Message: Sendable, Hashable {
  public enum Role: String, Sendable, Hashable, CaseIterable { case system, user, assistant }

  public var role: Role
  public var parts: [Part]
  /// Options of this message (R18): those of a content block stay with it, the others hold for the
  /// one request in which it is the last user message.
  public var options: ModelOptions

  public init(_ role: Role, _ parts: [Part], options: ModelOptions = [:]) {
    self.role = role
    self.parts = parts
    self.options = options
  }

  public static func system(_ text: String) -> Message { Message(.system, [.text(text)]) }
  public static func user(_ text: String, options: ModelOptions = [:]) -> Message {
    Message(.user, [.text(text)], options: options)
  }
  public static func assistant(_ text: String) -> Message { Message(.assistant, [.text(text)]) }

  /// The text parts, one after the other.
  public var text: String {
    parts.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
  }
}

/// A piece of a message.
public enum Part: Sendable, Hashable {
  case text(String)
  /// An image, a PDF or another file.
  case attachment(Attachment)
}

/// A file that goes with a message.
public struct Attachment: Sendable, Hashable {
  public var name: String
  /// For example `image/png`, `application/pdf`.
  public var mediaType: String
  public var bytes: [UInt8]

  public init(name: String, mediaType: String, bytes: [UInt8]) {
    self.name = name
    self.mediaType = mediaType
    self.bytes = bytes
  }

  public var isImage: Bool { mediaType.hasPrefix("image/") }
}
