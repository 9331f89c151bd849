import AppCore
import Glibc
import JSONCoding
import Settings
import Themes

/// The files and folders of the person, as `doctor` sees them.
struct DoctorFiles {
  private let environment: Environment

  init(_ environment: [String: String]) { self.environment = Environment(environment) }

  var findings: [DoctorFinding] {
    let directories: Directories
    do throws(SettingsError) {
      directories = try Directories(environment)
    } catch {
      return [DoctorFinding("folders", .broken, Self.bare(error.description))]
    }
    return folders(directories) + settings(directories) + themes(directories) + keys(directories)
  }

  private func folders(_ directories: Directories) -> [DoctorFinding] {
    [
      ("settings folder", directories.config), ("chats folder", directories.data),
      ("cache folder", directories.cache), ("state folder", directories.state),
    ].reduce(into: [DoctorFinding]()) { findings, folder in
      // One folder may be several things.
      guard !findings.contains(where: { $0.message.hasPrefix(folder.1 + ",") }) else { return }
      findings.append(Self.folder(folder.0, folder.1))
    }
  }

  private static func folder(_ name: String, _ path: String) -> DoctorFinding {
    var status = stat()
    guard stat(path, &status) == 0 else {
      return errno == ENOENT
        ? DoctorFinding(name, .fine, "\(path), made when it is needed")
        : DoctorFinding(name, .broken, "\(path), cannot be seen: \(reason())")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      return DoctorFinding(
        name, .broken, "\(path), is a file where a folder should be", mend: "Move it away")
    }
    let mode = mode(status)
    guard access(path, R_OK | W_OK | X_OK) == 0 else {
      return DoctorFinding(
        name, .broken, "\(path), mode \(mode), cannot be written: \(reason())",
        mend: "chmod 700 \(path)")
    }
    guard status.st_mode & 0o077 == 0 else {
      return DoctorFinding(
        name, .note, "\(path), mode \(mode), others can look into it", mend: "chmod 700 \(path)")
    }
    return DoctorFinding(name, .fine, "\(path), mode \(mode)")
  }

  private func settings(_ directories: Directories) -> [DoctorFinding] {
    let path = directories.settingsFile
    let parsed: Parsed<SettingsFile>
    do throws(SettingsError) {
      guard try AtomicFile.read(path) != nil else {
        return [DoctorFinding("settings", .fine, "\(path), not there; the defaults hold")]
      }
      parsed = try SettingsFile.load(directories)
    } catch {
      return [DoctorFinding("settings", .broken, Self.bare(error.description))]
    }
    var findings = parsed.mistakes.map {
      DoctorFinding("settings", $0.severity == .error ? .broken : .note, Self.bare($0.description))
    }
    if let name = parsed.value?.theme {
      let themes = ThemeDirectory(directories)
      if !themes.names().contains(name) {
        let hint = themes.nearest(to: name).map { "Write \($0)" }
        findings.append(
          DoctorFinding(
            "settings", .broken, "[theme] names \(name), which is not there", mend: hint))
      }
    }
    if findings.isEmpty { findings.append(DoctorFinding("settings", .fine, path)) }
    return findings + keymap(parsed.value)
  }

  private func keymap(_ settings: SettingsFile?) -> [DoctorFinding] {
    guard let table = settings?.keymap, !table.isEmpty else { return [] }
    let mistakes = Keymap.standard.changed(by: table) {
      Spelling.nearest(to: $0, in: $1)
    }.mistakes
    guard !mistakes.isEmpty else {
      return [DoctorFinding("keymap", .fine, "\(table.keys.count) actions have keys of your own")]
    }
    return mistakes.map { DoctorFinding("keymap", .broken, Self.bare($0)) }
  }

  private func themes(_ directories: Directories) -> [DoctorFinding] {
    let directory = ThemeDirectory(directories)
    return directory.names().compactMap { name in
      guard let mistake = ((try? directory.load(name)) ?? nil)?.mistakes.first else { return nil }
      return DoctorFinding(
        "theme", .note, Self.bare(mistake.description), mend: "switchboard themes check \(name)")
    }
  }

  /// Kept keys that others can read.
  private func keys(_ directories: Directories) -> [DoctorFinding] {
    var status = stat()
    guard stat(directories.keys, &status) == 0 else { return [] }
    guard status.st_mode & 0o077 != 0 else {
      return [DoctorFinding("kept keys", .fine, "\(directories.keys), mode \(Self.mode(status))")]
    }
    return [
      DoctorFinding(
        "kept keys", .broken,
        "\(directories.keys), mode \(Self.mode(status)), others can look into it",
        mend: "chmod 700 \(directories.keys)")
    ]
  }

  private static func mode(_ status: stat) -> String {
    String(status.st_mode & 0o777, radix: 8)
  }

  private static func reason() -> String { String(cString: strerror(errno)) }

  /// A sentence without its full stop.
  private static func bare(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}
