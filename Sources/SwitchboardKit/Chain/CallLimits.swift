/// How long one call may take (R22); nil is the default of its kind.
///
/// A limit that is over fails the call with a sentence that says which one and how long it was. The
/// next entry is then asked; without one, the same entry again as far as its retries allow.
public struct CallLimits: Sendable, Hashable {
  /// Name lookup, connecting and TLS together, by default 10 s.
  public var connect: Duration?
  /// Until the first token of text, reasoning or a tool call, by default 300 s.
  ///
  /// By default 3600 s where the effort is high or above, for ids that end in `-pro` or name deep
  /// research, and for servers on this machine, which may have to load the model first.
  public var firstToken: Duration?
  /// Silence of the line after the first token, by default 120 s; any byte counts.
  public var idle: Duration?
  /// Silence of the content once text has begun, by default 300 s.
  ///
  /// Comments and pings do not count.
  public var content: Duration?

  /// Limits of which only those named are set.
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

  /// Fills in the defaults, those for patience when the model `thinksLong`.
  init(_ limits: CallLimits, thinksLong: Bool) {
    connect = limits.connect ?? .seconds(10)
    firstToken = limits.firstToken ?? .seconds(thinksLong ? 3600 : 300)
    idle = limits.idle ?? .seconds(120)
    content = limits.content ?? .seconds(300)
  }
}
