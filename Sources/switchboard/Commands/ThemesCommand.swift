import ArgumentParser
import JSONCoding
import Settings
import TextLayout
import Themes

/// Theme files.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "Lists and checks themes.",
    subcommands: [List.self, Check.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the built-in themes and those of the settings folder.")

    @Option(help: "text, json or tsv.")
    var format = RecordFormat.text

    func run() throws {
      let program = try Program.load()
      let directory = ThemeDirectory(program.directories)
      let states = directory.names().map { ThemeState($0, directory) }
      guard format == .text else {
        Descriptor.output.records(states.map(\.record), format: format)
        return
      }
      var table = Table(columns: [
        .init(title: "THEME"), .init(title: "GROUND"), .init(title: "PAINTS", dispensable: 1),
        .init(title: "STATE"), .init(title: "FROM", dispensable: 2, least: 16),
      ])
      table.rows = states.map(\.row)
      Descriptor.output.table(table)
      Descriptor.error.line(
        "Alt+T tries them in the playground. Your own go to \(program.directories.themes).")
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Names every mistake of a theme with its line, and every pair that is hard to read."
    )

    @Argument(help: "The theme, by file or name.", completion: .file(extensions: ["toml"]))
    var theme: String

    @Option(help: "text, json or tsv.")
    var format = RecordFormat.text

    func run() throws {
      let program = try Program.load()
      let (parsed, file) = try load(ThemeDirectory(program.directories))
      let findings = parsed.mistakes.haveErrors ? [] : parsed.value?.contrastFindings() ?? []
      switch format {
      case .text:
        for mistake in parsed.mistakes { Descriptor.error.line(mistake.description) }
        for finding in findings { Descriptor.error.line("\(file): \(finding)") }
      case .json, .tsv:
        let records =
          parsed.mistakes.map { Self.record($0) } + findings.map { Self.record($0, file: file) }
        Descriptor.output.records(records, format: format)
      }
      guard parsed.mistakes.isEmpty, findings.isEmpty else {
        throw parsed.mistakes.haveErrors ? ExitCode.validationFailure : ExitCode.failure
      }
      if format == .text { Descriptor.output.line("\(file) is in order.") }
    }

    /// A file where there is one; otherwise a theme by its name.
    private func load(_ directory: ThemeDirectory) throws -> (Parsed<Theme>, file: String) {
      do throws(SettingsError) {
        if theme.contains("/") || theme.hasSuffix(".toml") {
          guard let bytes = try AtomicFile.read(theme) else {
            throw .unreadable(path: theme, reason: "it is not there")
          }
          return (ThemeFile.parse(bytes, file: theme), theme)
        }
        if let parsed = try directory.load(theme) { return (parsed, theme) }
      } catch {
        throw ValidationError(error.description)
      }
      let hint = directory.nearest(to: theme).map { " Did you mean \($0)?" } ?? ""
      throw ValidationError("No theme is called \(theme).\(hint)")
    }

    private static func record(_ mistake: FileMistake) -> JSONObject {
      [
        "kind": .string("mistake"), "file": .string(mistake.file),
        "line": mistake.line.map { .integer($0) } ?? .null,
        "severity": .string(mistake.severity == .error ? "error" : "warning"), "role": .null,
        "under": .null, "appearance": .null, "colors": .null, "ground": .null, "contrast": .null,
        "goal": .null, "suggestion": .null, "message": .string(mistake.message),
      ]
    }

    private static func record(_ finding: ContrastFinding, file: String) -> JSONObject {
      let colors =
        switch finding.depth {
        case .sixteen: 16
        case .indexed: 256
        case .trueColor: 1 << 24
        }
      return [
        "kind": .string("contrast"), "file": .string(file), "line": .null,
        "severity": .string("warning"), "role": .string(finding.role.rawValue),
        "under": .text(finding.under?.rawValue),
        "appearance": .string(finding.appearance.rawValue), "colors": .integer(colors),
        "ground": .string(finding.ground.description),
        "contrast": .number((finding.ratio * 100).rounded() / 100), "goal": .number(finding.goal),
        "suggestion": .text(finding.suggestion?.description),
        "message": .string(finding.description),
      ]
    }
  }
}

/// One theme with what is to be said of it.
private struct ThemeState {
  let name: String
  let theme: Theme?
  let isOwn: Bool
  let mistakes: [FileMistake]
  let findings: Int
  let file: String

  init(_ name: String, _ directory: ThemeDirectory) {
    let loaded: Parsed<Theme>?
    do throws(SettingsError) {
      loaded = try directory.load(name)
    } catch {
      loaded = Parsed(
        nil, mistakes: [FileMistake(file: name, line: nil, message: error.description)])
    }
    self.name = name
    theme = loaded?.value
    mistakes = loaded?.mistakes ?? []
    findings = mistakes.haveErrors ? 0 : theme?.contrastFindings().count ?? 0
    file = directory.file(of: name)
    isOwn = ((try? AtomicFile.read(file)) ?? nil) != nil
  }

  private var state: String {
    if mistakes.haveErrors || theme == nil { return "has mistakes" }
    return findings == 0
      ? "in order" : findings == 1 ? "1 pair hard to read" : "\(findings) pairs hard to read"
  }

  private var ground: String { theme?.appearance?.rawValue ?? (theme == nil ? "" : "both") }

  var row: [String] {
    [
      name, ground, theme.map { $0.paintsGround ? "its own ground" : "nothing" } ?? "", state,
      isOwn ? file : "built in",
    ]
  }

  var record: JSONObject {
    [
      "name": .string(name), "ground": .string(ground),
      "paints_ground": theme.map { .bool($0.paintsGround) } ?? .null,
      "state": .string(mistakes.haveErrors || theme == nil ? "mistakes" : "ready"),
      "mistakes": .integer(mistakes.count), "hard_to_read": .integer(findings),
      "file": isOwn ? .string(file) : .null,
    ]
  }
}
