package import AppCore
package import Interface
import Screen
package import SwitchboardKit
package import TerminalIO

/// The main thread's loop: reads the terminal, folds events into the state, draws.
///
/// Owns state, view and display as locals of `run`, so nobody else reaches them. Draws at once after
/// a key, otherwise at most every 16 ms, and only what changed. What answers grow by comes every
/// 50 ms, which is as smooth to read and a third of the work. Sleeps in `poll` while nothing happens.
package struct EventLoop {
  /// What the loop needs from outside.
  package struct Surroundings {
    package var effects: EffectRunner
    package var inbox: Inbox
    package var bell: WakeEvent
    /// Does work about the catalogue, away from this thread; it comes back through the inbox.
    package var models: (ModelsWork) -> Void
    package var themes: ThemeSource
    /// Puts a text on the clipboard in a second way beside the terminal's own, and says how.
    package var copy: (String) -> String
    /// Keeps a vote beyond this run, or takes it back; a sentence when that fails.
    package var keepVote: (Vote, Int) -> String?
    /// The words and environment of the editor, and where its file is.
    package var editor: (String) -> EditorCall?
    /// The same of the pager.
    package var pager: (String) -> EditorCall?
    /// An exchange as a command for curl.
    package var curl: (WireExchange) -> String
    /// Looks at requests without sending them.
    package var requests: RequestDesk?
    /// Keeps options under names.
    package var presets: PresetShelf?
    /// Keeps what is said.
    package var keeper: ChatKeeper?
    /// Works on the stored chats.
    package var sessions: SessionDesk?
    /// Reads and writes agent files.
    package var agents: AgentShelf?
    package var composer = ComposerServices()
    /// Keeps the keys of actions beyond this run; a sentence when that fails.
    package var keepKeys: ([KeyChange]) -> String? = { _ in nil }

    package init(
      effects: EffectRunner, inbox: Inbox, bell: WakeEvent,
      models: @escaping (ModelsWork) -> Void,
      themes: ThemeSource,
      copy: @escaping (String) -> String,
      keepVote: @escaping (Vote, Int) -> String? = { _, _ in nil },
      editor: @escaping (String) -> EditorCall?,
      pager: @escaping (String) -> EditorCall?,
      curl: @escaping (WireExchange) -> String
    ) {
      self.effects = effects
      self.inbox = inbox
      self.bell = bell
      self.models = models
      self.themes = themes
      self.copy = copy
      self.keepVote = keepVote
      self.editor = editor
      self.pager = pager
      self.curl = curl
    }
  }

  /// A call of the person's editor with the draft in a file.
  package struct EditorCall {
    package var arguments: [String]
    package var environment: [String]
    /// Reads the file back and removes it.
    package var finish: () -> String?

    package init(
      arguments: [String], environment: [String], finish: @escaping () -> String?
    ) {
      self.arguments = arguments
      self.environment = environment
      self.finish = finish
    }
  }

  /// How a run of the loop came to its end.
  package struct Ending {
    package var state: AppState
    /// The signals that ended it; empty when the person left.
    package var signals: TerminalSignals
  }

  private static let frameTime: Duration = .milliseconds(16)
  /// How far apart the moments are at which answers have grown.
  static let growthTime: Duration = .milliseconds(50)
  /// How long after such a moment nothing is looked at; less, since moments are not met to the point.
  private static let quietTime: Duration = .milliseconds(40)
  /// Pieces of answers that may wait for each other.
  private static let mostAtOnce = 1000
  /// After a resize live rows wait so long: tmux tells the last of several sizes that much later, and
  /// what is written meanwhile stands on rows that are others.
  private static let settlingTime: Duration = .milliseconds(300)
  private static let animationTime: Duration = .milliseconds(250)

  let surroundings: Surroundings
  let clock: RunClock
  var state: AppState
  /// As it was when the loop last looked.
  private var pulse: Pulse
  var view: ScreenView
  private var decoder = InputDecoder()
  private var colors = ThemeSource.TerminalColors()
  var isDirty = true
  private var isLeaving = false
  private var endingSignals: TerminalSignals = []
  var lastFrame: Duration = .zero
  private var lastGrowth: Duration = .zero
  private var lastTick: Duration = .zero
  /// Until then live rows are not drawn.
  private var settled: Duration = .zero

  package init(_ state: AppState, view: ScreenView, _ surroundings: Surroundings, clock: RunClock) {
    self.state = state
    pulse = self.state.pulse()
    self.view = view
    self.surroundings = surroundings
    self.clock = clock
  }

  /// Runs until the person leaves or the terminal goes.
  ///
  /// - Returns: The state as it was at the end, and what ended it; runs that were still going are not
  ///   ended in the state.
  package consuming func run(
    _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) -> Ending {
    let source = EventSource(
      session, bell: surroundings.bell, watch: surroundings.themes.watch)
    handle(.resized(columns: session.size.columns, rows: session.size.rows), &session, &display)
    draw(&session, &display)
    perform(state.firstEffects(), &session, &display)
    while !isLeaving {
      pulse = state.pulse()
      let ready = source.wait(until: deadline(), hearsBell: !waitsForPace)
      let now = clock.now()
      if !ready.signals.isEmpty { take(ready.signals, &session, &display) }
      if ready.hasInput {
        // A key meets answers as they are, not as they were a moment ago.
        if surroundings.inbox.isUrgent { takeNews(&session, &display) }
        readInput(&session, &display)
      }
      for event in decoder.expire(at: .now) { take(event, &session, &display) }
      if ready.hasChanges { reloadThemes(&session, &display) }
      pulse = state.pulse()
      if let moment = pulse.nextMoment, now >= moment { tick(now) }
      if now - lastTick >= Self.animationTime, pulse.isBusy { tick(now) }
      if !isPaced { takeNews(&session, &display) }
      for effect in state.dueDrafts(at: now) { perform(effect, &session, &display) }
      if isDirty, !isSettling, ready.hasInput || now - lastFrame >= Self.frameTime {
        draw(&session, &display)
      }
    }
    if state.isInline { display.close(with: view.closeInline(state)) }
    return Ending(state: state, signals: endingSignals)
  }

  private mutating func tick(_ now: Duration) {
    lastTick = now
    _ = state.handle(.tick(now))
    isDirty = true
  }

  /// Whether what tasks tell can wait, since answers have just grown and go on growing.
  ///
  /// A key does not wait for it, and does not make it wait longer.
  private var isPaced: Bool { pulse.hasGrowingAnswer && clock.now() - lastGrowth < Self.quietTime }

  /// Whether something has come that waits.
  ///
  /// What comes together, as most does (`RunPlan.gathering`), comes after the quiet time and is heard
  /// at once.
  private var waitsForPace: Bool { surroundings.inbox.hasNews && isPaced }

  private mutating func takeNews(
    _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    var pieces = 0
    for event in surroundings.inbox.drain() {
      if case .run(_, let batch) = event { pieces += batch.count }
      handle(event, &session, &display)
    }
    // A flood is taken as it comes: what waits would only pile up.
    if (1...Self.mostAtOnce).contains(pieces) { lastGrowth = clock.now() }
  }

  /// When the loop must look again by itself; nil: when something happens.
  private func deadline() -> ContinuousClock.Instant? {
    var next = decoder.pendingDeadline
    let (now, present) = (clock.now(), ContinuousClock.now)
    func consider(_ wait: Duration) {
      let instant = present.advanced(by: max(wait, .zero))
      next = min(next ?? instant, instant)
    }
    if waitsForPace { consider(Self.quietTime - (now - lastGrowth)) }
    if isDirty {
      consider(max(Self.frameTime - (now - lastFrame), isSettling ? settled - now : .zero))
    }
    if pulse.isBusy { consider(Self.animationTime - (now - lastTick)) }
    if let moment = pulse.nextMoment { consider(moment - now) }
    if let moment = pulse.draftDue { consider(moment - now) }
    return next
  }

  private var isSettling: Bool { clock.now() < settled && state.showsInline }

  private mutating func readInput(
    _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    switch session.readInput() {
    case .bytes(let bytes):
      for event in decoder.decode(bytes.span, at: .now).coalescingWheel() {
        take(event, &session, &display)
      }
    case .nothing: return
    case .gone: isLeaving = true
    }
  }

  private mutating func take(
    _ event: InputEvent, _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    switch event {
    case .key(let press):
      guard let press = AppCore.KeyPress(press) else { return }
      handle(.key(press), &session, &display)
    case .paste(let paste): handle(.paste(paste.text), &session, &display)
    case .reply(let reply):
      session.handle(reply)
      learn(reply, &session, &display)
    case .mouse(let event):
      guard let action = PointerAction(event) else { return }
      let hit = view.hit(event.position, in: state)
      handle(.pointer(action, hit), &session, &display)
    case .focus: return
    }
  }

  /// The terminal tells its colours: a theme that nobody chose follows, in one frame.
  private mutating func learn(
    _ reply: TerminalReply, _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    let before = colors
    switch reply {
    case .foreground(let color): colors.foreground = color
    case .background(let color): colors.background = color
    case .keyboardProtocol: return
    }
    guard colors != before else { return }
    handle(.ground(theme: surroundings.themes.automatic(colors)), &session, &display)
  }

  private mutating func reloadThemes(
    _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    handle(.themes(surroundings.themes.names()), &session, &display)
    if let complaint = useTheme(state.theme) {
      handle(.noticed(complaint), &session, &display)
    }
  }

  /// Paints with a theme from now on, unless it cannot be used.
  ///
  /// - Returns: What is wrong with it.
  private mutating func useTheme(_ name: String) -> String? {
    let (palette, complaint) = surroundings.themes.load(name, colors)
    if let palette { view.palette = palette }
    isDirty = true
    return complaint
  }

  mutating func take(
    _ signals: TerminalSignals, _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    let ending = signals.intersection([.terminate, .hangup, .quit])
    endingSignals.formUnion(ending)
    if !ending.isEmpty { isLeaving = true }
    if signals.contains(.interrupt) { handle(.interrupted, &session, &display) }
    if signals.contains(.stop) { suspend(&session, &display) }
    if signals.contains(.continued) {
      session.resume()
      display.repaint()
    }
    if signals.contains(.resized) || signals.contains(.continued) {
      let size = session.size
      settled = clock.now() + Self.settlingTime
      handle(.resized(columns: size.columns, rows: size.rows), &session, &display)
    }
  }

  private mutating func handle(
    _ event: AppEvent, _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    lastTick = clock.now()
    _ = state.handle(.tick(lastTick))
    perform(state.handle(event), &session, &display)
    isDirty = true
  }

  private mutating func perform(
    _ effects: [Effect], _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    let runs = effects.compactMap { effect -> (AppCore.ChatID, RunRequest)? in
      if case .start(let id, let request) = effect { (id, request) } else { nil }
    }
    if !runs.isEmpty { surroundings.keeper?.begin(runs) }
    for effect in effects { perform(effect, &session, &display) }
  }

  private mutating func perform(
    _ effect: Effect, _ session: inout TerminalSession, _ display: inout TerminalDisplay
  ) {
    switch effect {
    case .start(let id, let request):
      surroundings.effects.start(id, request)
      if let preview = surroundings.requests?.preview(request.outline) {
        _ = state.handle(.previewed(id, preview, .sent))
      }
    case .preview(let id, let request, let use):
      if let preview = surroundings.requests?.preview(request) {
        _ = state.handle(.previewed(id, preview, use))
      }
    case .rehearse(let request, let calls):
      if let desk = surroundings.requests {
        _ = state.handle(.rehearsed(desk.rehearsal(request, calls)))
      }
    case .checkChain(let id, let request):
      if let desk = surroundings.requests {
        _ = state.handle(.chainChecked(id, desk.check(request)))
      }
    case .copyRequest(let request, let form): copy(request, as: form, &session)
    case .writeRequest(let request, let form): write(request, as: form)
    case .agents(let id, let work):
      if let shelf = surroundings.agents {
        for effect in state.handle(.agents(id, shelf.perform(work))) {
          perform(effect, &session, &display)
        }
      }
    case .presets(let work):
      if let shelf = surroundings.presets {
        let (presets, sentence) = shelf.perform(work)
        _ = state.handle(.presets(presets, sentence))
      }
    case .stop(let id): surroundings.effects.stop(id)
    case .moveOn(let id): surroundings.effects.moveOn(id)
    case .models(let work): surroundings.models(work)
    case .checkKey(let provider, let model, let key, let keeps):
      surroundings.effects.check(key, keeps: keeps, provider: provider, model: model)
    case .copy(let text):
      session.offerToClipboard(text)
      let way = surroundings.copy(text)
      _ = state.handle(.copied(way))
    case .readWire: _ = state.handle(.wire(surroundings.effects.wire.exchanges))
    case .copyAsCurl(let exchange):
      perform(.copy(surroundings.curl(exchange)), &session, &display)
    case .showInPager(let text): page(text, &session, &display)
    case .compare(let left, let right, let leftText, let rightText):
      surroundings.effects.compare((left, leftText), (right, rightText))
    case .keepVote(let vote, let step):
      if let failure = surroundings.keepVote(vote, step) { _ = state.handle(.copied(failure)) }
    case .edit(let text): edit(text, &session, &display)
    case .keepKeys(let changes, let sentence):
      let failure = surroundings.keepKeys(changes)
      _ = state.handle(.noticed(failure.map { "\(sentence) For this run only: \($0)" } ?? sentence))
    case .useTheme(let name):
      if let complaint = useTheme(name) { _ = state.handle(.noticed(complaint)) }
    case .useMouse(let isOn): session.setMouse(isOn)
    case .compose(let work):
      let news = surroundings.effects.news(
        of: work, surroundings.composer, index: state.browser.index, ready: state.ready)
      guard let news else { return }
      perform(state.handle(.composed(news)), &session, &display)
    case .sessions(let work): surroundings.sessions?.perform(work, asking: surroundings.effects)
    case .askForTitle(let request): surroundings.effects.askForTitle(request)
    case .suspend: suspend(&session, &display)
    case .quit: isLeaving = true
    }
  }
}
