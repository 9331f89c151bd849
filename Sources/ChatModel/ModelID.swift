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
  public init?(_ text: some StringProtocol) {
    guard let slash = text.firstIndex(of: "/") else { return nil }
    let provider = text[..<slash]
    let model = text[text.index(after: slash)...]
    guard !provider.isEmpty, !model.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { return nil }
    self.init(provider: String(provider), model: String(model))
  }

  /// `provider/model`.
  public var description: String { "\(provider)/\(model)" }
}
