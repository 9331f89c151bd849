/// One turn of a conversation.
public struct Message: Sendable, Hashable {
  /// Who speaks in a turn.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// The program: what holds for the whole conversation.
    case system
    /// The person.
    case user
    /// The model.
    case assistant
  }

  /// Who speaks.
  public var role: Role
  /// What is said, in order.
  public var parts: [Part]
  /// Options of this message (R18).
  ///
  /// Those of a content block stay with it, the others hold for the one request in which it is the
  /// last user message.
  public var options: ModelOptions

  /// A turn of several parts.
  public init(_ role: Role, _ parts: [Part], options: ModelOptions = [:]) {
    self.role = role
    self.parts = parts
    self.options = options
  }

  /// A system text.
  public static func system(_ text: String) -> Message { Message(.system, [.text(text)]) }

  /// A prompt.
  public static func user(_ text: String, options: ModelOptions = [:]) -> Message {
    Message(.user, [.text(text)], options: options)
  }

  /// An earlier answer.
  public static func assistant(_ text: String) -> Message { Message(.assistant, [.text(text)]) }

  /// The text parts, one after the other.
  public var text: String {
    parts.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
  }
}

/// A piece of a message.
public enum Part: Sendable, Hashable {
  /// Words.
  case text(String)
  /// An image, a PDF or another file.
  case attachment(Attachment)
}

/// A file that goes with a message.
///
/// Which media types a model takes is the provider's business; a dialect that has no place for one
/// fails the call with `FailureKind.badRequest` before anything is sent.
public struct Attachment: Sendable, Hashable {
  /// The file's name, without folders.
  public var name: String
  /// For example `image/png`, `application/pdf`.
  public var mediaType: String
  /// The file as it is; encoding it is the dialect's business.
  public var bytes: [UInt8]

  /// A file of that name and type.
  public init(name: String, mediaType: String, bytes: [UInt8]) {
    self.name = name
    self.mediaType = mediaType
    self.bytes = bytes
  }

  /// Whether the media type is that of an image.
  public var isImage: Bool { mediaType.hasPrefix("image/") }
}
