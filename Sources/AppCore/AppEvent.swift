package import ChatModel
package import ProviderOptions
package import SwitchboardKit
package import TextLayout

/// Everything that can happen to the state.
package enum AppEvent: Sendable {
  case key(KeyPress)
  case paste(String)
  case resized(columns: Int, rows: Int)
  /// Time has passed; drives spinners, counters and the leader's strip.
  case tick(Duration)
  /// What a run tells, in batches.
  case run(ChatID, [RunEvent])
  /// A run could not start, or ended in a way that no event says.
  case runFailed(ChatID, String)
  /// The lines of a chat as they were last laid out.
  case laidOut(ChatID, ScrollMetrics)
  /// The lines of the thing that floats, as they were last laid out.
  case overlayLaidOut(ScrollMetrics)
  /// The wire log as it is now.
  case wire([WireExchange])
  /// The catalogue, or what can be asked, is another one.
  case catalogue(ModelKnowledge)
  /// What the person has marked and used, and measured speeds.
  case habits(ModelHabits)
  /// The list of models as it was last laid out.
  case modelsLaidOut(top: Int, height: Int)
  case keyChecked(provider: String, KeyCheck)
  case copied(String)
  /// The words in which two answers differ.
  case compared(WordDiff, Comparison.Side, Comparison.Side)
  /// The first line shown of each side of a comparison.
  case comparisonLaidOut([Int])
  /// The votes of earlier runs.
  case remembered(VoteTally)
  case edited(String)
  /// A request as it would be sent, or was.
  case previewed(ChatID, WirePreview, PreviewUse)
  /// What the demo provider would answer in a trial, by the place of the entry, from 1.
  case rehearsed([Int: [RehearsedReply]])
  /// What the entries of a pane's chain would meet, by place from 1.
  case chainChecked(ChatID, [Int: EntryCheck])
  /// The presets as they are kept now, and what became of the work on them.
  case presets([Preset], String?)
  /// What became of work on agent files, for a pane.
  case agents(ChatID, AgentNews)
  case composed(ComposerNews)
  /// What came of work on the stored chats.
  case sessions(SessionNews)
  /// What a model would call the chat, or why it said nothing.
  case titled(Result<String, TitleRefusal>)
  case interrupted
  /// The mouse, while it is on.
  case pointer(PointerAction, Hit)
  /// The names of all themes, after their folder has changed.
  case themes([String])
  /// The terminal has told its ground, for which this theme is made.
  case ground(theme: String)
  /// Something outside has happened of which one sentence is said.
  case noticed(String)
}

/// What came of trying a key.
package enum KeyCheck: Sendable, Hashable {
  /// It works, for this run only.
  case works
  /// It works and outlives this run, or was meant to; the sentence says how.
  case kept(String)
  case refused(String)
}

/// Work that the state asks for; its results come back as events.
package enum Effect: Sendable {
  case start(ChatID, RunRequest)
  case stop(ChatID)
  case moveOn(ChatID)
  case models(ModelsWork)
  case checkKey(provider: String, model: ModelID, key: KeyOffer, keeps: Bool)
  case copy(String)
  /// Asks for the wire log.
  case readWire
  case copyAsCurl(WireExchange)
  case showInPager(String)
  /// Finds the words in which two answers differ.
  case compare(Comparison.Side, Comparison.Side, left: String, right: String)
  /// Keeps a vote beyond this run, or takes it back.
  case keepVote(Vote, by: Int)
  case edit(String)
  /// Show what a pane would send; nothing is sent.
  case preview(ChatID, RunRequest, PreviewUse)
  /// Ask what the demo provider would answer to a trial, and to how many calls of an entry.
  case rehearse(RunRequest, calls: Int)
  /// Ask what the entries of a chain would meet if they were asked now.
  case checkChain(ChatID, RunRequest)
  /// Copy a whole request as it would be sent.
  case copyRequest(RunRequest, RequestForm)
  /// Write a whole request into a file of the current folder.
  case writeRequest(RunRequest, RequestForm)
  case presets(PresetWork)
  case agents(ChatID, AgentWork)
  case compose(ComposerWork)
  case sessions(SessionWork)
  /// Ask for a title of the chat.
  case askForTitle(RunRequest)
  /// Keeps the keys of actions beyond this run; the sentence says what they mean now.
  case keepKeys([KeyChange], String)
  case useTheme(String)
  case useMouse(Bool)
  case suspend
  case quit
}

/// Names a chat for as long as the program runs.
package struct ChatID: Sendable, Hashable {
  package let number: Int

  package init(_ number: Int) { self.number = number }
}

/// What a pane asks: the chain, the conversation, and the layers that the pane sets.
package struct RunRequest: Sendable {
  package var chain: [ChainItem]
  package var messages: [Message]
  package var options: ModelOptions
  package var settings: CallSettings
  /// Settings that the pane puts back to the provider's default (R20).
  package var defaults: Set<CommonSetting> = []
  /// The pane's system text; nil is the agent's, empty is none.
  package var system: String?
  /// The pane's own rules of its chain; nil: what the agent or the start says.
  package var rules: ChainRules?
  /// The file of the agent that is open in the pane; nil: what the program was started with.
  package var agent: String?
  /// The prompt's own settings; its options stand in the last message (R18).
  package var messageSettings = CallSettings()
  package var messageDefaults: Set<CommonSetting> = []
  /// Where the run stands among what was said; nil for a request that is only looked at.
  package var place: RunPlace?
  /// Whether the demo provider counts its calls anew.
  package var isTrial = false

  package init(
    chain: [ChainItem], messages: [Message], options: ModelOptions, settings: CallSettings
  ) {
    self.chain = chain
    self.messages = messages
    self.options = options
    self.settings = settings
  }
}

extension RunRequest {
  /// What the first entry is asked without the conversation, as later requests are compared with it.
  package var outline: RunRequest {
    var outline = self
    outline.chain = Array(chain.prefix(1))
    outline.messages = Array(messages.suffix(1))
    return outline
  }
}

/// One entry of a pane's chain.
package struct ChainItem: Sendable, Hashable {
  package var id: String
  /// nil: the default of its place (R26).
  package var retries: Int?
  /// What the entry carries beside these; nil: what the agent or the flags say of its model.
  package var own: EntryOverride?

  package init(_ id: String, retries: Int? = nil, own: EntryOverride? = nil) {
    self.id = id
    self.retries = retries
    self.own = own
  }

  /// Whether the entry takes part; one that is off does nothing at all (R31).
  package var isEnabled: Bool { own?.isEnabled ?? true }

  /// The id without its provider.
  package var model: String { ModelID(id)?.model ?? id }
  package var provider: String { ModelID(id)?.provider ?? "" }
}
