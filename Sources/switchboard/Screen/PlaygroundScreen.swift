import AppCore
import ArgumentParser
import CPlatform
import Catalog
import ChatModel
import Glibc
import Interface
import Runtime
import Settings
import Store
import SwitchboardKit
import Tasks
import TerminalIO
import TextLayout
import Themes

/// The playground on a whole terminal: puts state, view, loop and terminal together.
struct PlaygroundScreen {
  let flags: RequestValues
  let program: Program
  let isQuiet: Bool
  let isIncognito: Bool
  /// Whether answers stay in the terminal, with the composer below them.
  var isInline = false
  /// The stored chat to begin with; nil for an empty one.
  var resumes: SessionWork.Choice?

  /// Whether standard input and output are a terminal that can be drawn on.
  static func isPossible(_ environment: [String: String]) -> Bool {
    let name = environment["TERM"] ?? ""
    return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && !name.isEmpty
      && name != "dumb"
  }

  /// Runs until the person leaves; the terminal is then as it was, and a few lines say what is kept.
  ///
  /// - Parameter setup: The request; it gets the models of the last run, or else the default ones,
  ///   where nobody named any.
  /// - Throws: `ValidationError` when there is no terminal to draw on; after a signal the status of a
  ///   process that it ended, as shells count it.
  func run(_ setup: inout RequestSetup) throws {
    let memory = ScreenMemory(StateFile(program.directories.stateFile))
    let start = program.runtime.clock.now()
    let (panes, greeting) = try panes(&setup, memory)
    let themes = ThemeBook(program, remembered: memory.theme)
    let theme = themes.chosen ?? themes.automatic(.init())
    var state = AppState(
      catalog: program.runtime.catalog, ready: readyAtFirst(panes), panes: panes,
      themes: themes.names, theme: theme, greeting: greeting)
    state.startRules = setup.rules
    state.themeIsChosen = themes.chosen != nil
    let votes = VoteFile(StateFile(program.directories.stateFile))
    _ = state.handle(.remembered(votes.read()))
    let agents = AgentDesk(setup, flags: flags, program: program)
    openAgent(&state, agents)
    prepare(&state, themes)
    state.isIncognito = keepsNothing
    state.isInline = isInline
    state.resumes = resumes
    let signal: Int32?
    let inbox: Inbox
    let effects: EffectRunner
    let feed: CatalogFeed
    let chats: ChatWorld
    do throws(TerminalError) {
      _ = platform_release_signals()
      let bell = try WakeEvent()
      inbox = Inbox { [program] in program.thread.afterRound { bell.ring() } }
      chats = ChatWorld(program, keepsNothing: keepsNothing, inbox: inbox)
      effects = EffectRunner(
        runtime: program.runtime, inbox: inbox, ways: KeyKeeping(program).ways,
        keeper: chats.keeper, executor: program.thread
      ) { [agents] request in
        agents.setup(of: request).plan(of: request)
      }
      var view = ScreenView(palette: themes.load(theme, .init()).palette ?? .plain, facts: facts())
      view.symbols = TerminalSymbols.choose(program.settings.symbols, program.environment)
      view.wallClock = WallClock(program.runtime)
      feed = CatalogFeed(program, inbox: inbox, effects: effects)
      var surroundings = EventLoop.Surroundings(
        effects: effects, inbox: inbox, bell: bell, models: { [feed] in feed.perform($0) },
        themes: themes.source(), copy: Self.copySentence,
        keepVote: { votes.keep($0, by: $1) },
        editor: { EditorFile.editor(with: $0, environment: program.environment) },
        pager: { EditorFile.pager(with: $0, environment: program.environment) },
        curl: ExchangeCurl.command)
      surroundings.requests = RequestDesk(
        preview: { [agents, effects] in
          agents.setup(of: $0).preview(of: $0, program.runtime, effects)
        },
        text: { [agents, effects] in
          agents.setup(of: $0).text(of: $0, $1, program.runtime, effects)
        })
      surroundings.keepKeys = { [program] in KeyKeeping.keep($0, in: program.directories) }
      surroundings.requests?.write = ExportFile.write
      surroundings.requests?.check = { [agents, effects] in
        var plan = agents.setup(of: $0).plan(of: $0)
        plan.entries = effects.withPastedKeys(plan.entries)
        return program.runtime.check(plan)
      }
      surroundings.requests?.rehearsal = { [agents] in
        (try? program.runtime.rehearsal(of: agents.setup(of: $0).plan(of: $0), calls: $1)) ?? [:]
      }
      surroundings.agents = AgentShelf { [agents] in agents.perform($0) }
      surroundings.presets = PresetShelf(PresetDirectory(program.directories))
      surroundings.composer = composerWorld(setup).services
      surroundings.keeper = chats.keeper
      surroundings.sessions = chats.desk
      let loop = EventLoop(state, view: view, surroundings, clock: program.runtime.clock)
      let ending = try show(loop)
      state = ending.state
      signal = ending.signals.first
    } catch {
      throw ValidationError(error.description)
    }
    let running = state.chats.count(where: \.isRunning)
    _ = program.loop.run {
      await effects.stopAll()
      await feed.stop()
    }
    for event in inbox.drain() { _ = state.handle(event) }
    for case .sessions(let work) in state.takeDrafts() { chats.desk.perform(work) }
    let (kept, _) = program.loop.run { await chats.finish() }
    let farewell = Farewell(program: program, isIncognito: isIncognito, chat: kept)
    let lines = farewell.lines(
      state, time: program.runtime.clock.now() - start, stoppedOnLeaving: running)
    if !isQuiet { for line in lines { Descriptor.output.line(line) } }
    if let sentence = chats.problem { Descriptor.error.line(sentence) }
    if let signal { throw ExitCode(128 + signal) }
  }

  private var keepsNothing: Bool { isIncognito || !program.settings.keepsChats }

  /// Takes the terminal, runs the loop on it, and gives it back.
  private func show(_ loop: consuming EventLoop) throws(TerminalError) -> EventLoop.Ending {
    var terminal = TerminalSetup { program.environment[$0] }
    terminal.logFile = logFile()
    terminal.isInline = isInline
    var session = try TerminalSession(terminal)
    var display = TerminalDisplay(session, reflows: TerminalReflow.isLikely(program.environment))
    return loop.run(&session, &display)
  }

  /// The keys of the settings, and what is wrong with them and with the theme.
  private func prepare(_ state: inout AppState, _ themes: ThemeBook) {
    let mistakes = state.useKeys(program.settings.keymap) { Spelling.nearest(to: $0, in: $1) }
    var complaints = mistakes.map { "[keymap] in the settings: \($0)" }
    if let complaint = themes.complaint { complaints.append(complaint) }
    guard let first = complaints.first else { return }
    // What is cut off at the end of a narrow line is the sentence, not where all of them are.
    let all = complaints.count > 1 ? "switchboard doctor has all \(complaints.count): " : ""
    _ = state.handle(.noticed(all + first))
  }

  /// The chains of the panes, and what the first screen says of the choice.
  private func panes(
    _ setup: inout RequestSetup, _ memory: ScreenMemory
  ) throws -> (panes: [[ChainItem]], greeting: String?) {
    if setup.entries.isEmpty, program.settings.model == nil {
      let known = memory.panes.filter { chain in
        chain.allSatisfy { (try? setup.check(ModelEntry($0.id))) != nil }
      }
      if let first = known.first {
        try setup.replaceChain(first.map(\.id))
        return (known, "These are the models of the last run; Alt+1 changes them.")
      }
    }
    let greeting = try setup.useDefaultModel(allowsDemo: true, hint: "; Alt+1 changes it")
    return (panes(of: setup), greeting)
  }

  private func composerWorld(_ setup: RequestSetup) -> ComposerWorld {
    let keeps = program.settings.keepsHistory && !isIncognito
    return ComposerWorld(
      setup: setup, home: program.environment["HOME"],
      history: keeps ? PromptHistoryFile(program.directories.historyFile) : nil)
  }

  /// The providers of the panes: the others are looked at after the first frame.
  private func readyAtFirst(_ panes: [[ChainItem]]) -> Set<String> {
    let asked = Set(panes.flatMap { $0.map(\.provider) })
    return Set(asked.filter { program.isReady($0) }).union(["demo"])
  }

  /// Each `--model` opens a pane; `--fallback` extends the chain of the one before it.
  private func panes(of setup: RequestSetup) -> [[ChainItem]] {
    guard flags.model.count > 1, flags.agent == nil else {
      return [setup.entries.compactMap { Self.item($0) }]
    }
    let places = flags.model.map(\.place).sorted()
    var panes: [[ChainItem]] = places.map { _ in [] }
    for flag in flags.chain {
      let pane = (places.lastIndex { $0 <= flag.place }) ?? 0
      if let item = Self.item(ChainFlags.entry(flag.value, router: setup.router)) {
        panes[pane].append(item)
      }
    }
    return Array(panes.prefix(AppState.mostChats))
  }

  private static func item(_ entry: ModelEntry) -> ChainItem? { ChainItem(entry) }

  /// Opens the agent of the command line or the settings in its pane, where nothing overrides it.
  private func openAgent(_ state: inout AppState, _ agents: AgentDesk) {
    guard flags.chain.isEmpty, flags.retries.isEmpty, flags.system == nil,
      let name = flags.agent ?? program.settings.agent, let agent = agents.opened(name)
    else { return }
    _ = state.handle(.agents(state.chat.id, .opened(agent)))
    _ = state.handle(.resized(columns: state.columns, rows: state.rows))
  }

  private func facts() -> [String] {
    let variables = Set(program.providers.flatMap(\.keyVariables))
    let count = variables.filter { !(program.environment[$0] ?? "").isEmpty }.count
    return [count == 1 ? "1 key" : "\(count) keys"]
  }

  private func logFile() -> String? {
    guard (try? Directories.make(program.directories.state)) != nil else { return nil }
    return program.directories.logFile
  }

  private static func copySentence(_ text: String) -> String {
    "Sent \(text.count) characters to the terminal (OSC 52); it does not confirm."
  }
}
