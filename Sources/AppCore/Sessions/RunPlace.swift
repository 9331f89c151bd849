/// Where a run stands among what was said, for whoever keeps it.
package struct RunPlace: Sendable, Hashable {
  /// The number of the answer that the run writes.
  package var answer: Int
  /// The number of the answer that the prompt follows; nil for the first prompt.
  package var after: Int?
  /// The number of another answer to the same prompt; nil for a new prompt.
  package var beside: Int?
  /// What the answer has already, where the run goes on with it.
  package var text: String?
  /// The pane as it is now.
  package var pane: PaneOutline

  package init(
    answer: Int, after: Int? = nil, beside: Int? = nil, text: String? = nil, pane: PaneOutline
  ) {
    self.answer = answer
    self.after = after
    self.beside = beside
    self.text = text
    self.pane = pane
  }
}
