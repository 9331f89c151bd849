package import ChatModel
package import JSONCoding

/// Puts the options of one namespace where a dialect wants them in the request body.
package enum OptionPlacement {
  /// What came of placing the options of a request.
  package struct Outcome: Sendable, Hashable {
    /// Options that change how the request is built and have no field of their own
    /// (`sendReasoning`, `systemMessageMode`, …), and those of a part that hold for every part when
    /// given for the request (`imageDetail`), under their canonical names.
    package var clientSide = JSONObject()
    /// Keys that no table knows; they were sent as they are (R19).
    ///
    /// Fields of known options have the names down to them, with dots between.
    package var unknownKeys: [String] = []
    /// Sentences about options that were dropped or changed.
    package var warnings: [String] = []
    /// Beta flags that the placed options need, each once: Anthropic's `anthropic-beta`.
    package var betas: [String] = []
    /// Headers that stand for options.
    package var headers: [Header] = []
    /// Values of the body that previews, exports and logs must mask (R21).
    package var secrets: [Secret] = []

    package init() {}
  }

  /// An option that is a header.
  package struct Header: Sendable, Hashable {
    package var name: String
    package var value: String
  }

  /// Places request-level options into `body`.
  ///
  /// Members that the body has already are merged into where they are objects. `null` stands for the
  /// provider's default: of a known option nothing is sent (R20).
  ///
  /// - Parameters:
  ///   - options: The effective options of the entry's namespace.
  ///   - namespace: The catalogue's provider id, aliases resolved.
  ///   - dialect: The dialect that the request is written in.
  ///   - body: The request body so far, `tools` and answer format included where there are any; known
  ///     options land at their documented place, unknown ones at the top level under the name given.
  /// - Returns: What did not go into the body, and what is to be said.
  package static func place(
    _ options: JSONObject, namespace: String, dialect: Dialect, into body: inout JSONObject
  ) -> Outcome {
    if options.isEmpty { return Outcome() }
    var placer = OptionPlacer(namespace: namespace, dialect: dialect, body: body)
    placer.place(options)
    body = placer.body
    return placer.outcome
  }
}
