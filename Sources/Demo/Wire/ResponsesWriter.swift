import JSONCoding

/// OpenAI Responses.
struct ResponsesWriter: WireWriter {
  static let layout = JSONWriter.Layout.pretty

  private let facts: ReplyFacts
  private let form: ResponsesForm
  private var reply = WholeReply()
  private var sequence = 0
  private var open: ResponsesForm.Item?
  /// The finished items, in order.
  private var output: [JSONValue] = []
  private var delta = EventTemplate("", .null, end: "")

  init(_ facts: ReplyFacts) {
    self.facts = facts
    form = ResponsesForm(facts)
  }

  mutating func write(_ step: ReplyStep, into bytes: inout [UInt8]) {
    reply.add(step)
    switch step {
    case .opening:
      for type in ["response.created", "response.in_progress"] {
        event(type, ["response": form.response("in_progress")], into: &bytes)
      }
    case .reasoning(let piece): write(piece, in: .reasoning, into: &bytes)
    case .text(let piece): write(piece, in: .message, into: &bytes)
    case .refusal(let piece): write(piece, in: .refusal, into: &bytes)
    case .brokenText(let piece):
      begin(.message, into: &bytes)
      delta.writeBroken(number(), .string(piece), into: &bytes)
    case .source(let source): annotate(source, into: &bytes)
    case .callStart(let call): begin(.call(call), into: &bytes)
    case .callArguments(let piece): delta.write(number(), .string(piece), into: &bytes)
    case .callEnd: end(into: &bytes)
    case .ping: bytes.append(contentsOf: ": keep-alive\n\n".utf8)
    case .failure(let fault): fail(fault, into: &bytes)
    case .finish(let ending): finish(ending, into: &bytes)
    }
  }

  static func whole(_ reply: WholeReply, _ facts: ReplyFacts) -> JSONValue {
    let form = ResponsesForm(facts)
    var output: [JSONValue] = []
    if !reply.reasoning.isEmpty { output.append(form.done(.reasoning, reply)) }
    if !reply.text.isEmpty { output.append(form.done(.message, reply)) }
    if !reply.refusal.isEmpty { output.append(form.done(.refusal, reply)) }
    if let call = reply.call { output.append(form.done(.call(call), reply)) }
    return form.response(ending: reply.ending ?? .stop, output, reply.count)
  }

  private mutating func write(
    _ piece: String, in item: ResponsesForm.Item, into bytes: inout [UInt8]
  ) {
    begin(item, into: &bytes)
    delta.write(number(), .string(piece), into: &bytes)
  }

  private mutating func begin(_ item: ResponsesForm.Item, into bytes: inout [UInt8]) {
    guard open != item else { return }
    end(into: &bytes)
    open = item
    event("response.output_item.added", place(["item": form.added(item)]), into: &bytes)
    if let (type, part) = form.part(item, text: "") {
      event("\(type).added", partPlace(item, ["part": part]), into: &bytes)
    }
    var members: JSONObject = [
      "type": .string("\(form.deltaType(item)).delta"), "sequence_number": EventTemplate.hole,
    ]
    members.merge(partPlace(item, ["delta": EventTemplate.hole]))
    delta = EventTemplate(
      "event: \(form.deltaType(item)).delta\ndata: ", .object(members), end: "\n\n")
  }

  /// Ends the open item with the whole of what was sent in pieces.
  private mutating func end(into bytes: inout [UInt8]) {
    guard let item = open else { return }
    event(
      "\(form.deltaType(item)).done", partPlace(item, form.whole(item, reply)), into: &bytes)
    if let (type, part) = form.part(item, text: form.text(item, reply), reply.sources) {
      event("\(type).done", partPlace(item, ["part": part]), into: &bytes)
    }
    let done = form.done(item, reply)
    event("response.output_item.done", place(["item": done]), into: &bytes)
    output.append(done)
    open = nil
  }

  private mutating func annotate(_ source: DemoSource, into bytes: inout [UInt8]) {
    begin(.message, into: &bytes)
    let members: JSONObject = [
      "annotation_index": .integer(reply.sources.count - 1),
      "annotation": ResponsesForm.annotation(source),
    ]
    event(
      "response.output_text.annotation.added", partPlace(.message, members), into: &bytes)
  }

  private mutating func finish(_ ending: ReplyStep.Ending, into bytes: inout [UInt8]) {
    end(into: &bytes)
    let response = form.response(ending: ending, output, reply.count)
    let status = response["status"]?.string ?? "completed"
    event("response.\(status)", ["response": response], into: &bytes)
  }

  private mutating func fail(_ fault: Fault, into bytes: inout [UInt8]) {
    let error = ErrorForm.openAI(fault)["error"] ?? .null
    event("error", ["error": error], into: &bytes)
    event("response.failed", ["response": form.failed(error)], into: &bytes)
  }

  private mutating func number() -> JSONValue {
    defer { sequence += 1 }
    return .integer(sequence)
  }

  /// Where an item stands, and more of it.
  private func place(_ members: JSONObject) -> JSONObject {
    var place: JSONObject = ["output_index": .integer(output.count)]
    place.merge(members)
    return place
  }

  /// Where a part of an item stands, and more of it.
  private func partPlace(_ item: ResponsesForm.Item, _ members: JSONObject) -> JSONObject {
    var place: JSONObject = [
      "item_id": .string(form.id(item)), "output_index": .integer(output.count),
    ]
    switch item {
    case .message, .refusal: place["content_index"] = 0
    case .reasoning: place["summary_index"] = 0
    case .call: break
    }
    place.merge(members)
    return place
  }

  private mutating func event(_ type: String, _ members: JSONObject, into bytes: inout [UInt8]) {
    var object: JSONObject = ["type": .string(type), "sequence_number": number()]
    object.merge(members)
    bytes.append(contentsOf: "event: \(type)\ndata: ".utf8)
    bytes.append(contentsOf: JSONValue.object(object).utf8())
    bytes.append(contentsOf: "\n\n".utf8)
  }
}
