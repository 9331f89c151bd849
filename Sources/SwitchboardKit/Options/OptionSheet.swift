import Catalog
package import ChatModel
import JSONCoding
import ProviderOptions
import Providers

/// All options that one entry of a chain takes, with what is set and what is wrong with it (R19).
package struct OptionSheet: Sendable {
  /// The model.
  package var id: ModelID
  /// The form of its requests.
  package var dialect: Dialect
  /// Common settings first, then the provider's options, then those that no table knows.
  package var rows: [OptionRow]
  /// What the provider would refuse, a sentence each.
  package var problems: [String]
  /// What is left out or changed on the way, a sentence each.
  package var notes: [String]
}

extension ModelRuntime {
  /// The options of every enabled entry of a run that has an id.
  ///
  /// Nothing is sent and no key is fetched.
  ///
  /// - Throws: `UsageError`; `CallFailure` when a dialect cannot say the conversation.
  package func optionSheets(of plan: RunPlan) throws -> [OptionSheet] {
    try previews(of: plan).map { preview in
      var builder = OptionSheetBuilder(preview)
      return try builder.sheet()
    }
  }
}

/// Puts a sheet together from a request and what is known of its model.
struct OptionSheetBuilder {
  private let preview: RequestPreview
  private let judge: OptionJudge
  private var rows: [OptionRow] = []
  private var problems: [String] = []

  init(_ preview: RequestPreview) {
    self.preview = preview
    judge = OptionJudge(ModelTraits(preview.route.id, preview.route.model))
  }

  private var id: ModelID { preview.route.id }
  private var dialect: Dialect { preview.route.dialect }
  private var options: JSONObject { preview.options.options }

  mutating func sheet() throws -> OptionSheet {
    for setting in CommonSetting.allCases { try add(setting) }
    let known = OptionSchema.options(namespace: id.provider, dialect: dialect)
    for option in known {
      let typed = options[option.key] != nil ? option.key : option.alias ?? option.key
      add(option, at: [option.key], typed: [typed], beside: .object(options))
    }
    addOthers(known: known)
    let notes = preview.warnings.filter { note in
      !problems.contains { note.hasSuffix($0) }
    }
    return OptionSheet(
      id: id, dialect: dialect, rows: rows, problems: problems, notes: notes)
  }

  // MARK: Common settings

  /// A setting that changes nothing in the request is one that goes nowhere.
  private mutating func add(_ setting: CommonSetting) throws {
    let value = preview.request.settings.settings.value(of: setting)
    let description = setting.schema(namespace: id.provider)
    let (place, reason) = try probe(setting)
    var row = OptionRow(
      path: [setting.rawValue], isCommon: true, option: narrowed(description, setting),
      place: place, value: value, layer: preview.request.settings.origins[setting],
      state: value == nil ? .unset : .set)
    let wrong = problem(with: value, row.option, setting)
    if let reason {
      row.state = .refused
      row.reason = reason
    } else if let wrong {
      row.state = .wrong
      row.reason = wrong
    }
    if let wrong { addProblem(wrong) }
    rows.append(row)
  }

  /// What is wrong with the value of a setting: what a run refuses, and more than the model can write.
  private func problem(
    with value: JSONValue?, _ option: OptionDescription, _ setting: CommonSetting
  ) -> String? {
    guard let value else { return nil }
    var single = CallSettings()
    single.set(value, for: setting)
    return preview.route.problems(in: single, options: options).first
      ?? (setting == .maxOutputTokens ? option.validate(value) : nil)
  }

  private func narrowed(
    _ description: OptionDescription, _ setting: CommonSetting
  ) -> OptionDescription {
    guard setting == .maxOutputTokens, let most = preview.route.model?.maxOutputTokens else {
      return description
    }
    var narrowed = description
    narrowed.type = .integer(OptionBounds(lower: 1, upper: Double(most)))
    return narrowed
  }

  /// Where a setting goes in this request, found by setting it; why, when it goes nowhere.
  private func probe(_ setting: CommonSetting) throws -> (place: String?, reason: String?) {
    var request = preview.request.model
    request.settings.clear(setting)
    let without = try Wire.encode(wireCall(request))
    request.settings.setProbe(setting)
    let with = try Wire.encode(wireCall(request))
    if let place = Self.difference(.object(without.body), .object(with.body)) {
      return (place, nil)
    }
    let start = "\(setting.rawValue) is not sent: "
    let note = with.warnings.first { $0.hasPrefix(start) }
    return (nil, note.map { String($0.dropFirst(start.count).dropLast()) } ?? "no such field")
  }

  private func wireCall(_ request: ModelRequest) -> WireCall {
    WireCall(preview.route, .none, request, options: options)
  }

  /// The path of the first member that two bodies differ in; nil when they are the same.
  private static func difference(_ one: JSONValue, _ two: JSONValue) -> String? {
    guard one != two else { return nil }
    for member in two.object?.members ?? [] where one[member.key] != member.value {
      let below =
        member.value.object == nil
        ? nil : difference(one[member.key] ?? .object([:]), member.value)
      return below.map { "\(member.key).\($0)" } ?? member.key
    }
    return nil
  }

  // MARK: Options

  private mutating func add(
    _ description: OptionDescription, at path: [String], typed: [String], beside: JSONValue,
    place above: String? = nil
  ) {
    let verdict = judge.judge(description, at: path, in: options)
    let (option, value) = (verdict.option, options[path: typed])
    // What is left out of the request, which its notes say, is nothing that a provider can refuse.
    var reasonDropped: String?
    let place = above.map { "\($0).\(description.wireName)" } ?? Self.place(option, dialect)
    if let other = option.excludedBy, let set = beside[other], set != .null {
      reasonDropped = "\(other) is set"
    }
    if let value, value != .null, let condition = option.condition, !condition.holds(for: beside) {
      reasonDropped = reasonDropped ?? "it goes only with \(condition.words)"
    }
    var row = OptionRow(
      path: path, isCommon: false, option: option, place: place, value: value,
      layer: value == nil ? nil : preview.request.options.layer(of: typed),
      state: value == nil ? .unset : .set)
    row.conflicts =
      [
        option.excludedBy.map { "not with \($0)" },
        option.condition.map { "only with \($0.words)" },
      ]
      .compactMap(\.self)
    settle(&row, verdict.refusal, general: description)
    if row.state == .set || row.state == .unset, let reasonDropped {
      row.state = .refused
      row.reason = reasonDropped
    }
    rows.append(row)
    for field in description.fields where field.exists(in: id.provider) {
      add(
        field, at: path + [field.key],
        typed: typed + [
          value?[field.key] == nil && value?[field.wireName] != nil
            ? field.wireName : field.key
        ],
        beside: value ?? .object([:]), place: place)
    }
  }

  private mutating func settle(
    _ row: inout OptionRow, _ refusal: String?, general option: OptionDescription
  ) {
    if let refusal {
      row.state = .refused
      row.reason = refusal
      if let value = row.value, value != .null {
        addProblem("\(row.path.last ?? "") is refused: \(refusal).")
      }
    } else if let value = row.value,
      let problem = judge.problem(with: value, of: option, at: row.path, in: options)
    {
      row.state = .wrong
      row.reason = problem
      addProblem(problem)
    }
  }

  private mutating func addProblem(_ problem: String) {
    if !problems.contains(problem) { problems.append(problem) }
  }

  private static func place(_ option: OptionDescription, _ dialect: Dialect) -> String? {
    switch option.place(in: dialect)?.target {
    case .path(let path)?: path.isEmpty ? "the whole body" : path.joined(separator: ".")
    case .header(let name)?: "header \(name)"
    case .betas?: "header anthropic-beta"
    case .client?: "this program"
    case nil: nil
    }
  }

  /// What is set and stands in no row yet: unknown keys, and options of another dialect.
  private mutating func addOthers(known: [OptionDescription]) {
    let names = Set(known.flatMap { [$0.key, $0.alias ?? $0.key] })
    for member in options.effectiveMembers where !names.contains(member.key) {
      let schema = OptionSchema.schema(
        namespace: id.provider, key: member.key, dialect: dialect)
      var row = OptionRow(
        path: [member.key], isCommon: false,
        option: schema ?? OptionDescription(key: member.key, wireName: member.key, type: .any),
        place: schema == nil ? member.key : nil, value: member.value,
        layer: preview.request.options.layer(of: [member.key]), state: .unknown)
      if schema != nil {
        row.state = .refused
        row.reason = "not in \(OptionForm(dialect).title)"
      }
      rows.append(row)
    }
  }
}

extension OptionCondition {
  /// "type enabled or adaptive", "skills".
  fileprivate var words: String {
    ([path.joined(separator: ".")] + (values.isEmpty ? [] : [values.joined(separator: " or ")]))
      .joined(separator: " ")
  }
}

extension CallSettings {
  /// Sets a setting to a value that every provider would take which has it.
  fileprivate mutating func setProbe(_ setting: CommonSetting) {
    switch setting {
    case .maxOutputTokens: maxOutputTokens = 1777
    case .temperature: temperature = 0.4375
    case .topP: topP = 0.4375
    case .topK: topK = 17
    case .stopSequences: stopSequences = ["\u{2}probe"]
    case .seed: seed = 1777
    case .presencePenalty: presencePenalty = 0.4375
    case .frequencyPenalty: frequencyPenalty = 0.4375
    }
  }
}
