package import ChatModel
package import SwitchboardKit

/// One layer of options as it was in force for an answer.
package struct OptionLayer: Sendable, Hashable {
  /// `agent`, `entry 1 openai/gpt-5`, `chat`, `message`.
  package var name: String
  /// Provider options.
  package var options: ModelOptions
  /// Common settings.
  package var settings: CallSettings

  /// A layer of that name.
  package init(
    _ name: String, options: ModelOptions = [:], settings: CallSettings = CallSettings()
  ) {
    self.name = name
    self.options = options
    self.settings = settings
  }

  /// The layers of a run, lowest first, those left out that say nothing.
  package static func layers(of plan: RunPlan) -> [OptionLayer] {
    var layers = [OptionLayer("agent", options: plan.options, settings: plan.settings)]
    for (index, entry) in plan.entries.enumerated() where entry.isEnabled {
      let name = if case .id(let id) = entry.target { id } else { "own model" }
      layers.append(
        OptionLayer(
          "entry \(index + 1) \(name)", options: entry.options, settings: entry.settings))
    }
    layers.append(OptionLayer("chat", options: plan.chatOptions, settings: plan.chatSettings))
    layers.append(
      OptionLayer("message", options: plan.messages.last { $0.role == .user }?.options ?? [:]))
    return layers.filter { !$0.options.isEmpty || $0.settings != CallSettings() }
  }
}
