package import ChatModel

/// One request as it was sent and its reply as it came, with every secret hidden.
package struct WireExchange: Sendable, Hashable, Identifiable {
  /// When bytes of the reply came: up to which byte, and how long after the request.
  package struct Arrival: Sendable, Hashable {
    /// How many bytes of the reply were there.
    package var end: Int
    /// From the moment the request was handed to the transport.
    package var time: Duration
  }

  /// A header line; what might be a secret is hidden.
  package struct Header: Sendable, Hashable {
    /// As it was sent or received.
    package var name: String
    /// `(OPENAI_API_KEY, hidden)` for a key, `(hidden)` for what may be secret.
    package var value: String
  }

  /// From 1, over the whole program.
  package let number: Int
  /// Whose request it was, as the log's user names it: a pane, for one.
  package let label: Int
  /// The attempt's number in its run.
  package let attempt: Int
  /// The entry's model.
  package let model: ModelID
  /// Seconds since 1970, when the request was handed to the transport.
  package let date: Double
  /// `POST`, for one.
  package let method: String
  /// Whole, without any key.
  package let url: String
  /// In sending order.
  package let headers: [Header]
  /// At most `WireLog.longestBody` bytes of it.
  package let body: [UInt8]
  /// Bytes of the whole body.
  package let sent: Int
  /// nil until the reply's head is there.
  package internal(set) var status: Int?
  /// As received.
  package internal(set) var replyHeaders: [Header] = []
  /// At most `WireLog.longestBody` bytes of it.
  package internal(set) var reply: [UInt8] = []
  /// When each part of `reply` came.
  package internal(set) var arrivals: [Arrival] = []
  /// Bytes of the whole reply so far.
  package internal(set) var received = 0
  /// How long it took; nil while it runs.
  package internal(set) var took: Duration?
  /// What ended it, when that was no reply with a status of success.
  package internal(set) var failure: String?

  /// The number.
  package var id: Int { number }

  /// The host of the address, with its port when that is no usual one.
  package var host: String { String(afterScheme.prefix { $0 != "/" && $0 != "?" }) }

  /// The address without scheme and host.
  package var path: String {
    let path = afterScheme.drop { $0 != "/" && $0 != "?" }
    return path.isEmpty ? "/" : String(path)
  }

  private var afterScheme: Substring {
    guard let mark = url.firstRange(of: "://") else { return url[...] }
    return url[mark.upperBound...]
  }

  /// Whether it broke off, or its status is none of success.
  package var hasFailed: Bool {
    failure != nil || status.map { !(200..<300).contains($0) } ?? false
  }
}
