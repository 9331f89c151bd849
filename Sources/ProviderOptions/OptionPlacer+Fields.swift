import JSONCoding

extension OptionPlacer {
  /// The value with its fields under the names of the wire.
  ///
  /// Fields that do not fit the others are left out and said, fields that the API wants are filled
  /// in, unknown ones stay as they are; `path` is the name down to the value.
  ///
  /// - Returns: nil when nothing is left of an object that had members.
  mutating func translate(
    _ value: JSONValue, _ fields: [OptionDescription], path: String
  ) -> JSONValue? {
    guard !fields.isEmpty else { return value }
    switch value {
    case .array(let elements):
      return .array(elements.map { translate($0, fields, path: path) ?? .object([:]) })
    case .object(let object):
      let result = translate(object, fields, path: path)
      if result.isEmpty, !object.isEmpty { return .none }
      return .object(result)
    default: return value
    }
  }

  private mutating func translate(
    _ object: JSONObject, _ fields: [OptionDescription], path: String
  ) -> JSONObject {
    let all = JSONValue.object(object)
    var result = JSONObject()
    for member in object.effectiveMembers {
      let name = "\(path).\(member.key)"
      guard let field = fields.named(member.key, beside: all) else {
        result[member.key] = member.value
        outcome.unknownKeys.append(name)
        continue
      }
      if member.value == .null { continue }
      if field.isClientSide {
        outcome.clientSide[name] = member.value
        continue
      }
      if let reason = refusal(of: field, in: object) {
        outcome.warnings.append("\(name) is not sent: \(reason).")
      } else {
        if field.isSecret { keep(secretsOf: member.value) }
        result[field.wireName] = translate(member.value, field.fields, path: name)
      }
    }
    for field in fields where field.isRequired && result[field.wireName] == nil {
      guard let value = field.defaultValue, field.fits(all) else { continue }
      result[field.wireName] = value
      let name = "\(path).\(field.key)"
      if case .choice(let words) = field.type, words.count == 1 { continue }
      outcome.warnings.append("\(name) is needed and not set; \(value.brief) is sent.")
    }
    return result
  }

  private func refusal(of field: OptionDescription, in object: JSONObject) -> String? {
    if !field.exists(in: namespace) { return "\(namespace) has no such field" }
    if let condition = field.condition, !condition.holds(for: .object(object)) {
      return "it goes only with \(condition.wording)"
    }
    if let other = field.excludedBy, let set = object[other], set != .null {
      return "\(other) is set"
    }
    return nil
  }
}
