import ChatModel

/// Which dialect a path belongs to.
struct Route: Sendable, Hashable {
  var dialect: Dialect
  /// Gemini names the model and the form of the reply in the path.
  var model: String?
  var streams: Bool?
  /// Gemini without `alt=sse`: the stream is one JSON array.
  var isArray = false

  /// Reads path and query; nil when no dialect has such a path.
  init?(_ target: String) {
    let (path, query) = Self.cut(target, at: "?")
    switch path {
    case "/v1/chat/completions": self.init(.openAIChat)
    case "/v1/responses": self.init(.openAIResponses)
    case "/v1/messages": self.init(.anthropic)
    case "/api/chat": self.init(.ollama)
    default:
      guard path.hasPrefix("/v1beta/") else { return nil }
      self.init(gemini: String(path.dropFirst(8)), query: query ?? "")
    }
  }

  private init(_ dialect: Dialect) { self.dialect = dialect }

  /// Reads `models/ID:METHOD`; an id that holds a slash may stand without `models/`.
  private init?(gemini path: String, query: String) {
    guard let colon = path.lastIndex(of: ":") else { return nil }
    dialect = .gemini
    switch path[path.index(after: colon)...] {
    case "generateContent": streams = false
    case "streamGenerateContent":
      streams = true
      isArray = !query.split(separator: "&").contains("alt=sse")
    default: return nil
    }
    let name = path[..<colon]
    let id = name.hasPrefix("models/") ? name.dropFirst(7) : name
    guard !id.isEmpty else { return nil }
    model = Self.decode(id)
  }

  /// The form to answer in when there is no such route: the one that the path looks like.
  static func likelyDialect(_ target: String) -> Dialect {
    let (path, _) = cut(target, at: "?")
    if path.hasSuffix("/responses") { return .openAIResponses }
    if path.hasSuffix("/messages") { return .anthropic }
    if path.hasSuffix("enerateContent") { return .gemini }
    return path.hasPrefix("/api/") ? .ollama : .openAIChat
  }

  private static func cut(_ text: String, at mark: Character) -> (String, String?) {
    guard let place = text.firstIndex(of: mark) else { return (text, nil) }
    return (String(text[..<place]), String(text[text.index(after: place)...]))
  }

  /// Resolves percent signs (RFC 3986); what is no such code stays as it is.
  private static func decode(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      let code = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == 0x25, code.utf8.count == 2, let value = UInt8(code, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
