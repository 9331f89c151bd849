import ArgumentParser
import Catalog
import CatalogRefresh
import Settings
import SwitchboardKit

extension ModelsCommand {
  /// Fetches the public data, or takes it from a file; keeps it, or writes it as a table.
  struct Refresh: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "refresh", abstract: "Fetches the public data of models.dev and keeps it.",
      usage: "switchboard models refresh [--accept PROVIDER] [--from FILE [--to FILE]]",
      discussion: """
        New providers and models are used at once. Another address, dialect or key variable of a \
        provider that is known already is named and not used until --accept names the provider.
        """)

    @Option(
      help: ArgumentHelp("Takes the data from an api.json file.", valueName: "file"),
      completion: .file())
    var from: String?

    @Option(
      help: ArgumentHelp("Writes a table to this file and keeps nothing.", valueName: "file"),
      completion: .file())
    var to: String?

    @Option(
      help: ArgumentHelp("Uses what this provider has changed; repeatable.", valueName: "provider"))
    var accept: [String] = []

    @Option(
      help: ArgumentHelp(
        "The date of the file's data; today's when not given.", valueName: "yyyy-mm-dd"))
    var date: String?

    func validate() throws {
      if to != nil, from == nil { throw ValidationError("--to needs --from.") }
      if to != nil, !accept.isEmpty {
        throw ValidationError("--to writes the data as it is; --accept does not go with it.")
      }
      if date != nil, from == nil { throw ValidationError("--date belongs to --from.") }
      if let date, CivilDate(date) == nil || date.utf8.count != 10 {
        throw ValidationError("\(date) is not a date of the form 2026-07-01.")
      }
    }

    func run() throws {
      if let from, let to { return try convert(from, to) }
      let program = try Program.load()
      let bytes = try from.map { try Prompt.bytes(of: $0) }
      let policy = bytes == nil ? RefreshPolicy(environment: program.environment) : .onRequest
      let refresher = try program.refresher(policy)
      let accept = accept
      let date = date
      let (result, signal) = program.loop.run {
        await Result {
          if let bytes {
            return try await refresher.adopt(bytes, date: date, accepting: accept)
          }
          return try await refresher.refresh(.asked, accepting: accept)
        }
      }
      if let signal { throw ExitCode(128 + signal) }
      switch result {
      case .success(let outcome): report(outcome, program)
      case .failure(let error):
        Descriptor.error.line("\(error)")
        if case .offline? = error as? RefreshError { throw ExitCode(64) }
        Descriptor.error.line("Still in use: \(program.catalogAge)")
        throw ExitCode(1)
      }
    }

    private func report(_ outcome: CatalogRefresher.Outcome, _ program: Program) {
      switch outcome {
      case .updated(let providers, let models, let held):
        Descriptor.output.line("\(Self.count(models, providers)), kept.")
        for change in held { Descriptor.error.line(change.sentence) }
      case .unchanged:
        Descriptor.output.line("Nothing has changed: \(program.runtime.catalog.count) models.")
        for change in program.layers.held { Descriptor.error.line(change.sentence) }
      case .fresh: Descriptor.output.line("Another process has just fetched it.")
      case .busy, .notWanted: Descriptor.output.line("Nothing was fetched.")
      }
    }

    private static func count(_ models: Int, _ providers: Int) -> String {
      "\(models) \(models == 1 ? "model" : "models") of "
        + "\(providers) \(providers == 1 ? "provider" : "providers")"
    }

    /// Makes a table of a file, for a release.
    private func convert(_ from: String, _ to: String) throws {
      let date = date ?? CatalogRefresher.day(ModelRuntime.systemSeconds())
      do {
        let table = try CatalogConverter.table(fromAPI: try Prompt.bytes(of: from), date: date)
        let catalog = Catalog(table: try CatalogTable(table))
        try AtomicFile.write(table, to: to)
        Descriptor.output.line(
          "\(Self.count(catalog.count, catalog.table.providerCount)), as of \(date), "
            + "written to \(to).")
      } catch let error as CatalogError {
        throw ValidationError("\(from): \(error)")
      } catch let error as SettingsError {
        throw ValidationError(error.description)
      }
    }
  }
}
