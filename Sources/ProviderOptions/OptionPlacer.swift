import ChatModel
import JSONCoding

/// The work of `OptionPlacement.place` for one request.
struct OptionPlacer {
  let namespace: String
  let dialect: Dialect
  var body: JSONObject
  var outcome = OptionPlacement.Outcome()

  private var form: OptionForm { OptionForm(dialect) }

  init(namespace: String, dialect: Dialect, body: JSONObject) {
    self.namespace = OptionNamespaces.canonical(namespace)
    self.dialect = dialect
    self.body = body
  }

  /// A known option with its place and its value as typed.
  private struct Placement {
    var option: OptionDescription
    var place: OptionPlace
    var value: JSONValue
  }

  /// Unknown members go first, then the plain ones, then those that look at the body.
  mutating func place(_ options: JSONObject) {
    var placements: [Placement] = []
    for member in options.effectiveMembers {
      guard let option = OptionSchema.option(member.key, namespace, dialect) else {
        lay(member.value, at: [member.key])
        outcome.unknownKeys.append(member.key)
        continue
      }
      let isRepeated = member.key != option.key && options[option.key] != nil
      guard member.value != .null, !isRepeated else { continue }
      if let place = place(of: option, value: member.value, beside: options) {
        placements.append(Placement(option: option, place: place, value: member.value))
      }
    }
    let order = placements.filter(\.place.isWholeBody) + placements.filter(\.place.isPlain)
    for placement in order + placements.filter(\.place.looksAtBody) { carryOut(placement) }
  }

  /// The place of an option in this request; nil, with the reason said, when it is not sent.
  private mutating func place(
    of option: OptionDescription, value: JSONValue, beside options: JSONObject
  ) -> OptionPlace? {
    guard let place = option.place(in: dialect), option.exists(in: namespace) else {
      drop(option, value, "\(namespace) has no such option in \(form.title)")
      return nil
    }
    if let other = option.excludedBy, let set = options[other], set != .null {
      drop(option, value, "\(other) is set")
      return nil
    }
    guard option.levels.contains(.agent) else {
      if option.spreads {
        outcome.clientSide[option.key] = value
      } else {
        let owner = option.levels == [.tool] ? "a tool" : "a message or its parts"
        drop(option, value, "it belongs to \(owner)")
      }
      return nil
    }
    return place
  }

  private mutating func carryOut(_ placement: Placement) {
    let option = placement.option
    guard let value = sent(placement) else { return }
    switch placement.place.target {
    case .client:
      outcome.clientSide[option.key] = placement.value
      return
    case .header(let name):
      guard let text = value.string, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
        return drop(option, placement.value, "a header takes a text of one line")
      }
      outcome.headers.append(OptionPlacement.Header(name: name, value: text))
    case .betas:
      let names = value.array?.compactMap(\.string) ?? value.string.map { [$0] } ?? []
      names.flatMap { $0.split(separator: ",") }.forEach { addBeta($0.trimmed) }
    case .path(let path):
      if let needed = placement.place.needs, !has(needed) {
        let name = needed.joined(separator: ".")
        return drop(option, placement.value, "the request has no \(name)")
      }
      if let transform = placement.place.transform {
        apply(transform, value, at: path, name: option.wireName)
      } else {
        lay(value, at: path)
      }
    }
    for beta in option.betas where beta.condition?.holds(for: placement.value) ?? true {
      addBeta(beta.name)
    }
  }

  /// The value as it is sent: renamed as a whole or field by field.
  private mutating func sent(_ placement: Placement) -> JSONValue? {
    let option = placement.option
    let value = placement.value
    if option.isSecret { keep(secretsOf: value) }
    let word = value.string ?? value.bool.map { $0 ? "true" : "false" }
    guard let word, let renamed = placement.place.renames[word] else {
      return translate(value, option.fields, path: option.key)
    }
    guard !renamed.isEmpty else {
      drop(option, value, "\(form.title) has no field for it")
      return nil
    }
    if option.validate(value) != nil {
      outcome.warnings.append("\(option.key) \(word) is sent as \(renamed).")
    }
    return .string(renamed)
  }

  // MARK: The body

  /// Puts a value below a path; objects are merged into what is there.
  mutating func lay(_ value: JSONValue, at path: [String]) {
    guard !path.isEmpty else {
      if let object = value.object { body.merge(object) }
      return
    }
    if case .object(let above) = value, case .object(var below)? = body[path: path] {
      below.merge(above)
      body[path: path] = .object(below)
    } else {
      body[path: path] = value
    }
  }

  private func has(_ path: [String]) -> Bool {
    switch body[path: path] {
    case nil, .null: false
    case .array(let elements): !elements.isEmpty
    default: true
    }
  }

  // MARK: What is said

  /// Says that an option is not sent, and why.
  private mutating func drop(_ option: OptionDescription, _ value: JSONValue, _ reason: String) {
    var name = option.key
    if !option.isSecret, !option.isFreeText {
      switch value {
      case .bool, .integer, .number, .string: name += " " + value.brief
      case .null, .array, .object: break
      }
    }
    outcome.warnings.append("\(name) is not sent: \(reason).")
  }

  private mutating func addBeta(_ name: String) {
    if !name.isEmpty, !outcome.betas.contains(name) { outcome.betas.append(name) }
  }

  /// Remembers every text of a value as a secret.
  mutating func keep(secretsOf value: JSONValue) {
    switch value {
    case .string(let text):
      outcome.secrets.append(Secret(text, origin: "an option"))
    case .array(let elements): elements.forEach { keep(secretsOf: $0) }
    case .object(let object): object.members.forEach { keep(secretsOf: $0.value) }
    case .null, .bool, .integer, .number: break
    }
  }
}

extension OptionPlace {
  fileprivate var isWholeBody: Bool { target == .path([]) }
  fileprivate var looksAtBody: Bool { needs != nil || transform != nil }
  fileprivate var isPlain: Bool { !isWholeBody && !looksAtBody }
}

extension OptionDescription {
  /// A person's own words, which a sentence need not repeat.
  fileprivate var isFreeText: Bool {
    if case .string = type { true } else { false }
  }
}

extension Substring {
  /// Without the spaces around it.
  fileprivate var trimmed: String {
    let spaces = drop { $0 == " " }
    return String(spaces.reversed().drop { $0 == " " }.reversed())
  }
}
