package import Catalog
import ChatModel
import JSONCoding
import SwitchboardKit

/// Everything that the playground shows, as one value.
///
/// `handle` folds one event into it and names the work that follows: no clock, no I/O, no waiting.
package struct AppState: Sendable {
  /// Where the keys go.
  package enum Focus: Sendable, Hashable { case models, chat, options, composer }

  package internal(set) var columns = 80
  package internal(set) var rows = 24
  package internal(set) var focus = Focus.composer
  package internal(set) var overlay: Overlay?
  /// The timeline from which the wire log or the own words were opened; their end leads back to it.
  var timelineBelow: TimelineView?
  package internal(set) var chats: [Chat] = []
  /// The chat that the composer speaks to.
  package internal(set) var current = 0
  package internal(set) var isZoomed = false
  /// Whether the models lie over a narrow screen.
  package internal(set) var showsSheet = false
  package internal(set) var composer = Composer()
  package internal(set) var browser = ModelBrowser()
  package internal(set) var options = OptionsPane()
  package internal(set) var now = Duration.zero
  package internal(set) var ready: Set<String> { didSet { browser.show(ready: ready) } }
  /// The providers whose key was pasted in this run.
  var pastedKeys: Set<String> = []
  var hasToldOfHeld = false
  package internal(set) var theme: String
  /// Whether a person chose the theme; otherwise it follows the terminal's ground.
  package var themeIsChosen = false
  /// Whether it was chosen in this run, on the screen.
  package internal(set) var themeIsPicked = false
  /// The line above the status row.
  package internal(set) var hint: String?
  /// What has happened once and need not be kept: "copied 212 characters".
  package internal(set) var flash: String?
  package internal(set) var search: ChatSearch?
  package internal(set) var comparison: Comparison?
  package internal(set) var blind: BlindTest?
  package internal(set) var tally = VoteTally()
  /// Whether all panes scroll together.
  package internal(set) var isSynced = false
  /// Whether the code blocks of the selected answer carry numbers.
  package internal(set) var isPickingCode = false
  /// The prompt in the composer, when it is one that was sent before.
  package internal(set) var editing: EditedTurn?
  package internal(set) var catalog: Catalog { didSet { efforts = EffortShelf() } }
  var efforts = EffortShelf()
  package internal(set) var themes: [String]
  package var keymap = Keymap.standard
  /// The keys of the person's own settings, by the names of actions.
  var ownKeys = JSONObject()
  /// Whether the mouse is the program's; otherwise it is the terminal's own.
  package internal(set) var hasMouse = false
  var lastPress: LastPress?
  var lineDrag: LineDrag?
  /// The first of two presses, while the second is awaited.
  package internal(set) var leader: Leader?
  package let greeting: String?
  /// Another number whenever more may have changed on the screen than answers and what counts time.
  package private(set) var changes = 0
  var nextChat = 0
  var nextAnswer = 0
  var undoSteps: [UndoStep] = []
  /// The stored chat of the panes, as the list last knew it.
  package internal(set) var session: StoredID?
  /// Stored chats that were deleted in this run and can be taken back, the last one last.
  var deletedSessions: [StoredID] = []
  /// Whether what is said is being kept.
  package internal(set) var isKeeping = true
  /// Whether nothing of this run is to be kept, because a person said so.
  package var isIncognito = false
  /// The guided tour, while it is taken.
  package internal(set) var tour: Tour?
  /// What holds for chains of panes without an agent: what the program was started with.
  package var startRules = ChainRules()
  /// Whether the terminal's own screen is kept, and only the composer stands below the text.
  package var isInline = false
  /// The stored chat to begin with; nil for an empty one.
  package var resumes: SessionWork.Choice?
  /// The panes as the keeper knows them.
  var outlines: [ChatID: PaneOutline] = [:]
  var drafts = DraftNotes()
  /// The chains of panes whose agent is being opened again.
  var resumedChains: [ChatID: [ChainItem]] = [:]

  /// - Parameters:
  ///   - catalog: Providers and models.
  ///   - ready: The providers that can be asked as things stand.
  ///   - panes: The chain of each pane to begin with.
  ///   - themes: The names of all themes.
  ///   - theme: The theme in use.
  ///   - greeting: What the first screen says of the models that were chosen.
  package init(
    catalog: Catalog, ready: Set<String>, panes: [[ChainItem]], themes: [String], theme: String,
    greeting: String?
  ) {
    self.catalog = catalog
    self.ready = ready
    self.themes = themes
    self.theme = theme
    self.greeting = greeting
    for chain in panes { addChat(chain) }
    current = 0
    hint = ready.isEmpty || ready == ["demo"] ? Self.hintWithoutKeys : nil
  }

  /// The chat that the composer speaks to; there is always one.
  package var chat: Chat {
    get { chats[current] }
    set { chats[current] = newValue }
  }

  package var isBusy: Bool { chats.contains(where: \.isRunning) || isChecking }

  /// Whether some answer grows at this moment.
  package var hasGrowingAnswer: Bool {
    chats.contains { $0.turns.last?.answer.isGrowing ?? false }
  }

  private var isChecking: Bool {
    if case .key(let dialog) = overlay, case .checking = dialog.state { true } else { false }
  }

  /// The chats that a prompt of the composer goes to.
  package var addressed: [Int] {
    guard chat.isLinked else { return [current] }
    return chats.indices.filter { chats[$0].isLinked }
  }

  /// Folds one event into the state and names the work that follows.
  package mutating func handle(_ event: AppEvent) -> [Effect] {
    let onlyGrows = onlyGrows(with: event)
    if !onlyGrows { changes &+= 1 }
    let effects = take(event)
    advanceTour()
    if onlyGrows { return effects }
    switch event {
    // What is told between two events of a person changes nothing that a preview shows.
    case .tick, .laidOut, .overlayLaidOut, .modelsLaidOut, .previewed, .rehearsed, .chainChecked:
      return effects
    default:
      return effects + previewEffects() + keepingEffects() + noteDraft()
        + chainCheckEffects(after: event)
    }
  }

  private mutating func take(_ event: AppEvent) -> [Effect] {
    defer { showDraftOfPane() }
    switch event {
    case .key(let press): return handle(press)
    case .paste(let text): return paste(text)
    case .resized(let columns, let rows): resize(columns, rows)
    case .tick(let now):
      self.now = now
      passTime()
    case .run(let id, let events):
      receive(events, in: id)
      if case .wire = overlay { return [.readWire] + remembered(events) }
      return remembered(events)
    case .wire(let exchanges): showWire(exchanges)
    case .overlayLaidOut(let metrics): overlay?.laidOut(metrics)
    case .runFailed(let id, let sentence): refuse(sentence, in: id)
    case .laidOut(let id, let metrics): laidOut(metrics, in: id)
    case .catalogue(let knowledge): receive(knowledge)
    case .habits(let habits): browser.show(habits)
    case .modelsLaidOut(let top, let height): browser.laidOut(top: top, height: height)
    case .keyChecked(let provider, let check): keyChecked(provider, check)
    case .copied(let sentence): flash = sentence
    case .compared(let diff, let left, let right): compared(diff, left, right)
    case .comparisonLaidOut(let tops): comparisonLaidOut(tops)
    case .remembered(let tally): self.tally = tally
    case .edited(let text): if !takeEdited(text) { composer.editor.set(text) }
    case .previewed(let id, let preview, let use): previewed(preview, in: id, use)
    case .rehearsed(let replies): rehearsed(replies)
    case .chainChecked(let id, let checks): checked(checks, in: id)
    case .presets(let presets, let sentence): received(presets, sentence)
    case .agents(let id, let news): return received(news, for: id)
    case .composed(let news): return take(news)
    case .sessions(let news): return take(news)
    case .titled(let result): return take(result)
    case .interrupted: return interrupt()
    case .pointer(let action, let hit): return handle(action, on: hit)
    case .themes(let names): themes = names.isEmpty ? themes : names
    case .ground(let automatic): return adopt(automatic)
    case .noticed(let sentence): flash = sentence
    }
    return []
  }

  /// The first work after the start.
  package func firstEffects() -> [Effect] {
    [.models(.start)] + (resumes.map { [.sessions(.open($0))] } ?? [])
  }

  private mutating func resize(_ columns: Int, _ rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  @discardableResult
  mutating func addChat(_ chain: [ChainItem]) -> Bool {
    guard chats.count < Self.mostChats else { return false }
    chats.append(Chat(id: ChatID(nextChat), chain: chain))
    nextChat += 1
    current = chats.count - 1
    return true
  }

  package static let mostChats = 8
  static let hintWithoutKeys =
    "Start with ANTHROPIC_API_KEY set, or Ctrl+X k pastes one; F5 local servers"

  /// Below this size there is a sentence in place of the panes.
  package static let fewestColumns = 60
  package static let fewestRows = 16

  package var isTooSmall: Bool {
    showsInline ? isTooSmallInline : columns < Self.fewestColumns || rows < Self.fewestRows
  }
}
