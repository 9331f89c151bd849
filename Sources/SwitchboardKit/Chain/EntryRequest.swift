import ChatModel
import JSONCoding
import ProviderOptions

/// What one entry is sent: the same input, its own options, settings and limits (R30).
package struct EntryRequest: Sendable {
  package var model: ModelRequest
  /// The effective options of the entry's namespace (R16).
  package var options: JSONObject
  var limits: CallLimits
  /// Whether a first token may take an hour (R22).
  var thinksLong: Bool

  /// Lays the layers for a slot: provider < agent < entry < chat < message (R17).
  ///
  /// - Parameter inherited: Text of an earlier entry that this one is to go on from.
  init(plan: RunPlan, slot: ChainSlot, inherited: String? = nil) {
    let own = slot.route?.settings
    var messages = plan.messages
    var messageLayer: ModelOptions = [:]
    let prompt = messages.lastIndex { $0.role == .user }
    for index in messages.indices where !messages[index].options.isEmpty {
      let split = OptionLevels.split(messages[index].options)
      messages[index].options = split.block
      if index == prompt { messageLayer = split.request }
    }
    if let inherited { messages.append(.assistant(inherited)) }

    var options: ModelOptions = [:]
    for layer in [
      own?.options ?? [:], plan.options, slot.entry.options, plan.chatOptions, messageLayer,
    ] {
      options.merge(OptionNamespaces.canonical(layer))
    }
    var settings = own?.settings ?? CallSettings()
    for layer in [plan.settings, slot.entry.settings, plan.chatSettings] { settings.merge(layer) }
    limits = own?.limits ?? CallLimits()
    limits.merge(plan.limits)
    limits.merge(slot.entry.limits)

    self.options = options[slot.provider] ?? JSONObject()
    // An entry never sees another provider's options.
    let visible: ModelOptions = self.options.isEmpty ? [:] : ModelOptions([slot.provider: self.options])
    model = ModelRequest(
      messages: messages, settings: settings, options: visible, streams: plan.streams)
    thinksLong = Self.thinksLong(slot, options: self.options)
  }

  private static func thinksLong(_ slot: ChainSlot, options: JSONObject) -> Bool {
    let name = slot.id.model.lowercased()
    if name.hasSuffix("-pro") || name.contains("deep-research") { return true }
    if slot.route?.isLocal == true { return true }
    return OptionEffort.isHigh(options)
  }
}
