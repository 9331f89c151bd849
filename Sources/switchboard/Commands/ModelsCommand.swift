import ArgumentParser
import Catalog
import ChatModel
import Glibc
import JSONCoding
import Settings
import SwitchboardKit

/// The catalogue.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "Lists and shows the models of the catalogue.",
    subcommands: [List.self, Show.self, Refresh.self], defaultSubcommand: List.self)

  /// The models that have all words of a query in their id or name.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Lists the models that match all words; `models demo` lists the demo models.")

    @Option(help: ArgumentHelp("Only this provider.", valueName: "id"))
    var provider: String?

    @Option(help: "text, json or tsv.")
    var format = RecordFormat.text

    @Argument(help: "Words of the id or name.")
    var query: [String] = []

    func run() throws {
      if query.map({ $0.lowercased() }) == ["demo"] || provider == "demo" {
        return DemoListing.print(format)
      }
      let program = try Program.load()
      let catalog = program.runtime.catalog
      if let provider, catalog.provider(provider) == nil {
        let nearest = catalog.nearestProviders(to: provider).joined(separator: ", ")
        throw ValidationError("No provider is called \(provider). Nearest: \(nearest).")
      }
      var models = catalog.models(matching: query)
      if let provider { models.removeAll { $0.id.provider != provider } }
      let listing = ModelListing(models: models, program: program)
      switch format {
      case .text:
        Descriptor.output.table(listing.table)
        Descriptor.error.line(
          "\(models.count) of \(catalog.count) models, catalogue of \(catalog.date)")
      case .json, .tsv: Descriptor.output.records(listing.records, format: format)
      }
    }
  }

  /// All that is known of one model.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Shows all that is known of one model.")

    @Argument(help: "The model, as provider/model.", completion: .custom(Completions.models))
    var id: String

    func run() throws {
      let program = try Program.load()
      let id = try program.runtime.router.identify(id)
      guard let model = program.runtime.catalog.model(id) else {
        let nearest = program.runtime.catalog.nearestModels(to: id).map(\.description)
        throw ValidationError(
          "The catalogue has no \(id); it may work all the same."
            + (nearest.isEmpty ? "" : " Nearest known: \(nearest.joined(separator: ", "))."))
      }
      for line in ModelCard.lines(model, program: program) { Descriptor.output.line(line) }
    }
  }

  /// Makes a table from the public form of the catalogue.
  struct Refresh: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "refresh", abstract: "Makes a catalogue table from the public api.json form.")

    @Option(help: ArgumentHelp("The api.json file.", valueName: "file"), completion: .file())
    var from: String

    @Option(help: ArgumentHelp("The table to write.", valueName: "file"), completion: .file())
    var to: String

    @Option(
      help: ArgumentHelp("Its date as yyyy-mm-dd; today when not given.", valueName: "date"))
    var date: String?

    func run() throws {
      let bytes = try Prompt.bytes(of: from)
      let date = date ?? Self.today()
      do {
        let table = try CatalogConverter.table(fromAPI: bytes, date: date)
        let catalog = Catalog(table: try CatalogTable(table))
        try AtomicFile.write(table, to: to)
        Descriptor.output.line(
          "\(catalog.count) \(catalog.count == 1 ? "model" : "models") of \(catalog.providers.count) providers, as of \(date), "
            + "written to \(to).")
      } catch let error as CatalogError {
        throw ValidationError("\(from): \(error)")
      } catch let error as SettingsError {
        throw ValidationError(error.description)
      }
    }

    /// Today's date in UTC, `YYYY-MM-DD`.
    private static func today() -> String {
      var seconds = time(nil)
      var parts = tm()
      gmtime_r(&seconds, &parts)
      func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    }
  }
}
