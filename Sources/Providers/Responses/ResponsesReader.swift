import ChatModel
import JSONCoding

/// Reads a reply of the Responses API, in pieces or whole.
///
/// Pieces are put together by `output_index` and never by `item_id`: some proxies give every event
/// another id.
struct ResponsesReader: ReplyReader {
  /// A part of the reasoning: summaries and raw reasoning are counted apart.
  struct ReasoningPart: Hashable {
    var item: Int
    var isSummary: Bool
    var index: Int
  }

  let context: ReplyContext
  let quirks: ResponsesQuirks
  var answer: Answer
  var items: [Int: ResponsesItem] = [:]
  /// The serial number of the item that came last.
  var newest = 0
  private var current = 0
  private var lastTextItem: Int?
  private var lastReasoning: ReasoningPart?
  /// Whether the model asks its caller, not its provider, to run something.
  var asksForCalls = false
  var isOver = false

  init(_ context: ReplyContext) {
    self.context = context
    quirks = ResponsesQuirks(provider: context.provider)
    answer = Answer(context)
  }

  mutating func read(
    _ json: JSONNode, name: [UInt8], into events: inout [StreamEvent]
  ) throws(CallFailure) {
    if isOver { return }
    // Nearly every event is a piece of text: it is told without making a text of its type.
    if !name.elementsEqual("error".utf8),
      json["type"]?.isString("response.output_text.delta") == true
    {
      answer.isUnderstood = true
      return show(json["delta"]?.string, json, isRefusal: false, into: &events)
    }
    let name = String(decoding: name, as: UTF8.self)
    let type = json["type"]?.string ?? name
    if type == "error" || name == "error" { throw failure(json) }
    if type.hasPrefix("response.") { answer.isUnderstood = true }
    if readText(json, type, into: &events) || readItem(json, type, into: &events) { return }
    switch type {
    case "response.created", "response.queued", "response.in_progress":
      start(json["response"], into: &events)
    case "response.completed", "response.incomplete", "response.done", "response.cancelled":
      try end(json["response"] ?? json, type, into: &events)
    case "response.failed":
      throw failure(json["response"] ?? json)
    case "ping", "keepalive": break
    default:
      if json["error"] != nil { throw failure(json) }
      if json["object"]?.string == "response" { return try readWhole(json, into: &events) }
      answer.unknown(json.value, into: &events)
    }
  }

  mutating func readWhole(
    _ json: JSONNode, into events: inout [StreamEvent]
  ) throws(CallFailure) {
    if json["error"] != nil { throw failure(json) }
    guard json["output"]?.isArray == true || json["object"]?.string == "response" else {
      return answer.unknown(json.value, into: &events)
    }
    let isEmpty = json["output"]?[0] == nil && json["incomplete_details"] == nil
    if isEmpty, json["status"]?.string != "cancelled" {
      let status = json["status"]?.string ?? "completed"
      throw answer.failure(.emptyResponse, "The response has no output (status \(status)).")
    }
    try end(json, "", into: &events)
  }

  mutating func finish(into events: inout [StreamEvent]) throws(CallFailure) {
    if !isOver { try answer.end(into: &events) }
  }

  // MARK: Events

  /// Reads what is text, refusal or reasoning; false when the event is something else.
  private mutating func readText(
    _ json: JSONNode, _ type: String, into events: inout [StreamEvent]
  ) -> Bool {
    switch type {
    case "response.refusal.delta":
      show(json["delta"]?.string, json, isRefusal: true, into: &events)
    case "response.output_text.done":
      check(json["text"]?.string, json, isRefusal: false, into: &events)
    case "response.refusal.done":
      check(json["refusal"]?.string, json, isRefusal: true, into: &events)
    case "response.reasoning_summary_text.delta":
      let part = json["summary_index"]?.integer ?? 0
      reason(json["delta"]?.string, json, isSummary: true, part, into: &events)
    case "response.reasoning_text.delta":
      let part = json["content_index"]?.integer ?? 0
      reason(json["delta"]?.string, json, isSummary: false, part, into: &events)
    case "response.output_text.annotation.added":
      if let annotation = json["annotation"] { cite(annotation, into: &events) }
    case "response.content_part.added", "response.content_part.done",
      "response.reasoning_summary_part.added", "response.reasoning_summary_part.done",
      "response.reasoning_summary_text.done", "response.reasoning_text.done":
      break
    default: return false
    }
    return true
  }

  /// Reads what opens, fills and closes items; false when the event is something else.
  private mutating func readItem(
    _ json: JSONNode, _ type: String, into events: inout [StreamEvent]
  ) -> Bool {
    switch type {
    case "response.output_item.added":
      if let item = json["item"] { open(item, at: json["output_index"]?.integer) }
    case "response.output_item.done":
      if let item = json["item"] { close(item, at: index(of: json), into: &events) }
    case "response.function_call_arguments.delta", "response.custom_tool_call_input.delta":
      let index = index(of: json)
      items[index, default: ResponsesItem()].input += json["delta"]?.string ?? ""
    case "response.function_call_arguments.done", "response.custom_tool_call_input.done":
      let whole = json["arguments"]?.string ?? json["input"]?.string
      if let whole { items[index(of: json), default: ResponsesItem()].input = whole }
    default: return false
    }
    return true
  }

  private mutating func start(_ response: JSONNode?, into events: inout [StreamEvent]) {
    answer.started(
      model: response?["model"]?.string, id: response?["id"]?.string, into: &events)
  }

  /// The place of the item that an event speaks of: its own word, or else the newest item.
  func index(of json: JSONNode) -> Int { json["output_index"]?.integer ?? current }

  mutating func open(_ item: JSONNode, at index: Int?) {
    newest += 1
    current = index ?? newest
    var opened = ResponsesItem()
    opened.serial = newest
    opened.update(from: item)
    items[current] = opened
  }

  // MARK: Showing

  /// Shows a piece of text or of a refusal; an empty line parts the messages of one response.
  mutating func show(
    _ piece: String?, _ json: JSONNode, isRefusal: Bool, into events: inout [StreamEvent]
  ) {
    show(
      piece, at: index(of: json), part: json["content_index"]?.integer ?? 0,
      isRefusal: isRefusal, into: &events)
  }

  mutating func show(
    _ piece: String?, at index: Int, part: Int, isRefusal: Bool,
    into events: inout [StreamEvent]
  ) {
    guard let piece, !piece.isEmpty else { return }
    let serial = items[index, default: ResponsesItem()].serial
    if let lastTextItem, lastTextItem != serial { answer.text("\n\n", into: &events) }
    lastTextItem = serial
    items[index, default: ResponsesItem()].shown[part, default: 0] += piece.utf8.count
    if isRefusal {
      answer.refusal(piece, into: &events)
    } else {
      answer.text(piece, into: &events)
    }
  }

  /// Compares the whole text of a part with the pieces of it; shows it when there were none.
  private mutating func check(
    _ whole: String?, _ json: JSONNode, isRefusal: Bool, into events: inout [StreamEvent]
  ) {
    guard let whole else { return }
    let shown = items[index(of: json)]?.shown[json["content_index"]?.integer ?? 0]
    guard let shown else { return show(whole, json, isRefusal: isRefusal, into: &events) }
    if shown != whole.utf8.count {
      events.append(.warning("The pieces of a text and the whole of it do not agree."))
    }
  }

  private mutating func reason(
    _ piece: String?, _ json: JSONNode, isSummary: Bool, _ part: Int,
    into events: inout [StreamEvent]
  ) {
    reason(piece, at: index(of: json), isSummary: isSummary, part, into: &events)
  }

  /// Shows a piece of reasoning; an empty line parts its parts.
  mutating func reason(
    _ piece: String?, at index: Int, isSummary: Bool, _ part: Int,
    into events: inout [StreamEvent]
  ) {
    guard let piece, !piece.isEmpty else { return }
    let serial = items[index, default: ResponsesItem()].serial
    let place = ReasoningPart(item: serial, isSummary: isSummary, index: part)
    if let lastReasoning, lastReasoning != place { answer.reasoning("\n\n", into: &events) }
    lastReasoning = place
    items[index, default: ResponsesItem()].hasReasoning = true
    answer.reasoning(piece, into: &events)
  }

  mutating func cite(_ annotation: JSONNode, into events: inout [StreamEvent]) {
    answer.source(
      url: annotation["url"]?.string, title: annotation["title"]?.string, into: &events)
  }
}
