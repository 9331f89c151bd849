package import SwitchboardKit

/// How a stored answer came about.
package struct AnswerRecord: Sendable, Hashable {
  /// The run as it came out; what a run left that ended with its program is `.interrupted`.
  package var answer: Answer
  /// The options in force, lowest layer first.
  package var layers: [OptionLayer]
  /// Whether some program still writes it.
  package var isStreaming: Bool

  /// A run with the layers that it was asked with.
  package init(_ answer: Answer, layers: [OptionLayer] = [], isStreaming: Bool = false) {
    self.answer = answer
    self.layers = layers
    self.isStreaming = isStreaming
  }
}
