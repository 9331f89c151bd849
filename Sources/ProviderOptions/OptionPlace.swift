/// Where one option goes in one API form.
package struct OptionPlace: Sendable, Hashable {
  package enum Target: Sendable, Hashable {
    /// Below these member names of the body, or of the block for an option of a message, part or
    /// tool. An empty path is the body itself, into which an object is merged.
    case path([String])
    case header(String)
    /// The list of beta flags.
    case betas
    /// No field: it changes how the request is built.
    case client
  }

  package var target: Target
  /// A path of the body without which the option has nothing to say and is left out.
  package var needs: [String]?
  /// Values that are sent as another; an empty text is not sent at all.
  package var renames: [String: String]
  package var transform: OptionTransform?

  package init(
    _ target: Target, needs: [String]? = nil, renames: [String: String] = [:],
    transform: OptionTransform? = nil
  ) {
    self.target = target
    self.needs = needs
    self.renames = renames
    self.transform = transform
  }

  /// The path, dotted, for people; nil when there is no field.
  package var dottedPath: String? {
    if case .path(let path) = target { path.joined(separator: ".") } else { nil }
  }
}

/// What a value needs beyond a path; the name stands in the table after `via`.
package enum OptionTransform: String, Sendable, Hashable, CaseIterable {
  /// `logprobs: true` and a number of alternatives beside it.
  case logprobs
  /// A number of alternatives, and the entry of `include` that asks for them.
  case includedLogprobs
  /// Takes the place of `max_tokens`, which the API refuses beside it.
  case completionLimit
  /// Names of tools to a `tool_choice` of type `allowed_tools`.
  case allowedTools
  /// Appends `{"type": "compaction_trigger"}` to the input.
  case compactionTrigger
  /// A member of a `tool_choice` that is made when there is none.
  case toolChoice
  /// A member of every declared tool.
  case everyTool
  /// A container without skills is its bare id.
  case container
  /// One threshold for each harm category.
  case everyCategory
}
