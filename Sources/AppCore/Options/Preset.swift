package import ChatModel
import JSONCoding
package import ProviderOptions

/// Options and settings under a name, kept to be used again.
package struct Preset: Sendable, Hashable {
  package var name: String
  package var options: ModelOptions
  package var settings: CallSettings

  package init(name: String, options: ModelOptions, settings: CallSettings) {
    self.name = name
    self.options = options
    self.settings = settings
  }
}

extension Preset {
  /// What a pane sets, without what may not stand in a file: secrets, and values that ask for a
  /// default, which a file has no way to say.
  ///
  /// - Returns: The preset, and whether something was left out.
  static func keeping(
    _ layer: LayeredOptions.Layer, as name: String
  ) -> (preset: Preset, isPartial: Bool) {
    var options = ModelOptions()
    for (namespace, members) in layer.options.namespaces {
      let fields = Dialect.allCases.flatMap {
        OptionSchema.options(namespace: namespace, dialect: $0)
      }
      options[namespace] = keeping(.object(members), fields)?.object
    }
    let isPartial = options != layer.options || !layer.defaults.isEmpty
    return (Preset(name: name, options: options, settings: layer.settings), isPartial)
  }

  private static func keeping(_ value: JSONValue, _ fields: [OptionDescription]) -> JSONValue? {
    switch value {
    case .null: return .none
    case .array(let elements): return .array(elements.compactMap { keeping($0, fields) })
    case .object(let object):
      var result = JSONObject()
      for member in object.effectiveMembers {
        let known = fields.filter { $0.key == member.key || $0.wireName == member.key }
        if known.contains(where: \.isSecret) { continue }
        result[member.key] = keeping(member.value, known.flatMap(\.fields))
      }
      return .object(result)
    case .bool, .integer, .number, .string: return value
    }
  }
}

/// Work on the presets that are kept; `AppEvent.presets` answers each with the list as it is then.
package enum PresetWork: Sendable {
  case list
  case save(Preset)
  case delete(String)
}

/// The list of presets, with what is typed as a name.
package struct PresetList: Sendable {
  package internal(set) var presets: [Preset]
  package internal(set) var selection = 0
  /// The name being typed; nil while none is.
  package internal(set) var name: LineEditor?
  /// What became of the last work.
  package internal(set) var sentence: String?
  /// The preset that the next `D` deletes, or the next Enter writes over.
  package internal(set) var doomed: String?
  package internal(set) var isLoaded = false

  init(_ presets: [Preset]) { self.presets = presets }

  package var selected: Preset? {
    presets.indices.contains(selection) ? presets[selection] : nil
  }

  mutating func insert(_ text: String) { name?.insert(text) }

  /// What differs between the selected preset and a layer: `temperature 0.2 > unset`.
  package func differences(from layer: LayeredOptions.Layer) -> [String] {
    guard let selected else { return [] }
    let preset = LayeredOptions.Layer(options: selected.options, settings: selected.settings)
    let names = Set(preset.options.namespaces.keys).union(layer.options.namespaces.keys)
    let both = (Self.leaves(layer, names), Self.leaves(preset, names))
    return Set(both.0.keys).union(both.1.keys).sorted().compactMap { name in
      let (now, then) = (both.0[name] ?? "unset", both.1[name] ?? "unset")
      return now == then ? nil : "\(name)  \(now) > \(then)"
    }
  }

  private static func leaves(
    _ layer: LayeredOptions.Layer, _ namespaces: Set<String>
  ) -> [String: String] {
    var layers = LayeredOptions()
    layers[.chat] = layer
    var result: [String: String] = [:]
    for namespace in namespaces.union([""]) {
      let values = OptionValues(layers, namespace: namespace)
      for member in values.all(.settings).members {
        result[member.key] = OptionRow.text(member.value)
      }
      let own = OptionValues(Self.optionsOnly(layers), namespace: namespace)
      for leaf in own.leaves { result["\(namespace).\(leaf.name)"] = OptionRow.text(leaf.value) }
    }
    return result
  }

  private static func optionsOnly(_ layers: LayeredOptions) -> LayeredOptions {
    var result = layers
    result[.chat].settings = CallSettings()
    result[.chat].defaults = []
    return result
  }
}
