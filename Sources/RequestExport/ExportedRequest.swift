import Catalog
import ChatModel
import JSONCoding
package import SwitchboardKit

/// A setup that is to be written as code: the chain with its requests, the conversation, the rules.
package struct ExportedRequest: Sendable {
  /// What an agent of this setup is called.
  package var name: String
  /// The run that the setup would start.
  package var plan: RunPlan
  /// The enabled entries, each with the request that it would be sent.
  package var entries: [ExportedEntry]

  /// A setup from a run and what `ModelRuntime.previews(of:)` says of it.
  package init(_ plan: RunPlan, previews: [RequestPreview], name: String = "assistant") {
    self.name = name
    self.plan = plan
    entries = previews.compactMap { preview in
      guard plan.entries.indices.contains(preview.entry - 1) else { return nil }
      return ExportedEntry(preview, own: plan.entries[preview.entry - 1])
    }
  }

  /// The system text.
  var instructions: String {
    plan.messages.filter { $0.role == .system }.map(\.text).joined(separator: "\n\n")
  }

  /// The conversation without its system text.
  var turns: [Message] { plan.messages.filter { $0.role != .system } }

  /// The only prompt, when the conversation is a single text.
  var soleText: String? {
    guard let turn = turns.first, turns.count == 1, turn.role == .user, turn.files.isEmpty else {
      return nil
    }
    return turn.text
  }

  /// The files of the conversation with the names that code gives them.
  var files: [(name: String, file: Attachment)] {
    let all = turns.flatMap(\.files)
    return all.enumerated().map { (all.count == 1 ? "file" : "file\($0 + 1)", $1) }
  }

  /// The first entry that a form of one call can ask.
  ///
  /// - Parameter reason: Why the form cannot ask an entry, as a sentence; nil when it can.
  /// - Returns: The entry.
  /// - Throws: `ExportRefusal` with the first entry's reason when it can ask none.
  func entry(
    refusing reason: (ExportedEntry) -> String?
  ) throws(ExportRefusal) -> ExportedEntry {
    for entry in entries where reason(entry) == nil { return entry }
    throw ExportRefusal(entries.first.flatMap(reason) ?? "No entry of the chain has an id.")
  }

  /// What one call for `entry` does not say, as sentences for a comment.
  func omissions(besides entry: ExportedEntry) -> [String] {
    let others = entries.filter { $0.preview.entry != entry.preview.entry }.map { "\($0.id)" }
    var sentences: [String] = []
    if !others.isEmpty {
      sentences.append(
        "Left out: \(others.joined(separator: ", ")). This is one call, not a chain.")
    }
    return sentences + limitOmissions
  }

  /// Says that limits or a strategy are set, for forms that have none of ours.
  var limitOmissions: [String] {
    let strategy = plan.strategy.kind
    return
      (strategy == .fallback || entries.count < 2
      ? [] : ["Left out: the strategy \(strategy.rawValue)."]) + timeOmissions
  }

  private var timeOmissions: [String] {
    let isSet =
      plan.limits != CallLimits() || plan.totalLimit != nil
      || plan.entries.contains { $0.isEnabled && $0.limits != CallLimits() }
    return isSet ? ["Left out: the time limits."] : []
  }
}

extension Message {
  /// The files among the parts.
  var files: [Attachment] {
    parts.compactMap { if case .attachment(let file) = $0 { file } else { nil } }
  }
}
