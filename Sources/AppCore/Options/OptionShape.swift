import JSONCoding
import ProviderOptions

extension OptionRows {
  /// What unfolding a row shows.
  enum Shape: Hashable {
    case plain
    case fields
    case list(OptionType)
    case members(OptionType)

    /// The shape of an option; of one with several types the value in force decides.
    init(_ description: OptionDescription, _ value: JSONValue?) {
      self = Self.of(description.type, hasFields: !description.fields.isEmpty, value)
    }

    private static func of(_ type: OptionType, hasFields: Bool, _ value: JSONValue?) -> Shape {
      switch type {
      case .object: return hasFields ? .fields : .members(.any)
      case .array(let element, _): return .list(element)
      case .map(let element, _): return .members(element)
      case .either(let types):
        let shapes = types.map { of($0, hasFields: hasFields, value) }
        let fitting = shapes.first { $0.fits(value) }
        return fitting ?? (value == .none ? shapes.first { $0 != .plain } : nil) ?? .plain
      case .boolean, .integer, .number, .string, .choice, .any: return .plain
      }
    }

    private func fits(_ value: JSONValue?) -> Bool {
      switch (self, value) {
      case (.fields, .object?), (.members, .object?), (.list, .array?): true
      default: false
      }
    }
  }

  static func kind(of description: OptionDescription) -> OptionRow.Kind {
    switch description.type {
    case .boolean: .boolean
    case .integer, .number: .number
    case .string: .text
    case .choice: .choice
    case .object: .object
    case .array: .list
    case .map: .map
    case .either(let types) where types.first == .object && !description.fields.isEmpty: .object
    case .any, .either: .json
    }
  }

  /// The words and switches among which a value can be chosen.
  static func choices(of type: OptionType) -> [JSONValue] {
    switch type {
    case .boolean: [false, true]
    case .choice(let words): words.map(JSONValue.string)
    case .either(let types): types.flatMap(choices)
    case .integer, .number, .string, .object, .any, .array, .map: []
    }
  }
}

extension OptionType {
  /// The range of a number; none for anything else.
  var bounds: OptionBounds {
    switch self {
    case .integer(let bounds), .number(let bounds): bounds
    default: .none
    }
  }
}
