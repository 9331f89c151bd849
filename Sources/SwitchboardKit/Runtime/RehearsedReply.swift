import ChatModel
import Demo
import Transport

/// What the demo provider would answer to one call, and when, before anything is sent.
package struct RehearsedReply: Sendable, Hashable {
  /// How a reply ends.
  package enum Ending: Sendable, Hashable {
    /// All of it comes.
    case whole
    /// The connection closes before that.
    case cut
    /// Nothing more comes.
    case silence
    /// There is no reply: the sentence says why.
    case unreachable(String)
  }

  /// Bytes of a body that are kept.
  package static let longestBody = 16 * 1024
  private static let mostBytes = 1 << 20

  /// `429 Too Many Requests`; empty when there is no reply.
  package var status: String
  /// A line for each header.
  package var headers: [String]
  /// The beginning of the body.
  package var body: [UInt8]
  /// Whether there is more of the body.
  package var isCut: Bool
  /// From the request to the first token; nil when none comes.
  package var firstToken: Duration?
  /// From the request to the last byte, as far as it was looked.
  package var lastByte: Duration
  /// What follows the last byte.
  package var ending: Ending

  /// A reply that is known.
  package init(
    status: String, headers: [String], body: [UInt8], firstToken: Duration?, lastByte: Duration,
    ending: Ending
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.firstToken = firstToken
    self.lastByte = lastByte
    self.ending = ending
    isCut = false
  }

  /// The bytes and times of a reply that is not played.
  init(_ reply: DemoReply) {
    switch reply {
    case .unreachable(let kind):
      let words = kind == .dns ? "the name cannot be looked up" : "the connection is refused"
      self.init(
        status: "", headers: [], body: [], firstToken: nil, lastByte: .milliseconds(30),
        ending: .unreachable(words))
    case .script(let script): self.init(script)
    }
  }

  private init(_ script: DemoScript) {
    let ending: Ending =
      switch script.ending {
      case .clean: .whole
      case .cut: .cut
      case .stall: .silence
      }
    self.init(
      status: "\(script.status) \(script.reason)",
      headers: script.headers.map { "\($0.name): \($0.value)" }, body: [],
      firstToken: script.pieces.firstToken.map { script.headDelay + $0 },
      lastByte: script.headDelay, ending: ending)
    if !script.isStreamed, script.status == 200 { firstToken = script.headDelay }
    var seen = 0
    for piece in script.pieces {
      lastByte += piece.delay
      seen += piece.bytes.count
      body += piece.bytes.prefix(Self.longestBody - body.count)
      isCut = seen > body.count
      if seen > Self.mostBytes { break }
    }
  }

  /// Everything as text, as far as it is kept.
  package var text: String {
    guard !status.isEmpty else { return ending.words + "\n" }
    let head = ["HTTP/1.1 \(status)"] + headers + ["", ""]
    let bytes = String(decoding: body, as: UTF8.self)
    let end = isCut ? "\n[more follows]\n" : ending == .whole ? "" : "\n[\(ending.words)]\n"
    return head.joined(separator: "\n") + bytes + end
  }
}

extension RehearsedReply.Ending {
  /// What follows the last byte, in words.
  package var words: String {
    switch self {
    case .whole: "the end"
    case .cut: "the connection closes here"
    case .silence: "nothing more comes, the connection stays open"
    case .unreachable(let why): "nothing comes: \(why)"
    }
  }
}

extension ModelRuntime {
  /// What the demo provider would answer, call by call, to each entry of a plan; nothing is sent.
  ///
  /// - Parameters:
  ///   - plan: The chain and the conversation.
  ///   - calls: How many calls of each entry are looked at.
  /// - Returns: The replies by the place of the entry, from 1; other providers' entries have none.
  /// - Throws: `UsageError`; `CallFailure` when a dialect cannot say the conversation.
  package func rehearsal(of plan: RunPlan, calls: Int) throws -> [Int: [RehearsedReply]] {
    var replies: [Int: [RehearsedReply]] = [:]
    for preview in try previews(of: plan) where preview.route.id.provider == DemoRouting.id {
      let request = HTTPRequest(
        url: preview.url, headers: preview.headers, body: preview.bytes)
      replies[preview.entry] = try (1...max(1, calls)).map {
        RehearsedReply(try demo.rehearse(request, call: $0))
      }
    }
    return replies
  }

  /// Has the demo provider forget how often a model was called, so that `times` begins anew.
  package func startOver(_ id: ModelID) {
    if id.provider == DemoRouting.id { demo.startOver(id.model) }
  }
}
