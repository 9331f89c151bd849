import ChatModel
package import JSONCoding
package import ProviderOptions

/// What is in force for one model, every value with the layer that set it (R17).
package struct OptionValues: Sendable {
  package let namespace: String
  package let layers: LayeredOptions
  private let options: EffectiveOptions
  private let settings: EffectiveSettings
  private let settingValues: JSONObject

  package init(_ layers: LayeredOptions, namespace: String) {
    self.layers = layers
    self.namespace = namespace
    options = layers.effective(for: namespace)
    let settings = layers.effectiveSettings
    let unset = settings.origins.keys.filter { settings.settings.value(of: $0) == nil }
    self.settings = settings
    settingValues =
      LayeredOptions.Layer(settings: settings.settings, defaults: Set(unset)).settingValues
  }

  /// Everything in force in a group; `null` is a default that a layer asked for.
  package func all(_ scope: OptionPath.Scope) -> JSONObject {
    scope == .settings ? settingValues : options.options
  }

  /// The value in force; nil when nobody set one.
  package func value(at path: OptionPath) -> JSONValue? {
    JSONValue.object(all(path.scope)).value(at: path.steps)
  }

  /// Who set the value, of an object the latest that set something in it.
  package func layer(at path: OptionPath) -> OptionLayer? {
    let names = path.mergedNames
    switch path.scope {
    case .settings:
      return names.first.flatMap(CommonSetting.init(rawValue:)).flatMap { settings.origins[$0] }
    case .options: return options.layer(of: names)
    }
  }

  /// What one layer itself says at a place.
  package func value(at path: OptionPath, in layer: OptionLayer) -> JSONValue? {
    JSONValue.object(layers[layer].values(path.scope, namespace)).value(at: path.steps)
  }

  /// The leaves in force as dotted names and values, settings first.
  package var leaves: [(name: String, value: JSONValue)] {
    var result: [(name: String, value: JSONValue)] = []
    func add(_ value: JSONValue, _ name: String) {
      if case .object(let object) = value, !object.isEmpty {
        for member in object.effectiveMembers { add(member.value, "\(name).\(member.key)") }
      } else {
        result.append((name, value))
      }
    }
    for scope in [OptionPath.Scope.settings, .options] {
      for member in all(scope).effectiveMembers { add(member.value, member.key) }
    }
    return result
  }
}

extension LayeredOptions.Layer {
  /// What the layer says in a group: its settings, or its options of a namespace.
  package func values(_ scope: OptionPath.Scope, _ namespace: String) -> JSONObject {
    scope == .settings ? settingValues : options.members(of: namespace)
  }

  /// Replaces what the layer says in a group; other spellings of the namespace are taken along.
  package mutating func set(
    _ values: JSONObject, _ scope: OptionPath.Scope, _ namespace: String
  ) {
    guard scope == .options else {
      settingValues = values
      return
    }
    let name = OptionNamespaces.canonical(namespace)
    for spelling in options.namespaces.keys where OptionNamespaces.canonical(spelling) == name {
      options[spelling] = nil
    }
    options[name] = values.isEmpty ? nil : values
  }

  /// How many values the layer sets, an object counted by what is in it.
  package func count(_ namespace: String) -> Int {
    var layers = LayeredOptions()
    layers[.chat] = self
    return OptionValues(layers, namespace: namespace).leaves.count
  }
}
