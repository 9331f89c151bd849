import ChatModel
import JSONCoding

/// Reads a reply of the Messages API, in pieces or whole.
struct MessagesReader: ReplyReader {
  private let context: ReplyContext
  private var answer: Answer
  private var usage = MessagesUsage()
  private var blocks: [Int: MessagesBlock] = [:]
  /// Whether something that is no text came since the last text.
  private var isParted = false
  private var hasReasoning = false
  private var messageID: String?
  private var isOpen = false
  private var hasEnded = false
  private(set) var onlyText: Range<Int>?

  init(_ context: ReplyContext) {
    self.context = context
    answer = Answer(context)
  }

  mutating func read(
    _ json: JSONNode, name: [UInt8], into events: inout [StreamEvent]
  ) throws(CallFailure) {
    onlyText = nil
    // Nearly every event is a piece: they are told without making a text of their type.
    if json["type"]?.isString("content_block_delta") == true {
      return addToBlock(json, into: &events)
    }
    switch json["type"]?.string ?? String(decoding: name, as: UTF8.self) {
    case "message_start": try startMessage(json["message"], into: &events)
    case "content_block_start": startBlock(json, into: &events)
    case "content_block_stop": stopBlock(json["index"]?.integer ?? 0, into: &events)
    case "message_delta": changeMessage(json, into: &events)
    case "message_stop": try stopMessage(into: &events)
    case "ping": answer.isUnderstood = true
    case "error": throw failure(json)
    case "message": try readWhole(json, into: &events)
    default:
      if json["error"] != nil { throw failure(json) }
      answer.unknown(json.value, into: &events)
    }
  }

  mutating func readWhole(
    _ json: JSONNode, into events: inout [StreamEvent]
  ) throws(CallFailure) {
    if json["type"]?.string == "error" || json["error"] != nil { throw failure(json) }
    guard json["content"]?.isArray == true || json["stop_reason"] != nil else {
      return answer.unknown(json.value, into: &events)
    }
    start(json, into: &events)
    take(content: json["content"], into: &events)
    take(stop: json, into: &events)
    try stopMessage(into: &events)
  }

  mutating func finish(into events: inout [StreamEvent]) throws(CallFailure) {
    if hasEnded { return }
    if answer.finish != nil {
      closeBlocks(into: &events)
      events.append(.warning("The reply ended without message_stop, after its stop reason."))
    }
    try answer.end(into: &events)
  }

  // MARK: The message

  private mutating func startMessage(
    _ message: JSONNode?, into events: inout [StreamEvent]
  ) throws(CallFailure) {
    let id = message?["id"]?.string
    if isOpen {
      if id == messageID { return }
      throw answer.failure(.badResponse, "A second message began inside the reply.")
    }
    messageID = id
    isOpen = true
    hasEnded = false
    answer.finish = nil
    answer.isUnderstood = true
    guard let message else { return }
    start(message, into: &events)
    take(content: message["content"], into: &events)
    take(stop: message, into: &events)
  }

  private mutating func start(_ message: JSONNode, into events: inout [StreamEvent]) {
    answer.started(model: message["model"]?.string, id: message["id"]?.string, into: &events)
    take(usage: message["usage"], into: &events)
  }

  private mutating func changeMessage(_ json: JSONNode, into events: inout [StreamEvent]) {
    answer.isUnderstood = true
    take(usage: json["usage"], into: &events)
    if let delta = json["delta"] { take(stop: delta, into: &events) }
  }

  private mutating func stopMessage(into events: inout [StreamEvent]) throws(CallFailure) {
    answer.isUnderstood = true
    isOpen = false
    isParted = true
    guard answer.finish != nil, !hasEnded else { return }
    closeBlocks(into: &events)
    hasEnded = true
    try answer.end(into: &events)
  }

  private mutating func take(usage node: JSONNode?, into events: inout [StreamEvent]) {
    guard let node else { return }
    usage.update(from: node)
    answer.usage(usage.normal, into: &events)
  }

  private mutating func take(stop node: JSONNode, into events: inout [StreamEvent]) {
    guard let raw = node["stop_reason"]?.string else { return }
    answer.finish = Finish(MessagesStop.reason(raw), raw: raw)
    if raw == "pause_turn" {
      events.append(
        .warning("The model paused its turn; it goes on when the conversation is sent again."))
    }
    guard raw == "refusal" else { return }
    let category = node["stop_details"]?["category"]?.string
    answer.refusalNote = category.map { "refusal, category \($0)" }
    if answer.hasText, let category {
      events.append(.warning("The model stopped here and refuses to go on: \(category)."))
    }
  }

  // MARK: Blocks

  private mutating func take(content: JSONNode?, into events: inout [StreamEvent]) {
    guard let content else { return }
    for block in content.elements {
      open(MessagesBlock(block), at: -1, block, into: &events)
      stopBlock(-1, into: &events)
    }
  }

  private mutating func startBlock(_ json: JSONNode, into events: inout [StreamEvent]) {
    guard let block = json["content_block"] else { return }
    open(MessagesBlock(block), at: json["index"]?.integer ?? 0, block, into: &events)
  }

  private mutating func open(
    _ block: MessagesBlock, at index: Int, _ node: JSONNode, into events: inout [StreamEvent]
  ) {
    answer.isUnderstood = true
    blocks[index] = block
    if block.kind != .text { isParted = true }
    switch block.kind {
    case .text: show(.text, node["text"]?.string, at: index, into: &events)
    case .thinking: show(.thinking, node["thinking"]?.string, at: index, into: &events)
    case .results: take(results: node, into: &events)
    case .toolUse, .silent, .other: break
    }
    for citation in node["citations"].map({ Array($0.elements) }) ?? [] {
      take(citation: citation, into: &events)
    }
  }

  private mutating func addToBlock(_ json: JSONNode, into events: inout [StreamEvent]) {
    let index = json["index"]?.integer ?? 0
    guard let delta = json["delta"] else { return }
    answer.isUnderstood = true
    if delta["type"]?.isString("text_delta") == true {
      let text = delta["text"]
      show(.text, text?.string, at: index, into: &events)
      if let place = text?.textRange, !place.isEmpty { onlyText = place }
      return
    }
    switch delta["type"]?.string {
    case "thinking_delta": show(.thinking, delta["thinking"]?.string, at: index, into: &events)
    case "input_json_delta": blocks[index]?.input += delta["partial_json"]?.string ?? ""
    case "citations_delta":
      if let citation = delta["citation"] { take(citation: citation, into: &events) }
    case "signature_delta", "compaction_delta": break
    default: events.append(.unknown(json.value))
    }
  }

  private mutating func stopBlock(_ index: Int, into events: inout [StreamEvent]) {
    guard let block = blocks.removeValue(forKey: index) else { return }
    switch block.kind {
    case .toolUse: answer.toolCall(block.toolCall, into: &events)
    case .other: events.append(.unknown(block.whole))
    case .text, .thinking, .results, .silent: break
    }
  }

  /// Ends the blocks whose own end never came.
  private mutating func closeBlocks(into events: inout [StreamEvent]) {
    for index in blocks.keys.sorted() { stopBlock(index, into: &events) }
  }

  /// Shows a piece of text or thinking; parts it from what a block of another kind separates.
  private mutating func show(
    _ kind: MessagesBlock.Kind, _ piece: String?, at index: Int,
    into events: inout [StreamEvent]
  ) {
    guard let piece, !piece.isEmpty else { return }
    var block = blocks[index] ?? MessagesBlock(kind)
    let isNew = !block.hasShown
    block.hasShown = true
    blocks[index] = block
    if kind == .text {
      if isNew, isParted, answer.hasText { answer.text("\n\n", into: &events) }
      isParted = false
      answer.text(piece, into: &events)
    } else {
      if isNew, hasReasoning { answer.reasoning("\n\n", into: &events) }
      hasReasoning = true
      answer.reasoning(piece, into: &events)
    }
  }

  // MARK: Sources and errors

  private mutating func take(citation: JSONNode, into events: inout [StreamEvent]) {
    let address = citation["url"]?.string ?? citation["source"]?.string
    guard let address, Bytes.contains(address, "://") else { return }
    answer.source(url: address, title: citation["title"]?.string, into: &events)
  }

  /// The addresses in the results of a search or a fetch that the provider ran itself.
  private mutating func take(results block: JSONNode, into events: inout [StreamEvent]) {
    guard let content = block["content"] else { return }
    if let code = content["error_code"]?.string {
      events.append(.warning("A tool of the provider failed: \(code)."))
    }
    for result in content.isArray ? Array(content.elements) : [content] {
      let title = result["title"] ?? result["content"]?["title"]
      answer.source(url: result["url"]?.string, title: title?.string, into: &events)
    }
  }

  private func failure(_ json: JSONNode) -> CallFailure {
    MessagesFailure.inside(context, json)
  }
}
