package import ChatModel
package import JSONCoding

/// Tells the options of a message apart by what they hold for (R18).
package enum OptionLevels {
  /// The options of one message in one namespace.
  package struct Split: Sendable, Hashable {
    /// Those of a content block, under their canonical names: they stay with the message and are
    /// sent with it for as long as it is part of the conversation.
    package var block = JSONObject()
    /// Those of the request, unknown ones included: they hold for this message's request only.
    package var request = JSONObject()

    package init() {}
  }

  /// Splits the options that a message carries for the entry being called.
  ///
  /// - Parameters:
  ///   - messageOptions: All options of the message.
  ///   - namespace: The catalogue's provider id of the entry, or a custom provider's id.
  ///   - dialect: The dialect of the entry.
  /// - Returns: The options of the namespace, each in one of the two parts.
  package static func split(
    messageOptions: ModelOptions, namespace: String, dialect: Dialect
  ) -> Split {
    var result = Split()
    for member in messageOptions.members(of: namespace).effectiveMembers {
      let option = OptionSchema.option(member.key, namespace, dialect)
      if let option, !option.levels.isDisjoint(with: [.message, .part]) {
        if member.key == option.key || result.block[option.key] == nil {
          result.block[option.key] = member.value
        }
      } else {
        result.request[member.key] = member.value
      }
    }
    return result
  }
}

extension ModelOptions {
  /// The options of a namespace under all of its spellings; the canonical one lies on top (R16).
  package func members(of namespace: String) -> JSONObject {
    let name = OptionNamespaces.canonical(namespace)
    let aliases = namespaces.keys.filter {
      $0 != name && OptionNamespaces.canonical($0) == name
    }
    var result = JSONObject()
    for spelling in aliases.sorted() + [name] { result.merge(namespaces[spelling] ?? [:]) }
    return result
  }
}
