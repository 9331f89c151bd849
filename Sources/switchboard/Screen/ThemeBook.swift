import Glibc
import Interface
import Runtime
import Settings
import TerminalIO
import TextLayout
import Themes

/// The themes of the playground: which one holds on which ground, and their colours.
struct ThemeBook: Sendable {
  private let directory: ThemeDirectory
  private let folder: String
  private let environment: [String: String]
  private let settings: SettingsFile
  /// The theme that was picked in an earlier run.
  private let remembered: String?

  init(_ program: Program, remembered: String?) {
    directory = ThemeDirectory(program.directories)
    folder = program.directories.themes
    environment = program.environment
    settings = program.settings
    self.remembered = remembered
  }

  /// The theme that a person chose, or `NO_COLOR` did; nil when the terminal's ground decides.
  var chosen: String? {
    if !(environment["NO_COLOR"] ?? "").isEmpty { return "mono" }
    let names = directory.names()
    return [settings.theme, remembered].compactMap(\.self).first(where: names.contains)
  }

  /// What is wrong with the theme of the settings, as a sentence.
  var complaint: String? {
    guard let name = settings.theme, !directory.names().contains(name) else { return nil }
    let hint = directory.nearest(to: name).map { " Did you mean \($0)?" } ?? ""
    return "The settings name the theme \(name), which is not there.\(hint)"
  }

  var names: [String] { directory.names() }

  /// The themes as the loop needs them; a folder of one's own themes is watched.
  func source() -> ThemeSource {
    ThemeSource(
      names: { directory.names() }, automatic: automatic, load: load,
      watch: FolderWatch(folder))
  }

  func automatic(_ colors: ThemeSource.TerminalColors) -> String {
    appearance(colors) == .light ? "paper" : "dusk"
  }

  /// The colours of a theme; with a complaint where its file has a mistake.
  func load(
    _ name: String, _ colors: ThemeSource.TerminalColors
  ) -> (palette: Interface.Palette?, complaint: String?) {
    let parsed: Parsed<Theme>?
    do throws(SettingsError) {
      parsed = try directory.load(name)
    } catch {
      return (nil, error.description)
    }
    guard let parsed else {
      return (nil, "The theme \(name) is gone; its colours stay until you leave.")
    }
    let complaint = parsed.mistakes.first.map { mistake in
      let file = mistake.file.split(separator: "/").last.map(String.init) ?? name
      let place = mistake.line.map { "\(file):\($0)" } ?? file
      let more = parsed.mistakes.count - 1
      return "\(place): \(mistake.message)"
        + (more > 0 ? " \(more) more: switchboard themes check." : "")
    }
    guard !parsed.mistakes.haveErrors, let theme = parsed.value else { return (nil, complaint) }
    let palette = Interface.Palette(
      theme, appearance: theme.appearance ?? appearance(colors), paintsText: paintsText(colors))
    return (palette, complaint)
  }

  /// Light or dark: the settings, then the terminal's own answer, then COLORFGBG ("15;0": the ground
  /// is 0), then dark.
  private func appearance(_ colors: ThemeSource.TerminalColors) -> Appearance {
    if let appearance = settings.themeAppearance { return appearance }
    if let background = colors.background {
      let ground = RGB(background)
      return ground.contrast(to: .white) < ground.contrast(to: .black) ? .light : .dark
    }
    let ground = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) }
    return ground.map { $0 == 7 || $0 == 15 } == true ? .light : .dark
  }

  /// Whether the terminal's own two colours are too close for body text.
  private func paintsText(_ colors: ThemeSource.TerminalColors) -> Bool {
    guard let text = colors.foreground, let ground = colors.background else { return false }
    return RGB(text).contrast(to: RGB(ground)) < Theme.contrastGoal(of: .text)
  }
}

extension RGB {
  /// A colour as 0xRRGGBB.
  fileprivate init(_ value: UInt32) {
    self.init(
      UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }
}
