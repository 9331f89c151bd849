package import ChatModel
package import JSONCoding
package import ProviderOptions

/// How much a model can be asked to think, and the options that say so.
///
/// What the model takes is the catalogue's word, where it goes the schema's.
package struct EffortControl: Sendable, Hashable {
  /// One of the choices, from little to much.
  package struct Step: Sendable, Hashable {
    /// `low`, `4096`, `off`.
    package var name: String
    /// The values that say it; everything else that the control knows is unset.
    var values: [[String]: JSONValue]
  }

  package let namespace: String
  package private(set) var steps: [Step] = []
  /// Where a level goes; nil when the model takes none.
  private(set) var levelPath: [String]?
  private(set) var levels: [String] = []
  /// Where an allowance in tokens goes; nil when the model takes none.
  private(set) var budgetPath: [String]?
  private(set) var budget = OptionBounds.none
  private var toggle: Toggle?
  private var canBeOff = false

  /// Turns thinking on and off.
  private struct Toggle: Hashable {
    var path: [String]
    var off: JSONValue
    var on: JSONValue
  }

  private static let toggles = [
    Toggle(path: ["thinking", "type"], off: "disabled", on: "enabled"),
    Toggle(path: ["enableThinking"], off: false, on: true),
    Toggle(path: ["think"], off: false, on: true),
    Toggle(path: ["reasoning", "enabled"], off: false, on: true),
  ]

  /// The paths that only switch as well as grade.
  var switchNames: [[String]] { toggle.map { [$0.path] } ?? [] }

  /// Works out the steps; nil when nothing is known of how the model could be asked.
  ///
  /// - Parameters:
  ///   - model: What is known of the model.
  ///   - dialect: The dialect that it is called in.
  package init?(_ model: ModelTraits, dialect: Dialect) {
    namespace = OptionNamespaces.canonical(model.id.provider)
    let schema = Schema(OptionJudge(model), dialect: dialect)
    let controls = model.controls
    let known = Self.toggles.first { schema[$0.path] != nil }
    // Where an allowance says nothing without the switch, the switch belongs to it.
    let isNeeded = known.map { schema[$0.path]?.isRequired ?? false } ?? false
    toggle = controls.hasSwitch || isNeeded ? known : nil
    canBeOff = controls.hasSwitch
    if let efforts = controls.efforts,
      let path = ReasoningPaths.efforts.first(where: { schema[$0] != nil })
    {
      levelPath = path
      levels = efforts.filter { schema[path]?.validate(.string($0)) == nil }
    }
    if let range = controls.budget,
      let path = ReasoningPaths.budgets.first(where: { schema[$0] != nil })
    {
      budgetPath = path
      budget = range
      // It has to stay below what the model may write.
      budget.upper = budget.upper ?? model.maxOutputTokens.map { Double($0) - 1 }
    }
    steps = makeSteps(schema)
    if steps.isEmpty { return nil }
  }

  /// Looks up options that the model takes, in one dialect.
  private struct Schema {
    let judge: OptionJudge
    let dialect: Dialect

    init(_ judge: OptionJudge, dialect: Dialect) {
      self.judge = judge
      self.dialect = dialect
    }

    subscript(path: [String]) -> OptionDescription? {
      guard let first = path.first,
        let option = OptionSchema.schema(
          namespace: judge.model.id.provider, key: first, dialect: dialect),
        option.place(in: dialect) != nil,
        let found = path.dropFirst().reduce(option, { $0?.field($1) })
      else { return nil }
      let verdict = judge.judge(found, at: path, in: JSONObject())
      return verdict.refusal == nil ? verdict.option : nil
    }
  }

  // MARK: Steps

  private func makeSteps(_ schema: Schema) -> [Step] {
    if let levelPath, !levels.isEmpty {
      var steps = levels.map { Step(name: $0, values: [levelPath: .string($0)]) }
      // Where thinking must be asked for anyway, leaving it out is off.
      if canBeOff, let toggle, !levels.contains("none"), schema[toggle.path]?.isRequired == false {
        steps.insert(Step(name: "off", values: [toggle.path: toggle.off]), at: 0)
      }
      return steps
    }
    if let budgetPath { return budgetSteps(budgetPath) }
    guard canBeOff, let toggle else { return [] }
    return [
      Step(name: "off", values: [toggle.path: toggle.off]),
      Step(name: "on", values: [toggle.path: toggle.on]),
    ]
  }

  private func budgetSteps(_ path: [String]) -> [Step] {
    let least = max(budget.lower ?? 1024, 1)
    let most = min(budget.upper ?? 32_768, 1_000_000_000)
    var amounts = [512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536, 131_072].filter {
      Double($0) >= least && Double($0) <= most
    }
    if let last = Int(exactly: most.rounded(.down)), amounts.last != last, budget.upper != nil {
      amounts.append(last)
    }
    var steps = amounts.map { amount in
      var values: [[String]: JSONValue] = [path: .integer(amount)]
      if let toggle { values[toggle.path] = toggle.on }
      return Step(name: "\(amount)", values: values)
    }
    if budget.lower ?? 0 < 0 {
      steps.append(Step(name: "auto", values: [path: -1]))
    }
    if canBeOff, let toggle {
      steps.insert(Step(name: "off", values: [toggle.path: toggle.off]), at: 0)
    } else if budget.lower ?? 1 <= 0 {
      steps.insert(Step(name: "off", values: [path: 0]), at: 0)
    }
    return steps
  }

  /// Every option that the control knows.
  var paths: [[String]] { [levelPath, budgetPath, toggle?.path].compactMap(\.self) }

  /// The step that the options in force say; nil when they say nothing, or something between.
  func step(in options: JSONObject) -> Int? {
    steps.firstIndex { step in
      paths.allSatisfy { path in
        let value = options[path: path]
        if let wanted = step.values[path] { return value == wanted }
        // An allowance counts whether or not thinking is switched on beside it.
        return value == .none || path == toggle?.path && value == toggle?.on
      }
    }
  }

  /// The step just below an allowance that is none of the steps.
  func step(below options: JSONObject) -> Int? {
    guard let budgetPath, let amount = options[path: budgetPath]?.integer else { return nil }
    return steps.lastIndex { ($0.values[budgetPath]?.integer).map { $0 <= amount } ?? false }
  }

  /// What the options in force ask for, as a title says it: `effort low`, `think 4096`, `think off`.
  package func title(of options: JSONObject) -> String? {
    if let levelPath, let level = options[path: levelPath]?.string { return "effort \(level)" }
    if let index = step(in: options) { return "think \(steps[index].name)" }
    guard let budgetPath, let amount = options[path: budgetPath]?.integer else { return nil }
    return "think \(amount)"
  }

  /// The options of a step in place of what they said before.
  func setting(_ step: Step?, in options: JSONObject) -> JSONObject {
    var result = JSONValue.object(options)
    for path in paths {
      let steps = path.map(OptionPath.Step.key)
      if result.value(at: steps) != .none {
        result = result.setting(.none, at: steps) ?? .object([:])
      }
    }
    for (path, value) in step?.values ?? [:] {
      result = result.setting(value, at: path.map(OptionPath.Step.key)) ?? .object([:])
    }
    return result.object ?? JSONObject()
  }
}
