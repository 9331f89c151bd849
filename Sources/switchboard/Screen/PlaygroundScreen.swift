import AppCore
import ArgumentParser
import CPlatform
import Catalog
import ChatModel
import Glibc
import Interface
import Runtime
import Settings
import SwitchboardKit
import TerminalIO
import TextLayout
import Themes

/// The playground on a whole terminal: puts state, view, loop and terminal together.
struct PlaygroundScreen {
  let setup: RequestSetup
  let flags: RequestFlags
  let program: Program

  /// Whether standard input and output are a terminal that can be drawn on.
  static func isPossible(_ environment: [String: String]) -> Bool {
    let name = environment["TERM"] ?? ""
    return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && !name.isEmpty
      && name != "dumb"
  }

  /// Runs until the person leaves; the terminal is then as it was.
  ///
  /// - Throws: `ValidationError` when there is no terminal to draw on.
  func run(greeting: String?) throws {
    let themes = ThemeDirectory(program.directories)
    let theme = themeName(themes)
    let state = AppState(
      catalog: program.runtime.catalog, ready: readyProviders(), panes: panes(),
      themes: themes.names(), theme: theme, greeting: greeting)
    let appearance = Self.appearance(program.environment)
    let view = ScreenView(
      palette: palette(theme, themes, appearance) ?? .plain, facts: facts())
    do throws(TerminalError) {
      _ = platform_release_signals()
      let bell = try WakeEvent()
      let inbox = Inbox { bell.ring() }
      let effects = EffectRunner(runtime: program.runtime, inbox: inbox) { [setup] request in
        setup.plan(of: request)
      }
      var surroundings = EventLoop.Surroundings(
        effects: effects, inbox: inbox, bell: bell, listings: listings(),
        palette: { palette($0, themes, appearance) }, copy: Self.copySentence,
        editor: { EditorFile.call(with: $0, environment: program.environment) })
      surroundings.requests = RequestDesk(
        preview: { setup.preview(of: $0, program.runtime, effects) },
        text: { setup.text(of: $0, $1, program.runtime, effects) })
      surroundings.presets = PresetShelf(PresetDirectory(program.directories))
      var terminal = TerminalSetup { program.environment[$0] }
      terminal.logFile = logFile()
      var session = try TerminalSession(terminal)
      var display = CursesDisplay(session)
      let loop = EventLoop(state, view: view, surroundings, clock: program.runtime.clock)
      _ = loop.run(&session, &display)
      _ = program.loop.run { await effects.stopAll() }
    } catch {
      throw ValidationError(error.description)
    }
  }

  private func readyProviders() -> Set<String> {
    // Whether a local server runs is not known before it has been asked.
    let ready = program.providers.filter { $0.kind != .local && program.reasonAgainst($0) == nil }
    return Set(ready.map(\.id)).union(["demo"])
  }

  /// Each `--model` opens a pane; `--fallback` extends the chain of the one before it.
  private func panes() -> [[ChainItem]] {
    guard flags.model.count > 1, flags.agent == nil else {
      return [setup.entries.filter(\.isEnabled).compactMap { Self.item($0) }]
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

  private static func item(_ entry: ModelEntry) -> ChainItem? {
    entry.id.map { ChainItem($0, retries: entry.maxRetries) }
  }

  private func themeName(_ themes: ThemeDirectory) -> String {
    if !(program.environment["NO_COLOR"] ?? "").isEmpty { return "mono" }
    if let name = program.settings.theme, themes.names().contains(name) { return name }
    return Self.appearance(program.environment) == .light ? "paper" : "dusk"
  }

  private func palette(
    _ name: String, _ themes: ThemeDirectory, _ appearance: Appearance
  ) -> Interface.Palette? {
    guard let theme = (try? themes.load(name))?.value else { return nil }
    return Interface.Palette(theme, appearance: theme.appearance ?? appearance)
  }

  /// Light or dark, by what many terminals say in COLORFGBG ("15;0": the ground is 0); dark when
  /// nothing says so.
  private static func appearance(_ environment: [String: String]) -> Appearance {
    let ground = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) }
    return ground.map { $0 == 7 || $0 == 15 } == true ? .light : .dark
  }

  private func facts() -> [String] {
    let variables = Set(program.providers.flatMap(\.keyVariables))
    let count = variables.filter { !(program.environment[$0] ?? "").isEmpty }.count
    return [count == 1 ? "1 key" : "\(count) keys", "catalogue of \(program.runtime.catalog.date)"]
  }

  private func listings() -> ListingBuilder {
    ListingBuilder(
      catalog: program.runtime.catalog, demo: DemoListing.group,
      price: { ModelListing.price($0.prices) },
      facts: { ModelListing.facts($0) })
  }

  private func logFile() -> String? {
    guard (try? Directories.make(program.directories.state)) != nil else { return nil }
    return program.directories.logFile
  }

  private static func copySentence(_ text: String) -> String {
    "Sent \(text.count) characters to the terminal's clipboard (OSC 52); it does not say whether it took them."
  }
}
