package import ChatModel

/// What the composer needs of the world outside; the result comes back as `ComposerNews`.
package enum ComposerWork: Sendable {
  /// Judge what was typed for a pane.
  case judge(Typed, ChatID)
  /// Read the prompts of earlier runs.
  case recall
  /// Keep a prompt for later runs.
  case remember(String)
  case findModels(String)
  case findFiles(String)
  case attach([String], ChatID?)
  /// Read the files of a stored draft again.
  case reattach([String], ChatID?)
  /// Tell whether all of these are files that could be attached.
  case inspect([String])
}

/// Text whose meaning only the world outside knows: ids, options, settings.
package enum Typed: Sendable, Hashable {
  /// The ids of a new chain.
  case chain([String])
  /// Ids at the end of the chain.
  case fallbacks([String])
  /// `NS.PATH=VALUE`
  case option(String)
  /// `NAME=VALUE`, and who is to take it.
  case setting(String, [ChainItem])
  /// The one model that a prompt goes to, and the prompt.
  case directed(String, prompt: String)
}

/// What came of some `ComposerWork`.
package enum ComposerNews: Sendable {
  case judged(Judgement, ChatID)
  /// Typed text has no meaning, a file cannot be attached: why, as a sentence.
  case refused(String)
  case recalled([String])
  /// How many columns a row of the draft has on the screen.
  case drawn(width: Int)
  case models(query: String, [Completion.Item])
  case files(prefix: String, [Completion.Item])
  case attached([PromptFile], ChatID?)
  /// What was read of the files of a stored draft, all their paths, and those that lead nowhere.
  case reattached([PromptFile], of: [String], missing: [String], ChatID?)
  /// Pasted paths that lead to files.
  case attachable([String], note: String)
}

/// What typed text means.
package enum Judgement: Sendable {
  case chain([ChainItem])
  case fallbacks([ChainItem])
  case options(ModelOptions)
  /// What is unusual about it, as a sentence, where nothing is known to refuse it.
  case settings(CallSettings, doubt: String?)
  case directed(ChainItem, prompt: String)
}
