package import ChatModel
package import JSONCoding

/// Options with the texts hidden that must not be shown or stored (R21).
package struct OptionSecrets: Sendable, Hashable {
  /// The options, every secret text replaced by `(mcpServers.authorizationToken, hidden)`.
  package private(set) var options = JSONObject()
  /// The stand-ins that were put in, each once, with the names down to the option.
  package private(set) var standIns: [String: [String]] = [:]

  /// Hides the secrets of the options of one namespace.
  ///
  /// - Parameters:
  ///   - options: As typed.
  ///   - namespace: The catalogue's provider id, or a custom provider's id.
  ///   - dialect: The dialect that the request is written in.
  package init(hiding options: JSONObject, namespace: String, dialect: Dialect) {
    self.options = options
    for member in options.effectiveMembers {
      guard let option = OptionSchema.option(member.key, namespace, dialect) else { continue }
      self.options[member.key] = hidden(member.value, of: option, at: [option.key])
    }
  }

  /// Options of several namespaces without those that hold a secret, for what is stored.
  ///
  /// - Parameter options: As typed.
  /// - Returns: What may be stored, and the names of what may not: `anthropic.mcpServers`.
  package static func removed(from options: ModelOptions) -> (kept: ModelOptions, left: [String]) {
    var kept = options
    var left: [String] = []
    for (namespace, members) in options.namespaces.sorted(by: { $0.key < $1.key }) {
      for member in members.effectiveMembers {
        let only = JSONObject([member])
        let isSecret = Dialect.allCases.contains {
          !OptionSecrets(hiding: only, namespace: namespace, dialect: $0).standIns.isEmpty
        }
        guard isSecret else { continue }
        kept[namespace]?[member.key] = nil
        left.append("\(namespace).\(member.key)")
      }
    }
    return (kept, left)
  }

  private mutating func hidden(
    _ value: JSONValue, of option: OptionDescription, at path: [String]
  ) -> JSONValue {
    if option.isSecret { return standIn(for: value, at: path) }
    switch value {
    case .array(let elements):
      return .array(elements.map { hidden($0, of: option, at: path) })
    case .object(let object):
      var result = object
      for member in object.effectiveMembers {
        guard let field = option.field(member.key, beside: value) else { continue }
        result[member.key] = hidden(member.value, of: field, at: path + [field.key])
      }
      return .object(result)
    case .null, .bool, .integer, .number, .string: return value
    }
  }

  private mutating func standIn(for value: JSONValue, at path: [String]) -> JSONValue {
    switch value {
    case .string:
      let text = "(\(path.joined(separator: ".")), hidden)"
      standIns[text] = path
      return .string(text)
    case .array(let elements): return .array(elements.map { standIn(for: $0, at: path) })
    case .object(let object):
      var result = object
      for member in object.effectiveMembers {
        result[member.key] = standIn(for: member.value, at: path + [member.key])
      }
      return .object(result)
    case .null, .bool, .integer, .number: return value
    }
  }
}
