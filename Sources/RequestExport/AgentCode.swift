import ChatModel
import JSONCoding
import Settings
import SwitchboardKit
import Transport

/// A setup as an agent file; the conversation is no part of it.
struct AgentCode {
  let text: String

  init(_ request: ExportedRequest) {
    let plan = request.plan
    var file = TOMLText()
    file.pair("name", .string(request.name))
    if !request.instructions.isEmpty { file.pair("instructions", .string(request.instructions)) }
    Self.strategy(plan.strategy, into: &file)
    if let after = plan.afterText { file.pair("after_text", .string(after.rawValue)) }
    var limits = Self.timeouts(plan.limits)
    limits["total"] = plan.totalLimit.map(JSONValue.seconds)
    file.table(["timeouts"], limits)
    file.table(["settings"], plan.agentSettings.members)
    Self.options(plan.agentOptions, at: ["options"], into: &file)
    for (index, entry) in plan.entries.enumerated() {
      guard let id = entry.id else { continue }
      let exported = request.entries.first { $0.preview.entry == index + 1 }
      file.element("model")
      file.pair("id", .string(id))
      if !entry.isEnabled { file.pair("enabled", false) }
      if let retries = entry.maxRetries { file.pair("max_retries", .integer(retries)) }
      if let weight = entry.weight {
        file.pair("weight", Int(exactly: weight).map(JSONValue.integer) ?? .number(weight))
      }
      if let after = entry.afterText { file.pair("after_text", .string(after.rawValue)) }
      if let address = entry.baseURL { file.pair("base_url", .string(address)) }
      if entry.key != nil || entry.keySource != nil, let key = exported?.key {
        file.pair("key_env", .string(key.variable))
      }
      file.table(["model", "headers"], Self.headers(exported, of: entry))
      file.table(["model", "timeouts"], Self.timeouts(entry.limits))
      file.table(["model", "settings"], plan.settings(of: entry).members)
      Self.options(plan.options(of: entry), at: ["model", "options"], into: &file)
    }
    text = file.text
  }

  private static func strategy(_ strategy: Strategy, into file: inout TOMLText) {
    guard strategy != .fallback else { return }
    file.pair("strategy", .string(strategy.kind.rawValue))
    guard case .race(let hedgeAfter, let mark) = strategy else { return }
    if let hedgeAfter { file.pair("hedge_after", .seconds(hedgeAfter)) }
    if mark != .text { file.pair("win_on", .string(mark.rawValue)) }
  }

  /// A secret stands in no file: it is left out, and the place says so.
  private static func options(
    _ options: ModelOptions, at path: [String], into file: inout TOMLText
  ) {
    let hidden = HiddenOptions(options)
    for member in hidden.value?.object?.members ?? [] {
      let all = member.value.object ?? JSONObject()
      let secret = all.members.filter { value in
        hidden.variables.keys.contains { value.value.text().contains($0) }
      }
      file.table(
        path + [member.key], JSONObject(all.members.filter { !secret.contains($0) }),
        comment: secret.isEmpty
          ? nil : "Left out: \(secret.map(\.key).joined(separator: ", ")), which holds a secret.")
    }
  }

  private static func headers(_ exported: ExportedEntry?, of entry: ModelEntry) -> JSONObject {
    let own = Set(entry.headers.map { $0.name.lowercased() })
    let headers = (exported?.headers ?? []).filter { own.contains($0.name.lowercased()) }
    return JSONObject(
      headers.map { .init(key: $0.name, value: .string($0.value ?? "${\($0.variable)}")) })
  }

  private static func timeouts(_ limits: CallLimits) -> JSONObject {
    var object = JSONObject()
    object["connect"] = limits.connect.map(JSONValue.seconds)
    object["first_token"] = limits.firstToken.map(JSONValue.seconds)
    object["idle"] = limits.idle.map(JSONValue.seconds)
    object["content"] = limits.content.map(JSONValue.seconds)
    return object
  }
}
