import JSONCoding

/// What an error body or an error event says, whatever its shape.
struct ProviderError {
  /// The longest message that is kept, in characters.
  static let longestMessage = 2000

  /// In the provider's words; empty when it gave none.
  var message = ""
  /// The provider's own code, or else its type.
  var code: String? { codes.first }
  /// Every code, type, status word and reason of the body, the most telling first.
  var codes: [String] = []
  /// The HTTP status that the body itself names.
  var status: Int?
  /// The wait that the body names.
  var wait: Duration?
  var requestID: String?
  /// Whether a moderation gave its reasons.
  var isModerated = false

  init() {}

  /// Reads a body: JSON of any shape, a page, plain text or nothing.
  init(body: [UInt8]) {
    let document = JSONDocument()
    if let _ = try? document.parse(body) {
      read(outer: document.root)
    } else {
      message = PageText.message(of: body)
    }
    finish()
  }

  /// Reads the JSON of a body or an event: `{error: {…}}`, `{error: text}`, `{code, error: text}`,
  /// `{message, …}`, `{detail: …}`, or any of them in an array.
  init(_ json: JSONNode) {
    read(outer: json)
    finish()
  }

  mutating func add(code: String?) {
    guard let code, !code.isEmpty, !codes.contains(code) else { return }
    codes.append(code)
  }

  private mutating func finish() {
    if message.utf8.count > Self.longestMessage {
      message = String(message.prefix(Self.longestMessage))
    }
    if wait == nil { wait = WaitText.sentence(message) }
  }

  private mutating func read(outer json: JSONNode) {
    if let text = json.string { return take(message: text) }
    if json.isArray {
      for element in json.elements where element.isObject || element.isString {
        return read(outer: element)
      }
    }
    requestID = json["request_id"]?.string ?? json["requestId"]?.string
    take(status: json["status_code"] ?? json["status"])
    guard let error = json["error"] else { return read(error: json) }
    if error.isObject {
      read(error: error)
      if message.isEmpty { take(message: json["message"]?.string) }
    } else if error.isArray {
      read(outer: error)
    } else {
      read(error: json)
    }
  }

  private mutating func read(error: JSONNode) {
    take(code: error["code"])
    read(metadata: error["metadata"])
    add(code: error["innererror"]?["code"]?.string)
    read(details: error["details"])
    take(code: error["type"])
    if let status = error["status"]?.string { add(code: status) }
    wait = wait ?? error["retry_after"]?.double.flatMap(WaitText.duration)
    if message.isEmpty || message == "Provider returned error" { readMessage(of: error) }
  }

  private mutating func take(code: JSONNode?) {
    if let text = code?.string {
      add(code: text)
      if text.utf8.count == 3, let number = Int(text) { take(number: number) }
    } else if let number = code?.integer {
      take(number: number)
      if status != number { add(code: String(number)) }
    }
  }

  private mutating func take(status: JSONNode?) {
    if let number = status?.integer { take(number: number) }
  }

  private mutating func take(number: Int) {
    if (400...599).contains(number) { status = number }
  }

  private mutating func take(message text: String?) {
    guard let text, !text.isEmpty else { return }
    message = PageText.trimmed(text)
  }

  private mutating func readMessage(of error: JSONNode) {
    for node in [
      error["message"], error["detail"], error["error"], error["msg"], error["error_description"],
      error["errors"], error["reason"], error["title"],
    ] {
      guard let node else { continue }
      let text = Self.text(of: node)
      if !text.isEmpty { return take(message: text) }
    }
  }

  /// A text, the list of a validation error (`detail: [{loc, msg}]`), or an object around either.
  private static func text(of node: JSONNode, depth: Int = 0) -> String {
    if let text = node.string { return text }
    guard depth < 4 else { return "" }
    if node.isArray {
      return node.elements.prefix(8).map { text(of: $0, depth: depth + 1) }
        .filter { !$0.isEmpty }.joined(separator: "; ")
    }
    guard let inner = node["msg"] ?? node["message"] ?? node["detail"] else { return "" }
    let place = (node["loc"]?.elements.map { $0.string ?? $0.integer.map(String.init) ?? "" } ?? [])
      .joined(separator: ".")
    return (place.isEmpty ? "" : place + ": ") + text(of: inner, depth: depth + 1)
  }

  /// OpenRouter: whose error it is, and that one's own words inside `raw`.
  private mutating func read(metadata: JSONNode?) {
    guard let metadata else { return }
    add(code: metadata["error_type"]?.string)
    take(code: metadata["provider_code"])
    wait = wait ?? metadata["retry_after"]?.double.flatMap(WaitText.duration)
    if metadata["reasons"]?.isArray == true { isModerated = true }
    guard let raw = metadata["raw"] else { return }
    var inner = ProviderError()
    if let text = raw.string {
      inner = ProviderError(body: Array(text.utf8))
    } else {
      inner.read(outer: raw)
    }
    for code in inner.codes { add(code: code) }
    guard !inner.message.isEmpty else { return }
    let name = metadata["provider_name"]?.string ?? ""
    message = name.isEmpty ? inner.message : "\(name): \(inner.message)"
  }

  /// Google's `details[]` and Anthropic's `details`.
  private mutating func read(details: JSONNode?) {
    guard let details else { return }
    add(code: details["error_code"]?.string)
    for detail in details.elements {
      add(code: detail["reason"]?.string)
      if let text = detail["retryDelay"]?.string { wait = wait ?? WaitText.units(text) }
      for violation in detail["violations"].map({ Array($0.elements) }) ?? [] {
        add(code: violation["quotaId"]?.string)
      }
    }
  }
}
