import ChatModel
import JSONCoding
import ProviderOptions
import Transport

/// Writes one request of the Messages API.
struct MessagesEncoder {
  private let call: WireCall
  private let model: ClaudeModel
  private var body = JSONObject()
  private var warnings: [String] = []

  init(_ call: WireCall) {
    self.call = call
    model = ClaudeModel(id: call.model, facts: call.facts)
  }

  mutating func encode() throws(CallFailure) -> EncodedCall {
    var conversation = try MessagesConversation(
      call.request.messages, namespace: call.provider)
    body["model"] = .string(call.model)
    body["max_tokens"] = 0
    body["system"] = .array([])
    body["messages"] = .array([])
    let outcome = OptionPlacement.place(
      call.options, namespace: call.provider, dialect: .anthropic, into: &body)
    warnings += SettingNotes.of(outcome, provider: call.provider)
    place(CachePins(outcome.clientSide, &body), in: &conversation)
    conversation.limitBreakpoints(to: 4 - breakpointsInBody())
    warnings += conversation.warnings
    write(conversation)
    if !outcome.unknownKeys.contains("max_tokens") { limitOutput() }
    sample()
    dropUnavailable()
    if conversation.turns.last?.role == .assistant, isThinking || !model.takesSampling {
      warnings.append("The last message is an answer to go on from: it may be refused here.")
    }
    if call.request.streams { body["stream"] = true }
    return try request(betas: outcome.betas, more: outcome.headers)
  }

  /// Puts breakpoints where the request's `cacheControl` asks for them besides its end.
  private mutating func place(_ pins: CachePins?, in conversation: inout MessagesConversation) {
    guard let pins else { return }
    var isPlaced = false
    if pins.wantsTools, var tools = body["tools"]?.array, var last = tools.last?.object {
      if last["cache_control"] == nil { last["cache_control"] = pins.mark }
      tools[tools.count - 1] = .object(last)
      body["tools"] = .array(tools)
      isPlaced = true
    }
    if pins.wantsSystem, conversation.markSystem(pins.mark) { isPlaced = true }
    if pins.wantsMessage, conversation.markLastButOne(pins.mark) { isPlaced = true }
    if !isPlaced { warnings.append(pins.emptiness) }
  }

  private mutating func write(_ conversation: MessagesConversation) {
    let system = conversation.system.map(JSONValue.object)
    body["system"] = system.isEmpty ? nil : .array(system)
    body["messages"] = .array(
      conversation.turns.map { turn in
        [
          "role": .string(turn.role.rawValue),
          "content": .array(turn.blocks.map(JSONValue.object)),
        ]
      })
  }

  /// The breakpoints outside the conversation: the request's own and those of tools.
  private func breakpointsInBody() -> Int {
    let tools = body["tools"]?.array ?? []
    return (body["cache_control"] == nil ? 0 : 1) + tools.count { $0["cache_control"] != nil }
  }

  private var isThinking: Bool {
    let type = body["thinking"]?["type"]?.string
    return type == "enabled" || type == "adaptive"
  }

  /// `max_tokens` must be there, holds the thinking budget and must not be above the model's limit.
  private mutating func limitOutput() {
    let budget = isThinking ? max(0, body["thinking"]?["budget_tokens"]?.integer ?? 0) : 0
    var limit: Int
    if let wanted = call.request.settings.maxOutputTokens {
      let (sum, overflow) = wanted.addingReportingOverflow(budget)
      limit = overflow ? .max : sum
      if let most = model.outputLimit, limit > most {
        limit = most
        warnings.append("max_tokens is \(most), the most that \(call.model) can write.")
      }
    } else if let most = model.outputLimit {
      limit = most
    } else if model.isClaude {
      limit = 128_000
      warnings.append("The output limit of \(call.model) is not known: max_tokens is 128000.")
    } else {
      limit = 4096
    }
    body["max_tokens"] = .integer(limit)
    if budget >= limit {
      warnings.append(
        "The thinking budget of \(budget) tokens is not below max_tokens, \(limit): "
          + "it will be refused.")
    }
  }

  /// Temperature and its relatives, as far as this model takes them with these options.
  private mutating func sample() {
    let settings = call.request.settings
    var fields: [(setting: String, wire: String, value: JSONValue?)] = [
      ("temperature", "temperature", temperature(settings.temperature)),
      ("topP", "top_p", settings.topP.map(JSONValue.number)),
      ("topK", "top_k", settings.topK.map(JSONValue.integer)),
    ]
    if model.isClaude, settings.temperature != nil, settings.topP != nil, !isThinking,
      model.takesSampling
    {
      fields.remove(at: 1)
      warnings.append("topP is not sent: it excludes temperature, which is set.")
    }
    for field in fields {
      guard let value = field.value, body[field.wire] == nil else { continue }
      if !model.takesSampling {
        warnings.append(SettingNotes.refused(field.setting, model: call.model))
      } else if model.isClaude, isThinking {
        warnings.append("\(field.setting) is not sent: thinking is on and excludes it.")
      } else {
        body[field.wire] = value
      }
    }
  }

  /// The temperature within 0–1, the range of Claude.
  private mutating func temperature(_ wanted: Double?) -> JSONValue? {
    guard let wanted else { return nil }
    guard model.isClaude, model.takesSampling, !isThinking, !(0...1).contains(wanted) else {
      return .number(wanted)
    }
    let taken: Double = wanted > 1 ? 1 : 0
    warnings.append("temperature is \(taken): Claude takes values from 0 to 1.")
    return .number(taken)
  }

  private mutating func dropUnavailable() {
    let settings = call.request.settings
    if let sequences = settings.stopSequences, !sequences.isEmpty, body["stop_sequences"] == nil {
      let kept = sequences.filter { $0.contains { !$0.isWhitespace } }
      if kept.count < sequences.count {
        warnings.append("Stop sequences of white space alone are left out: they are refused.")
      }
      if !kept.isEmpty { body["stop_sequences"] = .array(kept.map(JSONValue.string)) }
    }
    let missing: [(String, Bool)] = [
      ("seed", settings.seed != nil),
      ("presencePenalty", settings.presencePenalty != nil),
      ("frequencyPenalty", settings.frequencyPenalty != nil),
    ]
    for (name, isSet) in missing where isSet {
      warnings.append(SettingNotes.missing(name, provider: call.provider))
    }
  }

  /// The request with its version, its beta flags and one key at most.
  private func request(
    betas: [String], more: [OptionPlacement.Header]
  ) throws(CallFailure) -> EncodedCall {
    var call = call
    var warnings = warnings
    var betas = betas
    call.headers.removeAll { header in
      let name = header.name.lowercased()
      if name == "anthropic-beta" {
        betas = Self.merge(betas, header.value)
        return true
      }
      let isSecondKey =
        call.authorization != .none && (name == "x-api-key" || name == "authorization")
      if isSecondKey { warnings.append("The header \(header.name) is left out: a key is set.") }
      return isSecondKey
    }
    var own = [HTTPHeader("anthropic-version", "2023-06-01")]
    if !betas.isEmpty {
      own.append(HTTPHeader("anthropic-beta", betas.joined(separator: ",")))
    }
    own += more.map { HTTPHeader($0.name, $0.value) }
    return try EncodedCall(
      call, path: "/messages", body: body, own: own, warnings: warnings)
  }

  /// The flags and those of a header's comma list, each once.
  private static func merge(_ flags: [String], _ list: String) -> [String] {
    list.split(separator: ",").map { PageText.trimmed($0) }.reduce(into: flags) { all, flag in
      if !flag.isEmpty, !all.contains(flag) { all.append(flag) }
    }
  }
}
