/// A model at a provider, written `provider/model`.
///
/// The provider is the part before the first slash, the model is all the rest (R1):
/// `openrouter/anthropic/claude-haiku-4.5` is provider `openrouter`, model `anthropic/claude-haiku-4.5`.
public struct ModelID: Sendable, Hashable, CustomStringConvertible {
  /// The part before the first slash: a provider's id in the catalogue.
  public var provider: String
  /// All the rest, slashes included.
  public var model: String

  /// An id of two parts, taken as they are.
  public init(provider: String, model: String) {
    self.provider = provider
    self.model = model
  }

  /// Splits a text at its first slash.
  ///
  /// nil when either side is empty or the text holds white space or control characters.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard let slash = bytes.firstIndex(of: 0x2F) else { return nil }
    let start = bytes.index(after: slash)
    guard slash > bytes.startIndex, start < bytes.endIndex else { return nil }
    for byte in bytes where byte <= 0x20 || byte == 0x7F { return nil }
    self.init(provider: String(text[..<slash]), model: String(text[start...]))
  }

  /// The same of a part of a text.
  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// `provider/model`.
  public var description: String { "\(provider)/\(model)" }
}
