import AppCore
import ChatModel
import JSONCoding
import ProviderOptions
import Settings
import SwitchboardKit

/// What a pane has changed of an agent, brought into its file.
struct AgentEdit {
  let old: AgentContent
  let new: AgentContent

  init(from old: AgentContent, to new: AgentContent) {
    self.old = old
    self.new = new
  }

  // MARK: In place

  /// Changes the text of the file where the two differ, and nothing else.
  ///
  /// - Throws: `Refusal` when the text cannot be changed in place.
  func apply(to document: inout AgentDocument) throws(AgentDocument.Refusal) {
    if new.instructions != old.instructions {
      try document.set(
        ["instructions"], to: new.instructions.isEmpty ? .null : .string(new.instructions))
    }
    try changeRules(of: &document)
    guard new.entries != old.entries else { return }
    guard document.value(["model"])?.array != nil else { return try unfold(&document) }
    var order: [Int?] = Array(0..<document.entryCount)
    let kept = Set(new.entries.compactMap { $0.own?.origin })
    for place in order.indices.reversed() where !kept.contains(place) {
      try document.removeEntry(at: place)
      order.remove(at: place)
    }
    for (place, item) in new.entries.enumerated() {
      if let origin = item.own?.origin, let here = order.firstIndex(of: origin) {
        if here != place {
          try document.moveEntry(from: here, to: place)
          order.insert(order.remove(at: here), at: place)
        }
        if let was = old.entries.first(where: { $0.own?.origin == origin }) {
          try change(was, item, at: place, &document)
        }
      } else {
        try document.addEntry(Self.object(item), at: place)
        order.insert(nil, at: place)
      }
    }
  }

  /// Strategy, what follows text, and the limit of the whole run.
  private func changeRules(of document: inout AgentDocument) throws(AgentDocument.Refusal) {
    let (before, after) = (Self.rules(old.rules), Self.rules(new.rules))
    for key in Self.ruleKeys where before[key] != after[key] {
      try document.set([key], to: after[key] ?? .null)
    }
    guard old.rules.total != new.rules.total else { return }
    try document.set(["timeouts", "total"], to: new.rules.total.map(Self.seconds) ?? .null)
  }

  /// `model = "provider/model"` becomes `[[model]]` tables where an id alone does not say all.
  private func unfold(_ document: inout AgentDocument) throws(AgentDocument.Refusal) {
    if let only = new.entries.first, new.entries.count == 1, Self.object(only).members.count == 1 {
      return try document.set(["model"], to: .string(only.id))
    }
    try document.remove(["model"])
    for (place, item) in new.entries.enumerated() {
      try document.addEntry(Self.object(item), at: place)
    }
  }

  private func change(
    _ was: ChainItem, _ item: ChainItem, at place: Int, _ document: inout AgentDocument
  ) throws(AgentDocument.Refusal) {
    let (before, after) = (Self.object(was), Self.object(item))
    for key in ["id", "max_retries", "enabled", "weight", "after_text"]
    where before[key] != after[key] {
      let isOldName = key == "id" && document.value(["id"], ofEntry: place) == nil
      try document.set([isOldName ? "model" : key], to: after[key] ?? .null, ofEntry: place)
    }
    for table in ["timeouts", "headers", "settings"] {
      try change([table], before[table]?.object, after[table]?.object, at: place, &document)
    }
    let (options, others) = (before["options"]?.object, after["options"]?.object)
    for namespace in Set((options?.keys ?? []) + (others?.keys ?? [])).sorted() {
      try change(
        ["options", namespace], options?[namespace]?.object, others?[namespace]?.object, at: place,
        &document)
    }
  }

  /// Member by member, so that what stays the same keeps its place and its comments.
  private func change(
    _ table: [String], _ before: JSONObject?, _ after: JSONObject?, at place: Int,
    _ document: inout AgentDocument
  ) throws(AgentDocument.Refusal) {
    guard before != after else { return }
    guard let after, !after.isEmpty else { return try document.remove(table, ofEntry: place) }
    for key in before?.keys ?? [] where after[key] == nil {
      try document.remove(table + [key], ofEntry: place)
    }
    for member in after.effectiveMembers where before?[member.key] != member.value {
      try document.set(table + [member.key], to: member.value, ofEntry: place)
    }
  }

  // MARK: As values

  /// All values of the file with the changes in them.
  func root(of root: JSONObject) -> JSONObject {
    var root = root
    let entries = root["model"]?.array ?? []
    root["instructions"] = new.instructions.isEmpty ? nil : .string(new.instructions)
    let rules = Self.rules(new.rules)
    for key in Self.ruleKeys where root[key] != nil || rules[key] != "fallback" {
      root[key] = rules[key]
    }
    if old.rules.total != new.rules.total || root["timeouts"] == nil {
      var timeouts = root["timeouts"]?.object ?? JSONObject()
      timeouts["total"] = new.rules.total.map(Self.seconds)
      root["timeouts"] = Self.table(timeouts)
    }
    root["model"] = .array(
      new.entries.map { item in
        let origin = item.own?.origin.flatMap { entries.indices.contains($0) ? entries[$0] : nil }
        return .object(Self.object(item, over: origin?.object ?? JSONObject()))
      })
    return root
  }

  private static let ruleKeys = ["strategy", "after_text", "hedge_after", "win_on"]

  /// The rules in the words of agent files.
  private static func rules(_ rules: ChainRules) -> JSONObject {
    var object = JSONObject()
    object["strategy"] = .string(rules.strategy.kind.rawValue)
    object["after_text"] = rules.afterText.map { .string($0.rawValue) }
    object["hedge_after"] = rules.hedgeAfter.map(seconds)
    if let mark = rules.winOn, mark != .text { object["win_on"] = .string(mark.rawValue) }
    return object
  }

  /// An entry in the words of agent files.
  ///
  /// - Parameters:
  ///   - item: The entry.
  ///   - original: What the file says of it; its key and address stay.
  /// - Returns: The members of its table.
  private static func object(
    _ item: ChainItem, over original: JSONObject = JSONObject()
  ) -> JSONObject {
    let own = item.own ?? EntryOverride()
    var object = original
    object["model"] = nil
    object["id"] = .string(item.id)
    object["max_retries"] = item.retries.map(JSONValue.integer)
    object["enabled"] = own.isEnabled ? nil : false
    object["weight"] = own.weight.map { Int(exactly: $0).map(JSONValue.integer) ?? .number($0) }
    object["after_text"] = own.afterText.map { .string($0.rawValue) }
    object["timeouts"] = table(timeouts(own.limits))
    object["options"] = table(
      JSONObject(
        own.options.namespaces.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
          .map { .init(key: $0.key, value: .object($0.value)) }))
    object["headers"] = table(
      JSONObject(own.headers.map { .init(key: $0.name, value: .string($0.value)) }))
    object["settings"] = table(LayeredOptions.Layer(settings: own.settings).settingValues)
    return object
  }

  private static func table(_ object: JSONObject) -> JSONValue? {
    object.isEmpty ? nil : .object(object)
  }

  private static func timeouts(_ limits: CallLimits) -> JSONObject {
    var object = JSONObject()
    object["connect"] = limits.connect.map(seconds)
    object["first_token"] = limits.firstToken.map(seconds)
    object["idle"] = limits.idle.map(seconds)
    object["content"] = limits.content.map(seconds)
    return object
  }

  private static func seconds(_ duration: Duration) -> JSONValue {
    let seconds = duration / .seconds(1)
    return Int(exactly: seconds).map(JSONValue.integer) ?? .number(seconds)
  }
}
