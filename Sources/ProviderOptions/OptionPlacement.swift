package import ChatModel
package import JSONCoding

/// Puts the options of one namespace where a dialect wants them in the request body.
package enum OptionPlacement {
  /// What came of placing the options of a request.
  package struct Outcome: Sendable, Hashable {
    /// Options that change how the request is built and have no field of their own
    /// (`sendReasoning`, `cacheControl` on blocks, …), under their canonical names.
    package var clientSide = JSONObject()
    /// Keys that no table knows; they were sent as they are (R19).
    package var unknownKeys: [String] = []
    /// Sentences about options that were dropped or changed.
    package var warnings: [String] = []
    /// Beta flags that the placed options need, each once: Anthropic's `anthropic-beta`.
    package var betas: [String] = []
    /// Headers that stand for options.
    package var headers: [Header] = []

    package init() {}
  }

  /// An option that is a header.
  package struct Header: Sendable, Hashable {
    package var name: String
    package var value: String
  }

  /// Places request-level options into `body`.
  ///
  /// - Parameters:
  ///   - options: The effective options of the entry's namespace.
  ///   - namespace: The catalogue's provider id, aliases resolved.
  ///   - dialect: The dialect that the request is written in.
  ///   - body: The request body so far; known options land at their documented place, unknown ones
  ///     at the top level under the name given.
  package static func place(
    _ options: JSONObject, namespace: String, dialect: Dialect, into body: inout JSONObject
  ) -> Outcome {
    var outcome = Outcome()
    for member in options.members {
      body[member.key] = member.value
      outcome.unknownKeys.append(member.key)
    }
    return outcome
  }
}
