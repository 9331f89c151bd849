package import ProviderOptions

/// A prompt with its answer, and the other ways in which the conversation went on from there.
package struct Turn: Sendable {
  /// One way: what was asked, what was answered, and the turns that followed.
  package struct Branch: Sendable {
    package var prompt: String
    package var answer: AnswerState
    /// The layer that was set for this prompt alone (R18).
    package var message = LayeredOptions.Layer()
    package var files: [PromptFile] = []
    /// The one model that the prompt was meant for; nil for the pane's chain.
    package var target: ChainItem?
    /// The turns that followed; kept here only while another branch is shown.
    package var later: [Turn] = []
  }

  package internal(set) var branches: [Branch]
  /// The branch that is shown.
  package internal(set) var shown = 0

  init(_ branch: Branch) { branches = [branch] }

  package init(
    prompt: String, answer: AnswerState, message: LayeredOptions.Layer = .init()
  ) {
    branches = [Branch(prompt: prompt, answer: answer, message: message)]
  }

  package var prompt: String { branches[shown].prompt }
  package var message: LayeredOptions.Layer { branches[shown].message }
  package var files: [PromptFile] { branches[shown].files }
  package var target: ChainItem? { branches[shown].target }
  package var answer: AnswerState {
    get { branches[shown].answer }
    _modify { yield &branches[shown].answer }
  }
  package var answers: [AnswerState] { branches.map(\.answer) }
  /// Names the turn as it is shown.
  package var number: Int { branches[shown].answer.number }
}
