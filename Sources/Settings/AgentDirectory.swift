import Glibc

/// Finds and reads agent files: the person's own, and those of the current folder.
package struct AgentDirectory: Sendable {
  private let own: String
  private let here: String
  private let workingDirectory: String
  private let trust: TrustStore

  package init(_ directories: Directories, workingDirectory: String = currentFolder()) {
    own = directories.agents
    here = workingDirectory.appendingPath("agents")
    self.workingDirectory = workingDirectory
    trust = TrustStore(file: directories.trustFile)
  }

  /// All agent files, the person's own first, each group by name.
  package func list() -> [AgentLocation] {
    let mine = Self.files(in: own).map { name in
      AgentLocation(
        path: own.appendingPath(name), origin: .own, reference: AgentLocation.name(of: name))
    }
    if here.realPath != nil, here.realPath == own.realPath { return mine }
    let names = Set(mine.map(\.reference))
    let theirs = Self.files(in: here).map { file in
      let name = AgentLocation.name(of: file)
      return AgentLocation(
        path: here.appendingPath(file), origin: .here,
        reference: names.contains(name) ? "./agents/\(name)" : name)
    }
    return mine + theirs
  }

  /// Finds what `--agent` names: a name, or a path with or without `.toml`.
  ///
  /// A name in both folders means the person's own; `./agents/x` names the other. A name is the
  /// file's, or the one that the file gives itself.
  package func find(_ reference: String) throws(SettingsError) -> AgentLocation {
    if reference.contains("/") || reference.hasSuffix(".toml") {
      for path in [reference, reference + ".toml"] {
        let path = path.hasPrefix("/") ? path : workingDirectory.appendingPath(path)
        if Self.isFile(path) { return locate(path, reference) }
      }
      throw .noSuchAgent(name: reference, nearest: nil)
    }
    let all = list()
    if let found = all.first(where: { AgentLocation.name(of: $0.path) == reference }) {
      return found
    }
    for location in all where Self.nameInside(location.path) == reference { return location }
    let nearest = Spelling.nearest(to: reference, in: all.map(\.reference))
    throw .noSuchAgent(name: reference, nearest: nearest)
  }

  /// Reads an agent; one of `./agents` that carries what needs trust is withheld until it has it.
  package func load(_ location: AgentLocation) throws(SettingsError) -> LoadedAgent {
    let bytes = try self.bytes(of: location)
    let parsed = AgentFile.parse(bytes, file: location.path)
    var mistakes = parsed.mistakes
    let guarded = parsed.value?.guardedUses ?? []
    var needsTrust = false
    if location.origin == .here, !guarded.isEmpty {
      let verdict = trust.verdict(on: bytes, at: location.path)
      needsTrust = verdict != .trusted
      if needsTrust {
        mistakes += guarded.map { Self.refusal($0, location: location, verdict: verdict) }
      }
    }
    return LoadedAgent(
      location: location, agent: mistakes.haveErrors ? nil : parsed.value,
      mistakes: mistakes.sorted { ($0.line ?? 0) < ($1.line ?? 0) }, needsTrust: needsTrust)
  }

  /// The path of a new agent of the person's own; nil when there is one of that name.
  ///
  /// Makes the folder.
  package func newFile(named name: String) throws(SettingsError) -> String? {
    try Directories.make(own)
    let path = own.appendingPath(name + ".toml")
    return path.realPath == nil ? path : nil
  }

  /// Accepts an agent file as it is now.
  package func trust(_ location: AgentLocation) throws(SettingsError) {
    try trust.trust(try bytes(of: location), at: location.path)
  }

  /// The text of an agent file.
  package func bytes(of location: AgentLocation) throws(SettingsError) -> [UInt8] {
    guard let bytes = try AtomicFile.read(location.path, limit: TOMLDocument.mostBytes) else {
      throw .unreadable(path: location.path, reason: systemReason(ENOENT))
    }
    return bytes
  }

  /// Where a path that was given belongs; links and `..` do not hide that it is of `./agents`.
  private func locate(_ path: String, _ reference: String) -> AgentLocation {
    let asWritten = path.absolutePath(in: workingDirectory).parentFolder
    let folders = [asWritten, asWritten.realPath, path.realPath?.parentFolder].compactMap { $0 }
    let isOwn = folders.allSatisfy { $0 == own || $0 == own.realPath }
    let isHere = folders.contains { $0 == here || $0 == here.realPath }
    return AgentLocation(
      path: path, origin: isOwn ? .own : isHere ? .here : .named, reference: reference)
  }

  private static func refusal(
    _ use: AgentFile.GuardedUse, location: AgentLocation, verdict: TrustStore.Verdict
  ) -> FileMistake {
    let reason =
      verdict == .changed ? "the file has changed since you trusted it" : "you have not trusted it"
    return FileMistake(
      file: location.path, line: use.line,
      message: "\(use.what) is not used: \(reason). Read the file, then run "
        + "switchboard agents trust \(location.path).")
  }

  private static func nameInside(_ path: String) -> String? {
    guard let bytes = try? AtomicFile.read(path, limit: TOMLDocument.mostBytes) else { return nil }
    return AgentFile.parse(bytes, file: path).value?.name
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The names of the TOML files of a folder, sorted; none when it cannot be read.
  static func files(in folder: String) -> [String] {
    folder.namesInFolder.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }
  }
}
