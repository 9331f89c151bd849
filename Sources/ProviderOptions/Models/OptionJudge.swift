package import ChatModel
package import JSONCoding

/// Says which options, and which of their values, one model takes (R19).
///
/// The editor, the listing of options and the check before a request is sent all ask here.
package struct OptionJudge: Sendable {
  package let model: ModelTraits
  private let namespace: String
  private let house: String

  package init(_ model: ModelTraits) {
    self.model = model
    namespace = OptionNamespaces.canonical(model.id.provider)
    house = OptionNamespaces.house(of: namespace)
  }

  /// An option as the model takes it, its fields included.
  package struct Verdict: Sendable {
    /// With the values and the range that are left.
    package var option: OptionDescription
    /// Why the model takes none of its values, as a part of a sentence; nil when it takes some.
    package var refusal: String?

    package init(option: OptionDescription, refusal: String? = nil) {
      self.option = option
      self.refusal = refusal
    }
  }

  /// Judges an option, or a field of one.
  ///
  /// - Parameters:
  ///   - option: As the table has it.
  ///   - path: The names down to it.
  ///   - options: All options in force, of which some exclude others.
  /// - Returns: The option as the model takes it.
  package func judge(
    _ option: OptionDescription, at path: [String], in options: JSONObject
  ) -> Verdict {
    var verdict = narrowed(option, at: path)
    for rule in option.rules where rule.refuses(model, options) {
      guard !rule.values.isEmpty else {
        return Verdict(option: option, refusal: verdict.refusal ?? rule.reason(model))
      }
      if let type = verdict.option.type.without(rule.values) {
        verdict.option.type = type
      } else {
        verdict.refusal = verdict.refusal ?? rule.reason(model)
      }
    }
    verdict.option.fields = verdict.option.fields.map {
      judge($0, at: path + [$0.key], in: options).option
    }
    return verdict
  }

  /// What the model would refuse of a value, as a sentence; nil when nothing is.
  ///
  /// - Parameters:
  ///   - value: What is in force.
  ///   - option: As the table has it.
  ///   - path: The names down to it.
  ///   - options: All options in force.
  /// - Returns: The sentence: the general rule first, then what holds for this model.
  package func problem(
    with value: JSONValue, of option: OptionDescription, at path: [String], in options: JSONObject
  ) -> String? {
    if value == .null { return nil }
    let verdict = judge(option, at: path, in: options)
    if let problem = option.validate(value, sparesDropped: true) {
      return verdict.option.validate(value, sparesDropped: true) ?? problem
    }
    if let refusal = verdict.refusal { return "\(option.key) is refused: \(refusal)." }
    if let problem = problem(inFieldsOf: value, option, path, options) { return problem }
    var own = verdict.option
    own.fields = []
    guard own.validate(value) != nil else { return nil }
    let subject = option.isSecret ? option.key : "\(option.key) \(value.brief)"
    return "\(subject) is refused: \(model.id.model) takes \(own.takes)."
  }

  private func problem(
    inFieldsOf value: JSONValue, _ option: OptionDescription, _ path: [String],
    _ options: JSONObject
  ) -> String? {
    if let elements = value.array {
      return elements.lazy.compactMap { problem(inFieldsOf: $0, option, path, options) }.first
    }
    return value.object?.effectiveMembers.lazy.compactMap { member in
      option.field(member.key, beside: value).flatMap {
        problem(with: member.value, of: $0, at: path + [$0.key], in: options)
      }
    }.first
  }

  /// Everything that the model would refuse, a sentence each; keys that no table knows are right.
  ///
  /// - Parameters:
  ///   - options: All options in force.
  ///   - dialect: The dialect of the request.
  /// - Returns: The sentences in the order of the options.
  package func problems(in options: JSONObject, dialect: Dialect) -> [String] {
    options.effectiveMembers.compactMap { member in
      OptionSchema.option(member.key, namespace, dialect).flatMap {
        problem(with: member.value, of: $0, at: [$0.key], in: options)
      }
    }
  }

  // MARK: Reasoning

  /// The reasoning controls of the model, laid over the options that are about them.
  private func narrowed(_ option: OptionDescription, at path: [String]) -> Verdict {
    // Gateways turn one control into another themselves.
    guard !Self.translating.contains(namespace) else { return Verdict(option: option) }
    let isEffort = ReasoningPaths.efforts.contains(path)
    let isBudget = ReasoningPaths.budgets.contains(path)
    guard isEffort || isBudget else { return Verdict(option: option) }
    if model.reasons == false {
      return Verdict(option: option, refusal: "\(model.id.model) does not reason")
    }
    guard model.controls.isKnown else { return Verdict(option: option) }
    return isEffort ? narrowedEffort(option, path) : narrowedBudget(option)
  }

  private func narrowedEffort(_ option: OptionDescription, _ path: [String]) -> Verdict {
    guard let efforts = model.controls.efforts else {
      let isSwitch = model.controls.hasSwitch && option.type.takesTruth
      return Verdict(option: option, refusal: isSwitch ? nil : "not on \(model.id.model)")
    }
    var narrowed = option
    if let type = option.type.keeping(efforts) { narrowed.type = type }
    return Verdict(option: narrowed)
  }

  private func narrowedBudget(_ option: OptionDescription) -> Verdict {
    guard let budget = model.controls.budget else {
      return Verdict(option: option, refusal: "not on \(model.id.model)")
    }
    guard case .integer(let bounds) = option.type else { return Verdict(option: option) }
    var narrowed = option
    let most = [bounds.upper, budget.upper ?? model.maxOutputTokens.map { Double($0) - 1 }]
    let least = [bounds.lower, budget.lower].compactMap(\.self).filter { $0 > 0 }
    narrowed.type = .integer(
      OptionBounds(lower: least.max() ?? bounds.lower, upper: most.compactMap(\.self).min()))
    if house == "google" {
      let canBeOff = model.controls.hasSwitch || budget.lower == 0
      narrowed.extras = canBeOff ? [-1, 0] : [-1]
    }
    return Verdict(option: narrowed)
  }

  private static let translating: Set<String> = ["openrouter", "vercel"]
}

extension OptionDescription {
  /// What is taken, in words: "low, medium or high".
  fileprivate var takes: String {
    let words = type.wording
    return extras.isEmpty
      ? words : "\(words), or \(extras.map(String.init).spoken(with: "or"))"
  }
}

extension OptionType {
  fileprivate var takesTruth: Bool {
    switch self {
    case .boolean: true
    case .either(let types): types.contains { $0.takesTruth }
    default: false
    }
  }

  /// The type with those of its words alone; nil when it has none of them.
  fileprivate func keeping(_ words: [String]) -> OptionType? {
    switch self {
    case .choice(let all):
      let kept = all.filter(words.contains)
      return kept.isEmpty ? nil : .choice(kept)
    case .either(let types): return .either(types.map { $0.keeping(words) ?? $0 })
    default: return self
    }
  }

  /// The type without those values; nil when nothing is left.
  fileprivate func without(_ values: [String]) -> OptionType? {
    switch self {
    case .choice(let words):
      let kept = words.filter { !values.contains($0) }
      return kept.isEmpty ? nil : .choice(kept)
    case .boolean: return values.contains("true") && values.contains("false") ? nil : self
    case .array(let element, let bounds):
      return element.without(values).map { .array($0, bounds) }
    case .either(let types):
      let kept = types.compactMap { $0.without(values) }
      return kept.count > 1 ? .either(kept) : kept.first
    default: return self
    }
  }
}
