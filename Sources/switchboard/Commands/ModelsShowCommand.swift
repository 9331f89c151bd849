import ArgumentParser
import Catalog
import ChatModel
import SwitchboardKit

extension ModelsCommand {
  /// All that is known of one model.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Shows all that is known of one model.")

    @Option(help: "text, json or tsv.")
    var format = RecordFormat.text

    @Argument(help: "The model, as provider/model.", completion: .custom(Completions.models))
    var id: String

    func run() throws {
      let program = try Program.load()
      let model = try program.known(id)
      guard format == .text else {
        let listing = ModelListing(
          models: [(model, 0)], ready: program.readyProviders, program: program)
        return Descriptor.output.records(listing.records, format: format)
      }
      for line in ModelCard(model, program: program).lines { Descriptor.output.line(line) }
      Descriptor.error.line(program.catalogAge)
    }
  }

  /// Models side by side.
  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare", abstract: "Shows models side by side, the best of each row marked.")

    @Option(help: "text, json or tsv.")
    var format = RecordFormat.text

    @Argument(
      help: "Two to eight models, as provider/model.", completion: .custom(Completions.models))
    var ids: [String]

    func validate() throws {
      guard (2...8).contains(ids.count) else {
        throw ValidationError("compare takes two to eight models; \(ids.count) was given.")
      }
    }

    func run() throws {
      let program = try Program.load()
      let models = try ids.map { try program.known($0) }
      guard format == .text else {
        let listing = ModelListing(
          models: models.map { ($0, 0) }, ready: program.readyProviders, program: program)
        return Descriptor.output.records(listing.records, format: format)
      }
      let comparison = ModelComparisonLines(models, program: program)
      for line in comparison.lines(width: Descriptor.output.columns) {
        Descriptor.output.line(line)
      }
      Descriptor.error.line(program.catalogAge)
    }
  }
}

extension Program {
  /// Who has a model of that name, at most three.
  private func sellers(of model: String) -> [String] {
    let index = index(of: runtime.catalog)
    var search = ModelSearch(index)
    let results = search.run(ModelQuery(model))
    guard !results.isScattered else { return [] }
    return results.hits.prefix(3).map { index.model(at: $0.index).id.description }
  }

  /// The model of that id.
  ///
  /// - Throws: `UsageError`; `ValidationError` with the nearest ids when the catalogue lacks it.
  func known(_ text: String) throws -> ModelRecord {
    let id: ModelID
    do throws(UsageError) {
      id = try runtime.router.identify(text)
    } catch {
      throw ValidationError(error.description)
    }
    if let model = runtime.catalog.model(id) { return model }
    var nearest = runtime.catalog.nearestModels(to: id).map(\.description)
    if nearest.isEmpty { nearest = sellers(of: id.model) }
    throw ValidationError(
      "The catalogue has no \(id); it may work all the same."
        + (nearest.isEmpty ? "" : " Nearest known: \(nearest.joined(separator: ", "))."))
  }
}
