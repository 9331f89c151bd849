/// One model of the offline provider `demo`.
package struct DemoModel: Sendable, Hashable {
  /// Without provider, dialect and parameters: `prose`, `status-503`.
  package let name: String
  /// What it does, in one line.
  package let summary: String
  /// Whether its calls fail or its answers are damaged.
  package let isFault: Bool
  /// Whether it stands in the list of models; the others are reached by id and from the failure
  /// desk.
  package let isListed: Bool
  /// The parameters that may follow its name.
  package let parameters: [DemoParameter]
  let behaviour: DemoBehaviour

  init(
    _ name: String, _ behaviour: DemoBehaviour, _ summary: String, isFault: Bool = true,
    isListed: Bool = false, also parameters: [DemoParameter] = []
  ) {
    self.name = name
    self.summary = summary
    self.isFault = isFault
    self.isListed = isListed
    self.behaviour = behaviour
    let canRecover = isFault && behaviour != .flaky && behaviour != .keyRequired
    self.parameters = [.pace, .first] + (canRecover ? [.times] : []) + parameters
  }

  /// Whether routing should treat it as a model whose key (`DemoCatalog.keyVariable`) is missing
  /// unless that variable is set.
  package var needsKey: Bool { behaviour == .keyRequired }

  /// The settings in force when the id names none.
  package var defaults: DemoSettings {
    var settings = DemoSettings()
    switch behaviour {
    case .busy: settings.retryAfter = "2"
    case .slow: settings.first = 35
    case .filtered: settings.after = 0
    case .length: settings.after = 60
    case .answer(.flood): settings.pace = 50_000
    default: break
    }
    return settings
  }
}
