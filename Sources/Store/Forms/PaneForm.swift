import JSONCoding

/// A pane as JSON.
enum PaneForm {
  static func chain(_ chain: [PaneRecord.Entry]) -> JSONValue {
    .array(chain.map { ["model": .string($0.model), "retries": .count($0.retries)] })
  }

  static func chain(_ value: JSONValue?) -> [PaneRecord.Entry] {
    (value?.array ?? []).compactMap { entry in
      entry["model"]?.string.map {
        PaneRecord.Entry(model: $0, retries: entry["retries"]?.integer)
      }
    }
  }

  static func object(_ pane: PaneRecord) -> JSONObject {
    [
      "id": .string(pane.id.text), "position": .integer(pane.position),
      "chain": chain(pane.chain), "agent": .text(pane.agent), "system": .string(pane.system),
      "options": .object(OptionForm.object(pane.options)),
      "settings": .object(OptionForm.object(pane.settings)), "shown": .text(pane.shown?.text),
    ]
  }

  static func pane(_ value: JSONValue) -> PaneRecord? {
    guard let id = value["id"]?.string.flatMap({ PaneID($0) }) else { return nil }
    return PaneRecord(
      id: id, position: value["position"]?.integer ?? 0, chain: chain(value["chain"]),
      agent: value["agent"]?.string, system: value["system"]?.string ?? "",
      options: OptionForm.options(value["options"]),
      settings: OptionForm.settings(value["settings"]),
      shown: value["shown"]?.string.flatMap { MessageID($0) })
  }
}
