package import ChatModel
package import ProviderOptions
package import SwitchboardKit

/// Names something that is stored: a chat, a pane, an answer.
package struct StoredID: Sendable, Hashable {
  package let value: Int64

  package init(_ value: Int64) { self.value = value }
}

/// A chat of an earlier time, on its way into the panes.
package struct StoredChat: Sendable {
  /// One column.
  package struct Pane: Sendable {
    package var id: StoredID
    package var chain: [ChainItem]
    package var system: String?
    package var options: ModelOptions
    package var settings: CallSettings
    package var turns: [StoredTurn]
    /// The file of the agent that was open in it.
    package var agent: String?
    package var isLinked = true
    /// The pane's own rules of its chain; nil are the agent's, or those of the start.
    package var rules: ChainRules?
    /// Settings that it puts back to the provider's default (R20).
    package var defaults: Set<CommonSetting> = []
    /// What was typed for it alone and not sent.
    package var draft = ""
    /// Where the files of the draft are.
    package var draftFiles: [String] = []

    package init(
      id: StoredID, chain: [ChainItem], system: String? = nil, options: ModelOptions = [:],
      settings: CallSettings = CallSettings(), turns: [StoredTurn] = []
    ) {
      self.id = id
      self.chain = chain
      self.system = system
      self.options = options
      self.settings = settings
      self.turns = turns
    }
  }

  package var id: StoredID
  /// The number that people use.
  package var number: Int
  package var title: String
  /// What was typed and not sent.
  package var draft: String
  /// Where the files of that draft are.
  package var draftFiles: [String] = []
  package var panes: [Pane]
  /// Where the reader is to begin; nil at the end.
  package var place: StoredPlace?

  package init(id: StoredID, number: Int, title: String, draft: String = "", panes: [Pane]) {
    self.id = id
    self.number = number
    self.title = title
    self.draft = draft
    self.panes = panes
  }
}

/// A place in a stored chat as the panes show it.
package struct StoredPlace: Sendable, Hashable {
  /// The pane and its turn, both from 0.
  package var pane: Int
  package var turn: Int
  package var isInAnswer: Bool
  /// What was found there.
  package var word: String?

  package init(pane: Int, turn: Int, isInAnswer: Bool, word: String? = nil) {
    self.pane = pane
    self.turn = turn
    self.isInAnswer = isInAnswer
    self.word = word
  }
}

/// Some turns of a stored chat, for a preview.
package struct StoredExcerpt: Sendable {
  /// One pane with the turns, and where the place is.
  package var chat: StoredChat
  /// How many turns there are in all.
  package var turns: Int
  package var tags: [String]
  /// `2026-07-01 14:28`.
  package var begun: String

  package init(chat: StoredChat, turns: Int, tags: [String], begun: String) {
    self.chat = chat
    self.turns = turns
    self.tags = tags
    self.begun = begun
  }
}

/// A stored prompt with its answers and the ways on from there.
package struct StoredTurn: Sendable {
  /// One way.
  package struct Branch: Sendable {
    package var prompt: String
    package var files: [PromptFile]
    /// The options that were set for this prompt alone.
    package var options: ModelOptions
    /// nil where the program ended before an answer was begun.
    package var answer: Answer?
    /// The stored answer; nil where there is none.
    package var id: StoredID?
    /// The stored prompt; nil where there is none.
    package var promptID: StoredID?
    /// What followed, where this is not the way that is shown.
    package var later: [StoredTurn]

    package init(
      prompt: String, files: [PromptFile] = [], options: ModelOptions = [:],
      answer: Answer? = nil, id: StoredID? = nil, promptID: StoredID? = nil,
      later: [StoredTurn] = []
    ) {
      self.prompt = prompt
      self.files = files
      self.options = options
      self.answer = answer
      self.id = id
      self.promptID = promptID
      self.later = later
    }
  }

  package var branches: [Branch]
  /// The branch that is shown.
  package var shown: Int

  package init(branches: [Branch], shown: Int) {
    self.branches = branches
    self.shown = shown
  }
}
