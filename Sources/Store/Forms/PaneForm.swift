import JSONCoding
import SwitchboardKit

/// A pane as JSON.
enum PaneForm {
  static func chain(_ chain: [PaneRecord.Entry]) -> JSONValue {
    .array(
      chain.map { entry in
        var object: JSONObject = ["model": .string(entry.model), "retries": .count(entry.retries)]
        guard let own = entry.own else { return .object(object) }
        object["enabled"] = .bool(own.isEnabled)
        object["options"] = .object(OptionForm.object(own.options))
        object["settings"] = .object(OptionForm.object(own.settings))
        object["limits"] = .object(limits(own.limits))
        object["weight"] = own.weight.map(JSONValue.number)
        object["after_text"] = own.afterText.map { .string($0.rawValue) }
        return .object(object)
      })
  }

  static func chain(_ value: JSONValue?) -> [PaneRecord.Entry] {
    (value?.array ?? []).compactMap { entry in
      entry["model"]?.string.map {
        var read = PaneRecord.Entry(model: $0, retries: entry["retries"]?.integer)
        guard let isEnabled = entry["enabled"]?.bool else { return read }
        var own = PaneRecord.Entry.Own()
        own.isEnabled = isEnabled
        own.options = OptionForm.options(entry["options"])
        own.settings = OptionForm.settings(entry["settings"])
        own.limits = limits(entry["limits"])
        own.weight = entry["weight"]?.double
        own.afterText = entry["after_text"]?.string.flatMap(AfterText.init)
        read.own = own
        return read
      }
    }
  }

  /// Only what is set.
  private static func limits(_ limits: CallLimits) -> JSONObject {
    var object = JSONObject()
    for (name, limit) in [
      ("connect_ms", limits.connect), ("first_token_ms", limits.firstToken),
      ("idle_ms", limits.idle), ("content_ms", limits.content),
    ] where limit != nil { object[name] = .time(limit) }
    return object
  }

  private static func limits(_ value: JSONValue?) -> CallLimits {
    CallLimits(
      connect: value?["connect_ms"]?.time, firstToken: value?["first_token_ms"]?.time,
      idle: value?["idle_ms"]?.time, content: value?["content_ms"]?.time)
  }

  static func rules(_ rules: PaneRecord.Rules?) -> JSONValue {
    guard let rules else { return .null }
    var object = JSONObject()
    StrategyForm.write(rules.strategy, to: &object)
    object["after_text"] = .text(rules.afterText?.rawValue)
    object["total_ms"] = .time(rules.total)
    return .object(object)
  }

  static func rules(_ value: JSONValue?) -> PaneRecord.Rules? {
    guard let value, let strategy = StrategyForm.strategy(value) else { return nil }
    return PaneRecord.Rules(
      strategy: strategy, afterText: value["after_text"]?.string.flatMap(AfterText.init),
      total: value["total_ms"]?.time)
  }

  static func ids(_ ids: Set<MessageID>) -> JSONValue {
    .array(ids.sorted().map { .string($0.text) })
  }

  static func ids(_ value: JSONValue?) -> Set<MessageID> {
    Set((value?.array ?? []).compactMap { $0.string.flatMap { MessageID($0) } })
  }

  static func object(_ pane: PaneRecord) -> JSONObject {
    [
      "id": .string(pane.id.text), "position": .integer(pane.position),
      "chain": chain(pane.chain), "agent": .text(pane.agent), "system": .string(pane.system),
      "options": .object(OptionForm.object(pane.options)),
      "settings": .object(OptionForm.object(pane.settings)), "shown": .text(pane.shown?.text),
      "closed": .bool(pane.isClosed), "linked": .bool(pane.isLinked),
      "defaults": .array(pane.defaults.map(JSONValue.string)), "omitted": ids(pane.omitted),
      "rules": rules(pane.rules),
      "draft": .string(pane.draft),
    ]
  }

  static func pane(_ value: JSONValue) -> PaneRecord? {
    guard let id = value["id"]?.string.flatMap({ PaneID($0) }) else { return nil }
    var pane = PaneRecord(
      id: id, position: value["position"]?.integer ?? 0, chain: chain(value["chain"]),
      agent: value["agent"]?.string, system: value["system"]?.string ?? "",
      options: OptionForm.options(value["options"]),
      settings: OptionForm.settings(value["settings"]),
      shown: value["shown"]?.string.flatMap { MessageID($0) })
    pane.isClosed = value["closed"]?.bool ?? false
    pane.isLinked = value["linked"]?.bool ?? true
    pane.defaults = (value["defaults"]?.array ?? []).compactMap(\.string)
    pane.omitted = ids(value["omitted"])
    pane.rules = rules(value["rules"])
    pane.draft = value["draft"]?.string ?? ""
    return pane
  }
}
