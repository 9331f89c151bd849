import ChatModel
import JSONCoding
import Transport

/// Reads the chunks, or the one object, of a Chat Completions reply.
struct ChatReader: ReplyReader {
  private let reply: ReplyContext
  private let quirks: ChatQuirks
  private var start = ReplyStart()
  private var think: ThinkSplitter
  private var tools = ToolCallAssembler()
  private var usage: ChatUsage
  private var sources = ChatSources()
  private var finishReason: String?
  private var nativeReason: String?
  private var hasText = false
  private var isWhole = false
  private var sawDone = false
  private var isConcluded = false
  private(set) var onlyText: Range<Int>?

  init(_ reply: ReplyContext) {
    self.reply = reply
    quirks = ChatQuirks.of(reply.provider)
    think = ThinkSplitter(quirks.thinkTags)
    usage = ChatUsage(quirks)
  }

  mutating func read(
    _ json: JSONNode, name: [UInt8], into events: inout [StreamEvent]
  ) throws(CallFailure) {
    onlyText = nil
    let chunk = ChatChunk(json)
    if let error = chunk.error, error.string != "" { throw failure(json) }
    if !name.isEmpty, name.elementsEqual("error".utf8) { throw failure(json) }
    if let choices = chunk.choices {
      readStart(json, into: &events)
      for element in choices.elements {
        let choice = ChatChoice(element)
        guard (choice.index?.integer ?? 0) == 0 else { continue }
        if choice.error != nil { throw failure(element) }
        try read(choice, into: &events)
        break
      }
    } else if json["object"]?.string == "error" {
      throw failure(json)
    } else if !chunk.hasFigures, json["object"]?.string != "chat.completion.chunk" {
      events.append(.unknown(json.value))
    }
    if chunk.hasFigures { onlyText = nil }
    try readFigures(of: chunk, json, into: &events)
  }

  mutating func readWhole(
    _ json: JSONNode, into events: inout [StreamEvent]
  ) throws(CallFailure) {
    isWhole = true
    let json = json[0] ?? json
    if json["choices"] == nil, json["message"] != nil || json["detail"] != nil {
      throw failure(json)
    }
    try read(json, name: [], into: &events)
  }

  mutating func readDone(into events: inout [StreamEvent]) throws(CallFailure) {
    sawDone = true
    if finishReason != nil { try conclude(into: &events) }
  }

  mutating func finish(into events: inout [StreamEvent]) throws(CallFailure) {
    guard !isConcluded else { return }
    hasText = think.end(into: &events) || hasText
    guard finishReason != nil || isWhole && (hasText || !tools.isEmpty) else {
      throw hasText || !tools.isEmpty ? .lost(reply, sawDone: sawDone) : .empty(reply)
    }
    try conclude(into: &events)
  }
}

// MARK: - The pieces of a chunk

extension ChatReader {
  private mutating func readStart(_ json: JSONNode, into events: inout [StreamEvent]) {
    guard start.model.isEmpty || start.id.isEmpty else { return }
    let before = start
    if start.model.isEmpty { start.model = json["model"]?.string ?? "" }
    if start.id.isEmpty { start.id = json["id"]?.string ?? "" }
    if start != before { events.append(.started(start)) }
  }

  private mutating func read(
    _ choice: ChatChoice, into events: inout [StreamEvent]
  ) throws(CallFailure) {
    if let delta = (choice.delta ?? choice.message).map(ChatDelta.init) {
      try read(delta, into: &events)
      if delta.isContentAlone, choice.isDeltaAlone, hasText, think.isOver {
        onlyText = delta.content?.textRange
      }
    }
    if let reason = choice.finishReason?.string, !reason.isEmpty {
      finishReason = reason
      nativeReason = choice.nativeReason?.string ?? nativeReason
    }
    if let figures = choice.usage {
      let before = usage.figures
      usage.read(figures)
      if usage.figures != before { events.append(.usage(usage.figures)) }
    }
  }

  private mutating func read(
    _ delta: ChatDelta, into events: inout [StreamEvent]
  ) throws(CallFailure) {
    addReasoning(delta.reasoningText, into: &events)
    if let content = delta.content { read(content: content, into: &events) }
    if let refusal = delta.refusal?.string, !refusal.isEmpty {
      hasText = true
      events.append(.refusal(refusal))
    }
    if let calls = delta.toolCalls {
      for call in calls.elements { try tools.take(call) }
    } else if let call = delta.functionCall {
      try tools.take(call)
    }
    if let annotations = delta.annotations { sources.take(annotations: annotations) }
    if let images = delta.images {
      for image in images.elements { events.append(.unknown(image.value)) }
    }
  }

  /// Reasoning in a field of its own means that the content holds none.
  private mutating func addReasoning(_ text: String, into events: inout [StreamEvent]) {
    guard !text.isEmpty else { return }
    hasText = think.stopLooking(into: &events) || hasText
    events.append(.reasoning(text))
  }

  private mutating func read(content: JSONNode, into events: inout [StreamEvent]) {
    if let text = content.string {
      return addText(text, into: &events)
    }
    for part in content.elements {
      if let thinking = part["thinking"] {
        let pieces = thinking.elements.compactMap { $0["text"]?.string }
        addReasoning(thinking.string ?? pieces.joined(), into: &events)
      } else if let text = part["text"]?.string {
        addText(text, into: &events)
      } else {
        events.append(.unknown(part.value))
      }
    }
  }

  private mutating func addText(_ text: String, into events: inout [StreamEvent]) {
    guard !text.isEmpty else { return }
    if !hasText, quirks.thinkTags == .openingMayBeMissing,
      isWhole ? Bytes.contains(text, "</think>") : ThinkingModels.openThemselves(start.model)
    {
      think.assumeReasoning()
    }
    if think.take(text, into: &events) { hasText = true }
  }

  /// Usage and sources, wherever they stand.
  private mutating func readFigures(
    of chunk: ChatChunk, _ json: JSONNode, into events: inout [StreamEvent]
  ) throws(CallFailure) {
    guard chunk.hasFigures else { return }
    if let results = chunk.searchResults { sources.take(results: results) }
    if let citations = chunk.citations { sources.take(citations: citations) }
    let before = usage.figures
    if quirks.hasGroqBlock, let block = chunk.groq {
      if let figures = block["usage"] { usage.read(figures) }
      if block["error"] != nil { throw failure(block) }
    }
    if let figures = chunk.usage { usage.read(figures) }
    if let timings = chunk.timings { usage.read(timings: timings) }
    guard usage.figures != before else { return }
    if let tier = json["service_tier"]?.string { usage.read(tier: tier) }
    events.append(.usage(usage.figures))
  }
}

// MARK: - The end

extension ChatReader {
  private mutating func conclude(into events: inout [StreamEvent]) throws(CallFailure) {
    isConcluded = true
    hasText = think.end(into: &events) || hasText
    let raw = finishReason ?? ""
    let reason = ChatFinish.reason(raw, hasToolCalls: !tools.isEmpty)
    if !hasText, tools.isEmpty {
      if reason == .contentFilter { throw filtered() }
      if reason == .error { throw broken(raw) }
    }
    for source in sources.all() { events.append(.source(source)) }
    for call in tools.finished() { events.append(.toolCall(call)) }
    if !sawDone, !isWhole { events.append(.warning("The stream ended without [DONE].")) }
    events.append(.finished(Finish(reason, raw: nativeReason ?? raw)))
  }

  private func failure(_ json: JSONNode) -> CallFailure {
    let error = ProviderError(json)
    var status: Int?
    if quirks.flatErrorsAreFinal, json["error"]?.isString == true,
      FailureRules.status(ofStreamed: error) == 500
    {
      status = 400
    }
    return CallFailure(inside: reply, error, status: status, body: json.raw)
  }

  private func filtered() -> CallFailure {
    CallFailure(
      .contentFilter,
      "The content filter of \(ProviderName.of(reply.provider)) held back the reply.",
      code: nativeReason ?? finishReason, requestID: RequestID.find(in: reply.headers))
  }

  private func broken(_ raw: String) -> CallFailure {
    CallFailure(
      raw == "insufficient_system_resource" ? .overloaded : .serverError,
      "\(ProviderName.of(reply.provider)) ended the reply with \(raw) before any text.",
      status: raw == "insufficient_system_resource" ? 503 : 500, code: raw,
      requestID: RequestID.find(in: reply.headers))
  }
}
