/// What a call cost in US dollars, and who says so (R25).
///
/// A price that is not known is no `Cost`, never 0.
public struct Cost: Sendable, Hashable {
  /// Who says so.
  public enum Source: String, Sendable, Hashable {
    /// The catalogue's prices for the model and tier that the reply names, times the tokens.
    case catalogue
    /// The reply itself.
    case reply
  }

  /// US dollars.
  public var dollars: Double
  /// Who says so.
  public var source: Source

  /// A price from one of the two sources.
  public init(dollars: Double, source: Source) {
    self.dollars = dollars
    self.source = source
  }
}
