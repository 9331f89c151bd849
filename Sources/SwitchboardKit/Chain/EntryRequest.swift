import Catalog
package import ChatModel
import JSONCoding
package import ProviderOptions

/// What one entry is sent: the same input, its own options, settings and limits (R30).
package struct EntryRequest: Sendable {
  /// The conversation with the settings and options in force.
  package var model: ModelRequest
  /// The options of the entry's namespace in force, each with its layer (R16, R17).
  package var options: EffectiveOptions
  /// The common settings in force, each with its layer.
  package var settings: EffectiveSettings
  var limits: CallLimits
  /// Whether a first token may take an hour (R22).
  var thinksLong: Bool

  /// Lays the layers for a slot: provider < agent < entry < chat < message (R17).
  ///
  /// - Parameters:
  ///   - plan: The run.
  ///   - slot: The entry.
  ///   - inherited: Text of an earlier entry that this one is to go on from.
  init(plan: RunPlan, slot: ChainSlot, inherited: String? = nil) {
    let own = slot.route?.configuration
    var (messages, messageLayer) = Self.messages(of: plan, for: slot)
    if let inherited { messages.append(.assistant(inherited)) }

    var layers = Self.layersBelowChat(of: plan, for: slot)
    layers[.chat] = .init(
      options: plan.chatOptions, settings: plan.chatSettings, defaults: plan.chatDefaults)
    layers[.message] = .init(
      options: messageLayer, settings: plan.messageSettings, defaults: plan.messageDefaults)
    options = layers.effective(for: slot.provider)
    settings = layers.effectiveSettings
    limits = own?.limits ?? CallLimits()
    limits.merge(plan.limits)
    limits.merge(slot.entry.limits)

    // An entry never sees another provider's options.
    let visible: ModelOptions =
      options.options.isEmpty ? [:] : ModelOptions([slot.provider: options.options])
    model = ModelRequest(
      messages: messages, settings: settings.settings, options: visible, streams: plan.streams)
    thinksLong = Self.thinksLong(slot, options: options.options, settings: settings.settings)
  }

  /// What provider, agent and entry say: the layers that a person at the screen changes elsewhere.
  static func layersBelowChat(of plan: RunPlan, for slot: ChainSlot) -> LayeredOptions {
    let own = slot.route?.configuration
    var layers = LayeredOptions()
    layers[.provider] = .init(options: own?.options ?? [:], settings: own?.settings ?? .init())
    layers[.agent] = .init(options: plan.options, settings: plan.settings)
    layers[.entry] = .init(options: slot.entry.options, settings: slot.entry.settings)
    return layers
  }

  /// The conversation with the options that stay with its blocks, and the prompt's own layer (R18).
  private static func messages(
    of plan: RunPlan, for slot: ChainSlot
  ) -> (messages: [Message], layer: ModelOptions) {
    var messages = plan.messages
    var layer: ModelOptions = [:]
    let prompt = messages.lastIndex { $0.role == .user }
    for index in messages.indices where !messages[index].options.isEmpty {
      let split = OptionLevels.split(
        messageOptions: messages[index].options, namespace: slot.provider,
        dialect: slot.route?.dialect ?? .openAIChat)
      messages[index].options =
        split.block.isEmpty ? [:] : ModelOptions([slot.provider: split.block])
      if index == prompt { layer = ModelOptions([slot.provider: split.request]) }
    }
    return (messages, layer)
  }

  private static func thinksLong(
    _ slot: ChainSlot, options: JSONObject, settings: CallSettings
  ) -> Bool {
    let name = slot.id.model.lowercased()
    if name.hasSuffix("-pro") || name.contains("deep-research") { return true }
    if slot.route?.isLocal == true { return true }
    let limit = settings.maxOutputTokens ?? slot.route?.model?.maxOutputTokens
    return OptionPlacement.effectiveEffort(options, maxOutputTokens: limit)?.isHighOrAbove ?? false
  }
}
