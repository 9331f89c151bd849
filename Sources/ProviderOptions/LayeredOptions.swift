package import ChatModel
import JSONCoding

/// The options and settings of one entry's request, layer by layer (R17).
///
/// Who fills it decides what belongs here: a change in the pane that was made for one entry is part
/// of that entry's chat layer only.
package struct LayeredOptions: Sendable, Hashable {
  /// What one layer says.
  package struct Layer: Sendable, Hashable {
    package var options: ModelOptions
    package var settings: CallSettings
    /// Settings that the layer puts back to the provider's default, which is not the same as leaving
    /// them to the layer below (R20).
    ///
    /// For an option `null` says it.
    package var defaults: Set<CommonSetting>

    package init(
      options: ModelOptions = [:], settings: CallSettings = CallSettings(),
      defaults: Set<CommonSetting> = []
    ) {
      self.options = options
      self.settings = settings
      self.defaults = defaults
    }
  }

  /// One for each case of `OptionLayer`, in their order.
  private var layers = [Layer](repeating: Layer(), count: OptionLayer.allCases.count)

  package init() {}

  /// What a layer says; empty when nothing was set.
  package subscript(layer: OptionLayer) -> Layer {
    get { layers[layer.rawValue] }
    set { layers[layer.rawValue] = newValue }
  }

  /// The options in force for the entry being called: those of its namespace and no other (R16).
  package func effective(for namespace: String) -> EffectiveOptions {
    var result = EffectiveOptions()
    for layer in OptionLayer.allCases where !self[layer].options.isEmpty {
      result.lay(self[layer].options.members(of: namespace), from: layer)
    }
    return result
  }

  /// The common settings in force.
  package var effectiveSettings: EffectiveSettings {
    var result = EffectiveSettings()
    for layer in OptionLayer.allCases {
      result.lay(self[layer], from: layer)
    }
    return result
  }
}

/// Common settings with the layer that set each.
package struct EffectiveSettings: Sendable, Hashable {
  package private(set) var settings = CallSettings()
  /// The layer of every setting that was set or put back to the default.
  package private(set) var origins: [CommonSetting: OptionLayer] = [:]

  fileprivate mutating func lay(_ values: LayeredOptions.Layer, from layer: OptionLayer) {
    for setting in values.defaults {
      settings.clear(setting)
      origins[setting] = layer
    }
    settings.merge(values.settings)
    for setting in CommonSetting.allCases where values.settings.value(of: setting) != nil {
      origins[setting] = layer
    }
  }
}
