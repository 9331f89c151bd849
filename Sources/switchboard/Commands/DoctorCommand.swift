import ArgumentParser
import Catalog
import CatalogRefresh
import Settings
import SwitchboardKit

/// What the program finds around it.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Looks at terminal, files, keys and network, and says how to mend what is wrong.",
    discussion: "Sends nothing but one GET without a key to the usual ports of this machine.")

  @Option(help: "text, json or tsv.")
  var format = RecordFormat.text

  func run() throws {
    let environment = ModelRuntime.processEnvironment()
    var findings = DoctorTerminal(environment).findings
    findings += DoctorFiles(environment).findings
    do {
      let program = try Program.load()
      defer { program.runtime.shutdown() }
      findings += Self.findings(program)
    } catch {
      // What is wrong with the settings has been said above.
      findings.append(
        DoctorFinding(
          "models, keys", .note, "not looked at, because the settings cannot be used",
          mend: "Mend them first"))
    }
    report(findings)
    guard findings.allSatisfy({ $0.status != .broken }) else { throw ExitCode.failure }
  }

  private func report(_ findings: [DoctorFinding]) {
    guard format == .text else {
      Descriptor.output.records(findings.map(\.record), format: format)
      return
    }
    let width = findings.map(\.check.count).max() ?? 0
    for finding in findings { Descriptor.output.line(finding.line(width: width)) }
  }

  private static func findings(_ program: Program) -> [DoctorFinding] {
    [catalogue(program), keys(program), proxy(program.environment), localServers(program)]
  }

  private static func catalogue(_ program: Program) -> DoctorFinding {
    let count = "\(program.runtime.catalog.count) models of \(program.providers.count) providers"
    let now = ModelRuntime.systemSeconds()
    let date =
      program.layers.fetched ?? CivilDate(program.runtime.catalog.date).map {
        Double($0.days) * 86_400
      } ?? now
    let isStale = now - date > 14 * 86_400
    if let notice = program.layers.notice {
      return DoctorFinding(
        "catalogue", .note, notice, mend: "switchboard models refresh fetches it anew")
    }
    return DoctorFinding(
      "catalogue", isStale ? .note : .fine, "\(count), \(program.catalogAge)",
      mend: isStale ? "switchboard models refresh" : nil)
  }

  /// Names of variables alone; a key is never shown.
  private static func keys(_ program: Program) -> DoctorFinding {
    let variables = program.providers.flatMap(\.keyVariables).filter {
      !(program.environment[$0] ?? "").isEmpty
    }
    let names = variables.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let named = program.settings.providers.filter { $0.key != nil }.map(\.id)
    guard !names.isEmpty || !named.isEmpty else {
      return DoctorFinding(
        "keys", .note, "none is set; demo models and local servers work without",
        mend: "Start with ANTHROPIC_API_KEY or another set, or paste one with Ctrl+X k")
    }
    let parts =
      (names.isEmpty ? [] : [names.joined(separator: ", ")])
      + (named.isEmpty ? [] : ["the settings name one for \(named.joined(separator: ", "))"])
    return DoctorFinding("keys", .fine, parts.joined(separator: "; "))
  }

  private static func proxy(_ environment: [String: String]) -> DoctorFinding {
    let names = [
      "https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
    ].filter { !(environment[$0] ?? "").isEmpty }
    let message =
      names.isEmpty
      ? "none"
      : "\(names.joined(separator: ", ")) set; this machine's own servers are asked directly"
    return DoctorFinding("proxy", .fine, message)
  }

  private static func localServers(_ program: Program) -> DoctorFinding {
    let found = program.loop.run { [transport = program.runtime.transport] in
      await LocalProbe(transport: transport).find()
    }.result
    let ports = LocalServer.allCases.map { "\($0.port)" }.reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let servers = found.map { "\($0.server.name) on \($0.server.port), \($0.models.count) models" }
    return DoctorFinding(
      "local servers", .fine,
      servers.isEmpty
        ? "none answered on \(ports.joined(separator: ", "))" : servers.joined(separator: "; "))
  }
}
