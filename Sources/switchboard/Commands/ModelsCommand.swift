import ArgumentParser
import Catalog
import ChatModel
import SwitchboardKit

/// The catalogue.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "Searches, shows, compares and refreshes the models.",
    subcommands: [List.self, Show.self, Compare.self, Refresh.self], defaultSubcommand: List.self)

  /// A search.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the models that match; `models demo` the demo models.",
      discussion: """
        Words may stand in any order and be parts of words: `son 4.5`, `gpt5m`. -word or !word \
        leaves out. Conditions in the same text: ctx>200k price<3 output<15 key:yes provider:groq \
        released>2026-01 modality:audio kind:maker source:local vision tools reasoning open free. \
        < and > leave the number itself out, <= and >= take it in.

        The same model at several providers is one line, its maker's; --flat lists all.
        """)

    @OptionGroup(title: "Conditions") var conditions: ModelFilterFlags

    @Option(help: "relevance, price, context, date, name or speed.")
    var sort: ModelSort.Key?

    @Flag(help: "The other way round.")
    var reverse = false

    @Flag(help: "Every provider of a model on a line of its own; json and tsv always do.")
    var flat = false

    @Flag(help: "Looks for model servers on this machine and lists their models.")
    var local = false

    @Option(
      help: ArgumentHelp("Asks this provider for its own list, with your key.", valueName: "id"))
    var live: String?

    @Option(help: "text, json or tsv.")
    var format = RecordFormat.text

    @Argument(
      parsing: .remaining, help: "Words and conditions; -- before one that begins with -.")
    var query: [String] = []

    func run() throws {
      if query.map({ $0.lowercased() }) == ["demo"] || conditions.provider == "demo" {
        return DemoListing.print(format)
      }
      let program = try Program.load()
      let text = query.joined(separator: " ")
      let parsed = ModelQuery(text)
      if let problem = parsed.problems.first { throw ValidationError(problem) }
      let filter = try self.filter(program)
      let source = try ModelSourceChoice(local: local, live: live, program: program)
      let index = program.index(of: source.catalog)
      let ready = program.readyProviders
      let marks = program.marks(index, ready: ready)
      var search = ModelSearch(index)
      var results = search.run(
        parsed, filter: source.narrow(filter),
        sort: ModelSort(sort ?? .relevance, isReversed: reverse),
        marks: marks, folds: format == .text && !flat && source.isWhole)
      results.hits = results.hits.filter { source.lists(index.model(at: $0.index).id) }
      let listing = ModelListing(
        models: results.hits.map { (index.model(at: $0.index), Int($0.otherCount)) }, ready: ready,
        program: program)
      switch format {
      case .json, .tsv: Descriptor.output.records(listing.records, format: format)
      case .text: try show(listing, results, text, source, program)
      }
    }

    private func filter(_ program: Program) throws -> ModelFilter {
      if let provider = conditions.provider,
        !program.providers.contains(where: { $0.id == provider })
      {
        let nearest = program.runtime.catalog.nearestProviders(to: provider)
        throw ValidationError(
          "No provider is called \(provider). Nearest: \(nearest.joined(separator: ", ")).")
      }
      return try conditions.filter()
    }

    private func show(
      _ listing: ModelListing, _ results: ModelResults, _ text: String,
      _ source: ModelSourceChoice, _ program: Program
    ) throws {
      if !listing.models.isEmpty { Descriptor.output.table(listing.table) }
      for sentence in source.sentences { Descriptor.error.line(sentence) }
      if source.count == 0 { return }
      var parts = ["\(results.hits.count) of \(source.count) models"]
      if results.concealedCount > 0 { parts.append("\(results.concealedCount) more with --all") }
      if source.isWhole { parts.append(program.catalogAge) }
      if results.isScattered {
        Descriptor.error.line("Nothing has the words in one piece; these have their letters.")
      }
      let line = parts.joined(separator: "; ")
      if let columns = Descriptor.error.columns, line.count > columns, parts.count > 1 {
        Descriptor.error.line(parts.dropLast().joined(separator: "; "))
        Descriptor.error.line(parts.last ?? "")
      } else {
        Descriptor.error.line(line)
      }
      guard results.hits.isEmpty || results.isScattered else { return }
      if let meant = QueryCorrector(program.index(of: source.catalog)).correction(of: text) {
        Descriptor.error.line("Did you mean: \(meant)")
      } else if results.hits.isEmpty, let sentence = suggestion(text, program) {
        Descriptor.error.line(sentence)
      }
    }

    /// The nearest ids, when what was typed may have been one.
    private func suggestion(_ text: String, _ program: Program) -> String? {
      guard !text.isEmpty, !text.contains(" ") else { return nil }
      let catalog = program.runtime.catalog
      guard let meant = ModelID(text) ?? catalog.guess(forBareID: text) else { return nil }
      let nearest = catalog.nearestModels(to: meant).map(\.description)
      return nearest.isEmpty ? nil : "Nearest: \(nearest.joined(separator: ", "))."
    }
  }
}

extension ModelSort.Key: ExpressibleByArgument {}
