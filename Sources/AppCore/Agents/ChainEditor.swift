package import SwitchboardKit

/// The editor of a pane's chain, and of the agent that is open there.
package struct ChainEditor: Sendable {
  /// What the selection stands on.
  package enum Row: Sendable, Hashable {
    case strategy, hedgeAfter, winOn, afterText, wholeRun, instructions
    case entry(Int)
    case add
  }

  /// A text being typed.
  package struct Field: Sendable {
    package enum Purpose: Sendable, Hashable {
      case instructions, name, add
      case entry(EntryField)
      /// A limit of the whole chain.
      case rule(Row)
    }

    package var purpose: Purpose
    package var editor: LineEditor
    /// What is wrong with the text, as a sentence.
    package var problem: String?
    /// The models that the text could mean, where it names one.
    package var matches: [String] = []
    /// The chosen one of these; nil: the text as it is.
    package var match: Int?

    init(_ purpose: Purpose, text: String = "") {
      self.purpose = purpose
      editor = LineEditor(isSingleLine: purpose != .instructions)
      editor.insert(text)
    }

    /// Whether the text names a model.
    package var namesModel: Bool { purpose == .add || purpose == .entry(.model) }
    /// The chosen model, or the text.
    package var choice: String {
      match.flatMap { matches.indices.contains($0) ? matches[$0] : nil } ?? editor.text
    }
  }

  /// What every entry would be sent.
  package struct DryRun: Sendable {
    package internal(set) var previews: [Int: WirePreview] = [:]
    package internal(set) var top = 0
    var metrics = ScrollMetrics(total: 0, height: 0)

    /// The first line shown, never beyond the last.
    mutating func scroll(to line: Int) {
      top = min(max(0, line), max(0, metrics.total - metrics.height))
    }
  }

  struct Snapshot: Sendable {
    var entries: [ChainItem]
    var system: String?
    var rules: ChainRules?
  }

  package internal(set) var selection = Row.entry(0)
  /// The selected field of the selected entry; nil while the entries have the keys.
  package internal(set) var fieldSelection: Int?
  package internal(set) var field: Field?
  package internal(set) var dryRun: DryRun?
  package internal(set) var sentence: String?
  /// What writing the file anew would lose, while it is asked.
  package internal(set) var rewriteQuestion: String?
  var undo: [Snapshot] = []
  /// What the entries would meet, by place from 1, and when that was.
  package internal(set) var checks: [Int: EntryCheck] = [:]
  package internal(set) var checkedAt = Duration.zero

  package init() {}

  /// What is selected in a chain of so many entries.
  package func row(of count: Int) -> Row {
    if case .entry(let place) = selection, place >= count { .add } else { selection }
  }

  mutating func laidOut(_ metrics: ScrollMetrics) {
    dryRun?.metrics = metrics
    if let top = dryRun?.top { dryRun?.scroll(to: top) }
  }
}
