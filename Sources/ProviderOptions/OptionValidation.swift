package import JSONCoding

extension OptionDescription {
  /// What is wrong with a value, as a sentence; nil when nothing is.
  ///
  /// General rules only: type, allowed words, range, and which fields go together. `null` stands for
  /// the provider's default and is always right (R20).
  ///
  /// - Parameters:
  ///   - value: What was typed, or stands in a file.
  ///   - sparesDropped: Whether fields are passed over that go only with others which are not there:
  ///     they are not sent, and that is said when the request is written.
  /// - Returns: A sentence; nil when the value is right.
  package func validate(_ value: JSONValue, sparesDropped: Bool = false) -> String? {
    OptionCheck(key, sparesDropped: sparesDropped).problem(with: value, of: self)
  }
}

/// Checks one value against a description; carries the name that sentences use.
private struct OptionCheck {
  let name: String
  let sparesDropped: Bool

  init(_ name: String, sparesDropped: Bool) {
    self.name = name
    self.sparesDropped = sparesDropped
  }

  /// The check of something below this value.
  private func check(_ name: String) -> OptionCheck {
    OptionCheck(name, sparesDropped: sparesDropped)
  }

  func problem(with value: JSONValue, of description: OptionDescription) -> String? {
    if value == .null || value.integer.map(description.extras.contains) == true { return nil }
    return problem(with: value, of: description.type, shown: shown(value, description.isSecret))
      ?? problem(inFieldsOf: value, description.fields)
  }

  private func problem(
    with value: JSONValue, of type: OptionType, shown: JSONValue?
  ) -> String? {
    switch (type, value) {
    case (.any, _), (.boolean, .bool), (.object, .object): return nil
    case (.integer(let bounds), _) where value.integer != nil,
      (.number(let bounds), _) where value.double?.isFinite == true:
      let isInside = value.double.map(bounds.contains) ?? false
      return isInside ? nil : sentence("must be \(bounds.wording)", shown)
    case (.string(let bounds), .string(let text)):
      return problem(with: text.count, bounds, "characters")
    case (.choice(let words), .string(let word)) where words.contains(word): return nil
    case (.array(let element, let bounds), .array(let elements)):
      return problem(with: elements.count, bounds, "elements")
        ?? elements.enumerated().lazy.compactMap { index, value in
          check("\(name)[\(index)]").problem(with: value, of: element, shown: value)
        }.first
    case (.map(let element, let bounds), .object(let object)):
      return problem(with: object.members.count, bounds, "members")
        ?? object.members.lazy.compactMap { member in
          check("\(name).\(member.key)")
            .problem(with: member.value, of: element, shown: shown.map { _ in member.value })
        }.first
    case (.either(let types), _):
      let problems = types.map { problem(with: value, of: $0, shown: shown) }
      return problems.contains(nil) ? nil : sentence("must be \(type.wording)", shown)
    default: return sentence("must be \(type.wording)", shown)
    }
  }

  private func problem(with count: Int, _ bounds: OptionBounds, _ noun: String) -> String? {
    bounds.contains(Double(count))
      ? nil : "\(name) must have \(bounds.countWording) \(noun); it has \(count)."
  }

  // MARK: Fields

  private func problem(inFieldsOf value: JSONValue, _ fields: [OptionDescription]) -> String? {
    guard !fields.isEmpty else { return nil }
    switch value {
    case .array(let elements):
      return elements.enumerated().lazy.compactMap { index, element in
        check("\(name)[\(index)]").problem(inFieldsOf: element, fields)
      }.first
    case .object(let object):
      return problem(inMembersOf: object, fields) ?? missing(from: object, fields)
    default: return nil
    }
  }

  private func problem(inMembersOf object: JSONObject, _ fields: [OptionDescription]) -> String? {
    let all = JSONValue.object(object)
    for member in object.members where member.value != .null {
      guard let field = fields.named(member.key, beside: all) else { continue }
      if let condition = field.condition, !condition.holds(for: all) {
        if sparesDropped { continue }
        return "\(member.key) goes only with \(condition.wording)."
      }
      let inside = name.hasSuffix("]") ? "\(name).\(member.key)" : member.key
      if let problem = check(inside).problem(with: member.value, of: field) {
        return problem
      }
    }
    return nil
  }

  private func missing(from object: JSONObject, _ fields: [OptionDescription]) -> String? {
    let all = JSONValue.object(object)
    let missing = fields.first { field in
      field.isRequired && field.defaultValue == nil && field.fits(all)
        && object[field.key] == nil && object[field.wireName] == nil
    }
    return missing.map { "\(name) needs \($0.key): \($0.type.wording)." }
  }

  // MARK: Words

  /// The value, unless it is secret; a plain `nil` would be JSON's `null` here.
  private func shown(_ value: JSONValue, _ isSecret: Bool) -> JSONValue? {
    isSecret ? .none : .some(value)
  }

  private func sentence(_ rule: String, _ value: JSONValue?) -> String {
    guard let value else { return "\(name) \(rule)." }
    return "\(name) \(rule); \(value.brief) was typed."
  }
}

extension OptionCondition {
  /// "type enabled or adaptive", "skills".
  package var wording: String {
    ([path.joined(separator: ".")] + (values.isEmpty ? [] : [values.spoken])).joined(separator: " ")
  }
}

extension JSONValue {
  /// The value in at most 40 characters: a text without its quotes, a whole number without a point,
  /// anything else as JSON.
  package var brief: String {
    var full = string ?? text()
    if case .number(let number) = self, let whole = Int(exactly: number) { full = "\(whole)" }
    return full.count > 40 ? full.prefix(39) + "…" : full
  }
}
