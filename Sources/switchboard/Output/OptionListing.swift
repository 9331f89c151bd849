import ChatModel
import JSONCoding
import ProviderOptions
import SwitchboardKit

/// Options as rows of a table and as records.
enum OptionListing {
  /// The options of a model; who set a value is a column of its own only where one is set.
  static func table(_ sheet: OptionSheet) -> Table {
    let isSet = sheet.rows.contains { $0.value != nil }
    var columns = [Table.Column(title: "OPTION")]
    if isSet {
      columns += [.init(title: "VALUE", least: 12), .init(title: "SET BY", dispensable: 2)]
    }
    columns += [
      .init(title: "TAKES", least: 14), .init(title: "DEFAULT", dispensable: 4),
      .init(title: "LEVEL", dispensable: 5), .init(title: "PLACE", dispensable: 3),
      .init(title: "HELP", dispensable: 1, least: 20),
    ]
    var table = Table(columns: columns)
    table.rows = sheet.rows.map { row in
      let indent = String(repeating: "  ", count: row.path.count - 1)
      let name = (row.state == .unknown ? "?" : "") + indent + (row.path.last ?? "")
      let value = row.value.map { [self.value($0, of: row), row.layer.map(layer) ?? ""] }
      return [name] + (isSet ? value ?? ["", ""] : [])
        + [
          takes(row), row.option.defaultValue.map(text) ?? "", levels(row), row.place ?? "",
          row.option.help,
        ]
    }
    return table
  }

  /// Type and range, or why the option is refused.
  private static func takes(_ row: OptionRow) -> String {
    if row.state == .refused { return "refused: \(row.reason ?? "")" }
    let words = row.option.type.wording
    let conflicts = row.conflicts.map { ", \($0)" }.joined()
    return words + conflicts + (row.option.isDeprecated ? " (deprecated)" : "")
  }

  private static func levels(_ row: OptionRow) -> String {
    OptionLevel.allCases.filter(row.option.levels.contains).map(\.rawValue).joined(separator: ",")
  }

  private static func layer(_ layer: OptionLayer) -> String {
    switch layer {
    case .provider: "provider"
    case .agent: "agent"
    case .entry: "chain entry"
    case .chat: "chat"
    case .message: "message"
    }
  }

  private static func value(_ value: JSONValue, of row: OptionRow) -> String {
    if row.option.isSecret { return "(hidden)" }
    // The rows below show what an object holds.
    return row.option.fields.isEmpty || value.object == nil ? text(value) : ""
  }

  private static func text(_ value: JSONValue) -> String { value.string ?? value.text() }

  /// A row as `options --format json` gives it; what is not known is null.
  static func record(_ row: OptionRow, of sheet: OptionSheet) -> JSONObject {
    let (type, values, bounds) = shape(row.option.type)
    return [
      "model": .string("\(sheet.id)"), "option": .string(row.key),
      "namespace": row.isCommon ? .null : .string(sheet.id.provider), "type": .string(type),
      "values": values.map { .array($0.map(JSONValue.string)) } ?? .null,
      "min": number(bounds.lower), "max": number(bounds.upper),
      "default": row.option.defaultValue ?? .null,
      "level": .array(
        OptionLevel.allCases.filter(row.option.levels.contains).map { .string($0.rawValue) }),
      "place": .text(row.place), "value": row.option.isSecret ? .null : row.value ?? .null,
      "set_by": .text(row.layer.map(layer)), "state": .string(row.state.rawValue),
      "reason": .text(row.reason),
      "conflicts": .array(row.conflicts.map(JSONValue.string)),
      "deprecated": .bool(row.option.isDeprecated), "help": .string(row.option.help),
    ]
  }

  private static func number(_ value: Double?) -> JSONValue {
    guard let value else { return .null }
    return Int(exactly: value).map(JSONValue.integer) ?? .number(value)
  }

  private static func shape(
    _ type: OptionType
  ) -> (name: String, values: [String]?, bounds: OptionBounds) {
    switch type {
    case .boolean: return ("boolean", nil, .none)
    case .integer(let bounds): return ("integer", nil, bounds)
    case .number(let bounds): return ("number", nil, bounds)
    case .string(let bounds): return ("string", nil, bounds)
    case .choice(let words): return ("enum", words, .none)
    case .object: return ("object", nil, .none)
    case .any: return ("any", nil, .none)
    case .array(let element, let bounds):
      let inner = shape(element)
      return ("\(inner.name)[]", inner.values, bounds)
    case .map(let element, let bounds): return ("map<\(shape(element).name)>", nil, bounds)
    case .either(let types):
      let shapes = types.map(shape)
      let bounds = shapes.map(\.bounds).first { $0 != .none } ?? .none
      return (
        shapes.map(\.name).joined(separator: "|"), shapes.lazy.compactMap(\.values).first, bounds
      )
    }
  }
}
