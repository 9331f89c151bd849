import Catalog
import ChatModel
import JSONCoding
import ProviderOptions

/// What the catalogue knows of a model's reasoning, laid over the schema of its provider (R19).
struct OptionLimits {
  var maxOutputTokens: Int?
  private var control: EffortControl?
  private var name = ""
  /// Whether the catalogue has the model at all; otherwise nothing is refused.
  private var isKnown = false
  private var reasons = false

  init(_ model: ModelRecord?, control: EffortControl?) {
    self.control = control
    guard let model else { return }
    isKnown = true
    reasons = model.reasons
    name = model.id.model
    maxOutputTokens = model.maxOutputTokens
  }

  /// The levels that the model takes at this place.
  func levels(at path: OptionPath) -> [JSONValue]? {
    guard let control, path.stepsInside.isEmpty, path.scope == .options,
      path.mergedNames == control.levelPath
    else { return nil }
    return control.levels.map(JSONValue.string)
  }

  /// The range that the model takes at this place.
  func bounds(at path: OptionPath) -> OptionBounds? {
    guard let control, path.stepsInside.isEmpty, path.scope == .options,
      path.mergedNames == control.budgetPath
    else { return nil }
    return control.budget
  }

  /// Why the model would refuse what stands here.
  func refusal(at names: [String]) -> String? {
    guard isKnown, EffortControl.knownPaths.contains(names) else { return nil }
    guard reasons else { return "\(name) does not reason" }
    guard let control else { return nil }
    let isLevel = EffortControl.levelPaths.contains(names) && control.levelPath == nil
    let isBudget = EffortControl.budgetPaths.contains(names) && control.budgetPath == nil
    if isLevel, !control.switchNames.contains(names) { return "\(name) has no levels of effort" }
    return isBudget ? "\(name) takes no allowance in tokens" : nil
  }
}
