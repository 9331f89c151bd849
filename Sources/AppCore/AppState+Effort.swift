import Catalog
package import ChatModel
import JSONCoding
import ProviderOptions
import SwitchboardKit

extension AppState {
  /// How much a model can be asked to think; nil when it has no control of that.
  package func effortControl(for id: ModelID) -> EffortControl? {
    efforts.control(of: id) {
      EffortControl(ModelTraits(id, catalog.model(id)), dialect: dialect(of: id))
    }
  }

  /// The dialect that a model is called in, as far as the catalogue knows.
  func dialect(of id: ModelID) -> Dialect {
    catalog.model(id)?.dialect ?? catalog.provider(id.provider)?.dialect ?? .openAIChat
  }

  /// The effort control of the current pane's first model.
  package var effort: EffortControl? {
    chat.chain.first.flatMap { ModelID($0.id) }.flatMap { effortControl(for: $0) }
  }

  /// The step that a pane has set, `low`, `4096` or `off`; nil is the provider's own default.
  package func effortLevel(of chat: Chat) -> String? {
    guard let control = control(of: chat) else { return nil }
    return control.step(in: reasoningOptions(of: chat, control)).map { control.steps[$0].name }
  }

  /// The same as the title of a pane says it: `effort low`, `think 4096`.
  package func effortTitle(of chat: Chat) -> String? {
    control(of: chat).flatMap { $0.title(of: reasoningOptions(of: chat, $0)) }
  }

  private func control(of chat: Chat) -> EffortControl? {
    chat.chain.first.flatMap { ModelID($0.id) }.flatMap { effortControl(for: $0) }
  }

  private func reasoningOptions(of chat: Chat, _ control: EffortControl) -> JSONObject {
    chat.layers(message: LayeredOptions.Layer()).effective(for: control.namespace).options
  }

  /// One step up or down, over exactly what the model takes; below the lowest stands the default.
  mutating func changeEffort(by step: Int) {
    guard let control = effort else {
      flash = "\(chat.chain.first?.id ?? "This model") has no levels of reasoning effort."
      return
    }
    let options = reasoningOptions(of: chat, control)
    let between = control.step(in: options) == nil ? control.step(below: options) : nil
    let here = control.step(in: options) ?? between ?? -1
    // From a value between two steps the lower one is the next one down.
    let isDownFromBetween = between != nil && step < 0
    let next = isDownFromBetween ? here : min(max(here + step, -1), control.steps.count - 1)
    remember()
    let chosen = control.steps.indices.contains(next) ? control.steps[next] : nil
    chat.options[control.namespace] = control.setting(
      chosen, in: chat.options.members(of: control.namespace))
  }
}
