import Catalog
import ChatModel
import JSONCoding
import ProviderOptions

/// Makes the rows of the editor from the schema of one model.
struct OptionRows {
  let model: ModelID
  let dialect: Dialect
  let values: OptionValues
  let judge: OptionJudge
  /// Whether a common setting out of its range is known to be refused.
  let knowsRanges: Bool
  /// What the model would not be sent, by setting.
  let refusals: [CommonSetting: String]
  let system: (text: String?, layer: OptionLayer?)
  let open: Set<OptionPath>
  /// What was typed into the search; rows are found below everything that is folded.
  let words: [Substring]
  let showsChangedOnly: Bool

  static let messageHeading = OptionPath(.options, [.key(" message")])
  static let toolHeading = OptionPath(.options, [.key(" tool")])

  private var isFlat: Bool { !words.isEmpty || showsChangedOnly }

  /// Every row, in the order of the screen.
  func rows() -> [OptionRow] {
    var rows: [OptionRow] = []
    var first = OptionRow(.system, .option(" system"), name: "system")
    first.value = system.text.map(JSONValue.string)
    first.layer = system.layer
    rows.append(first)
    for setting in CommonSetting.allCases {
      var description = setting.schema(namespace: values.namespace)
      if setting == .maxOutputTokens, let most = judge.model.maxOutputTokens {
        description.type = .integer(OptionBounds(lower: 1, upper: Double(most)))
        description.defaultValue = .integer(most)
      }
      add(description, at: .setting(setting.rawValue), depth: 0, to: &rows) {
        $0.refusal = refusals[setting]
        guard !knowsRanges, case .number = description.type else { return }
        $0.boundsAreUsual = true
        $0.problem = nil
      }
    }
    let known = OptionSchema.options(namespace: values.namespace, dialect: dialect)
    for option in known where option.levels.contains(.agent) || option.spreads {
      addOption(option, depth: 0, to: &rows)
    }
    addGroup(
      known.filter { !$0.levels.contains(.agent) && !$0.spreads && $0.levels != [.tool] },
      "this message", Self.messageHeading, to: &rows)
    addGroup(known.filter { $0.levels == [.tool] }, "tools", Self.toolHeading, to: &rows)
    addUnknown(to: &rows)
    return isFlat ? narrowed(rows) : rows
  }

  private func addGroup(
    _ options: [OptionDescription], _ name: String, _ path: OptionPath,
    to rows: inout [OptionRow]
  ) {
    guard !options.isEmpty else { return }
    var heading = OptionRow(.heading, path, name: name)
    heading.isOpen = isFlat || open.contains(path)
    heading.note = "\(options.count)"
    rows.append(heading)
    guard heading.isOpen == true else { return }
    for option in options { addOption(option, depth: 1, to: &rows) }
  }

  private func addOption(_ option: OptionDescription, depth: Int, to rows: inout [OptionRow]) {
    let isForMessage =
      !option.spreads && !option.levels.contains(.agent)
      && !option.levels.isDisjoint(with: [.message, .part])
    add(option, at: .option(option.key), depth: depth, to: &rows) { row in
      row.isForMessage = isForMessage
      row.refusal = row.refusal ?? refusal(of: option)
    }
  }

  /// Why an option of the request would not be sent.
  private func refusal(of option: OptionDescription) -> String? {
    if option.levels == [.tool] { return "it belongs to a tool, and no tool is declared here" }
    if let other = option.excludedBy, let set = values.value(at: .option(other)), set != .null {
      return "\(other) is set"
    }
    guard let needs = option.place(in: dialect)?.needs else { return nil }
    return "the request has no \(needs.joined(separator: "."))"
  }

  /// The keys that no table knows, and the row that adds one (R19).
  private func addUnknown(to rows: inout [OptionRow]) {
    for member in values.all(.options).effectiveMembers
    where OptionSchema.schema(namespace: values.namespace, key: member.key, dialect: dialect) == nil
    {
      let path = OptionPath(.options, [.key(member.key)])
      var row = OptionRow(.json, path, name: member.key)
      row.isUnknown = true
      row.value = member.value
      row.layer = values.layer(at: path)
      row.description = OptionDescription(key: member.key, wireName: member.key, type: .any)
      rows.append(row)
    }
    rows.append(OptionRow(.addKey, .option(" add"), name: "add a key"))
  }

  // MARK: One option and what is in it

  private func add(
    _ description: OptionDescription, at path: OptionPath, depth: Int,
    to rows: inout [OptionRow], change: (inout OptionRow) -> Void = { _ in }
  ) {
    let isOption = path.scope == .options
    let verdict =
      isOption
      ? judge.judge(description, at: path.names, in: options)
      : OptionJudge.Verdict(option: description)
    let option = verdict.option
    var row = OptionRow(Self.kind(of: option), path, name: option.key, depth: depth)
    row.description = description
    row.description?.type = option.type
    row.value = values.value(at: path)
    row.layer = values.layer(at: path)
    if path.stepsInside.isEmpty == false { row.layer = nil }
    row.bounds = option.type.bounds
    row.extras = option.extras
    row.choices = row.kind == .object ? [] : Self.choices(of: option.type)
    row.refusal = verdict.refusal
    row.problem = row.value.flatMap { value in
      isOption
        ? judge.problem(with: value, of: description, at: path.names, in: options)
        : description.validate(value)
    }
    if row.refusal != nil { row.problem = nil }
    change(&row)
    let shape = Shape(option, row.value)
    if shape != .plain { row.isOpen = isFlat || open.contains(path) }
    rows.append(row)
    guard row.isOpen == true else { return }
    addInside(of: row, shape, to: &rows)
  }

  /// All options in force.
  private var options: JSONObject { values.all(.options) }

  private func addInside(of row: OptionRow, _ shape: Shape, to rows: inout [OptionRow]) {
    guard let description = row.description else { return }
    let (path, depth) = (row.path, row.depth + 1)
    func change(_ inner: inout OptionRow) { inner.isForMessage = row.isForMessage }
    switch shape {
    case .plain: return
    case .fields: addFields(of: row, to: &rows)
    case .list(let element):
      for index in (row.value?.array ?? []).indices {
        var inner = OptionDescription(key: "\(index + 1)", wireName: "", type: element)
        inner.fields = description.fields
        inner.isSecret = description.isSecret
        inner.help = description.help
        add(inner, at: path.appending(.index(index)), depth: depth, to: &rows, change: change)
      }
      var last = OptionRow(
        .addElement, path.appending(.index(row.value?.array?.count ?? 0)), name: "add one",
        depth: depth)
      last.description = OptionDescription(key: description.key, wireName: "", type: element)
      last.description?.fields = description.fields
      change(&last)
      if !showsChangedOnly { rows.append(last) }
    case .members(let element):
      for member in (row.value?.object ?? [:]).effectiveMembers {
        var inner = OptionDescription(key: member.key, wireName: member.key, type: element)
        inner.isSecret = description.isSecret
        add(inner, at: path.appending(.key(member.key)), depth: depth, to: &rows, change: change)
      }
      var last = OptionRow(
        .addMember, path.appending(.key(" add")), name: "add a member", depth: depth)
      last.description = OptionDescription(key: description.key, wireName: "", type: element)
      change(&last)
      if !showsChangedOnly { rows.append(last) }
    }
  }

  /// The fields of an object: of those that go only with another value the fitting ones, or all
  /// while nothing has been chosen.
  private func addFields(of row: OptionRow, to rows: inout [OptionRow]) {
    let members = row.value ?? .object([:])
    for field in row.description?.fields ?? [] {
      guard field.exists(in: values.namespace) else { continue }
      let isSet = members[field.key] != .none
      var reason: String?
      if let condition = field.condition, !condition.holds(for: members) {
        let isChosen = condition.path.first.flatMap { members[$0] } != .none
        guard isSet || !isChosen else { continue }
        // Setting it sets what it goes with, too.
        if isSet { reason = "it goes only with \(condition.wording)" }
      }
      if let other = field.excludedBy, let set = members[other], set != .null {
        reason = "\(other) is set"
      }
      add(field, at: row.path.appending(.key(field.key)), depth: row.depth + 1, to: &rows) {
        $0.isForMessage = row.isForMessage
        $0.refusal = $0.refusal ?? reason
      }
    }
  }

  /// Rows that were searched for, or that somebody set, with the rows that they stand in.
  private func narrowed(_ rows: [OptionRow]) -> [OptionRow] {
    var keep = Set<Int>()
    for (index, row) in rows.enumerated() where matches(row) {
      keep.insert(index)
      var depth = row.depth
      var above = index
      while depth > 0, above > 0 {
        above -= 1
        if rows[above].depth < depth {
          depth = rows[above].depth
          keep.insert(above)
        }
      }
    }
    return rows.indices.filter(keep.contains).map { rows[$0] }
  }

  private func matches(_ row: OptionRow) -> Bool {
    if row.kind == .heading { return false }
    if showsChangedOnly, row.layer == nil, row.path.stepsInside.isEmpty || row.value == .none {
      return false
    }
    guard !words.isEmpty else { return row.kind != .addKey }
    let text = "\(row.path.dotted) \(row.name) \(row.description?.help ?? "")".lowercased()
    return words.allSatisfy { text.contains($0) }
  }
}
