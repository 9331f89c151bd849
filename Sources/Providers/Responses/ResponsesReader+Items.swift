import ChatModel
import JSONCoding

extension ResponsesReader {
  /// Takes the last word on an item: what its pieces did not bring is shown from it.
  mutating func close(_ item: JSONNode, at index: Int, into events: inout [StreamEvent]) {
    if items[index] == nil { open(item, at: index) }
    items[index]?.update(from: item)
    guard let known = items[index] else { return }
    switch known.type {
    case "message": closeMessage(item, at: index, isShown: known.hasText, into: &events)
    case "reasoning":
      if !known.hasReasoning { showReasoning(of: item, at: index, into: &events) }
    case "function_call", "custom_tool_call":
      call(known, isWhole: item["status"]?.string != "incomplete", into: &events)
    case "web_search_call": takeSources(of: item, into: &events)
    default: events.append(.unknown(item.value))
    }
    items[index] = nil
  }

  /// Takes the whole response that ends a stream, or that is the reply.
  ///
  /// - Throws: `CallFailure` when it holds an error.
  mutating func end(
    _ response: JSONNode, _ type: String, into events: inout [StreamEvent]
  ) throws(CallFailure) {
    if response["error"]?.isObject == true { throw failure(response) }
    answer.started(
      model: response["model"]?.string, id: response["id"]?.string, into: &events)
    let finish = ResponsesStop.finish(of: response, event: type, asksForCalls: false)
    if newest == 0, items.isEmpty {
      let output = response["output"].map { Array($0.elements) } ?? []
      for (index, item) in output.enumerated() { close(item, at: index, into: &events) }
    } else {
      closeCalls(isWhole: finish?.reason == .stop, into: &events)
    }
    if let usage = Usage(response: response) { answer.usage(usage, into: &events) }
    answer.finish = ResponsesStop.finish(
      of: response, event: type, asksForCalls: asksForCalls)
    isOver = true
    try answer.end(into: &events)
  }

  /// The failure that an event or a body tells of.
  func failure(_ json: JSONNode) -> CallFailure {
    let error = ProviderError(json)
    var status: Int?
    // xAI answers 200 with `{code, error: text}`; only one of its codes is worth another call.
    if context.provider == "xai", json["error"]?.isString == true {
      status = error.code == "The service is currently unavailable" ? 503 : 400
    }
    return CallFailure(inside: context, error, status: status, body: json.raw)
  }

  private mutating func closeMessage(
    _ item: JSONNode, at index: Int, isShown: Bool, into events: inout [StreamEvent]
  ) {
    guard let content = item["content"] else { return }
    for (part, node) in content.elements.enumerated() {
      if !isShown {
        let refusal = node["refusal"]?.string
        show(
          refusal ?? node["text"]?.string, at: index, part: part, isRefusal: refusal != nil,
          into: &events)
      }
      for annotation in node["annotations"].map({ Array($0.elements) }) ?? [] {
        cite(annotation, into: &events)
      }
    }
  }

  private mutating func showReasoning(
    of item: JSONNode, at index: Int, into events: inout [StreamEvent]
  ) {
    for isSummary in [true, false] {
      let parts = (isSummary ? item["summary"] : item["content"]).map { Array($0.elements) } ?? []
      for (part, node) in parts.enumerated() {
        reason(node["text"]?.string, at: index, isSummary: isSummary, part, into: &events)
      }
    }
  }

  private mutating func call(
    _ item: ResponsesItem, isWhole: Bool, into events: inout [StreamEvent]
  ) {
    guard isWhole else {
      events.append(.warning("A call of \(item.name) was cut off before it was whole."))
      return
    }
    if !item.isCustomCall || !quirks.runsCustomCalls { asksForCalls = true }
    for call in item.toolCalls { answer.toolCall(call, into: &events) }
  }

  /// Hands over the calls whose own end never came.
  private mutating func closeCalls(isWhole: Bool, into events: inout [StreamEvent]) {
    for index in items.keys.sorted() {
      guard let item = items.removeValue(forKey: index), item.isCall else { continue }
      call(item, isWhole: isWhole, into: &events)
    }
  }

  private mutating func takeSources(of item: JSONNode, into events: inout [StreamEvent]) {
    guard let action = item["action"] else { return }
    cite(action, into: &events)
    for source in action["sources"].map({ Array($0.elements) }) ?? [] {
      cite(source, into: &events)
    }
  }
}
