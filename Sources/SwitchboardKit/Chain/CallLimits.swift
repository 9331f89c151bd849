/// How long one call may take (R22); nil is the default of its kind.
public struct CallLimits: Sendable, Hashable {
  /// Name lookup, connecting and TLS together. Default 10 s.
  public var connect: Duration?
  /// Until the first token of text, reasoning or a tool call. Default 300 s, 3600 s for what thinks
  /// long or runs on this machine.
  public var firstToken: Duration?
  /// Silence of the line after the first token; any byte counts. Default 120 s.
  public var idle: Duration?
  /// Silence of the content once text has begun; comments and pings do not count. Default 300 s.
  public var content: Duration?

  public init(
    connect: Duration? = nil, firstToken: Duration? = nil, idle: Duration? = nil,
    content: Duration? = nil
  ) {
    self.connect = connect
    self.firstToken = firstToken
    self.idle = idle
    self.content = content
  }

  /// Lays the set limits of `other` over these.
  public mutating func merge(_ other: CallLimits) {
    connect = other.connect ?? connect
    firstToken = other.firstToken ?? firstToken
    idle = other.idle ?? idle
    content = other.content ?? content
  }
}

/// The limits of one call with every default filled in.
struct EffectiveLimits: Sendable, Hashable {
  var connect: Duration
  var firstToken: Duration
  var idle: Duration
  var content: Duration

  /// - Parameter thinksLong: High effort, a `-pro` or deep research model, or a local server, which
  ///   may have to load the model first.
  init(_ limits: CallLimits, thinksLong: Bool) {
    connect = limits.connect ?? .seconds(10)
    firstToken = limits.firstToken ?? .seconds(thinksLong ? 3600 : 300)
    idle = limits.idle ?? .seconds(120)
    content = limits.content ?? .seconds(300)
  }
}
