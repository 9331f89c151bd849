import ArgumentParser
import Catalog
import CatalogRefresh
import ChatModel
import JSONCoding
import SwitchboardKit

/// Every provider: variables, address, dialect, models.
struct ProvidersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "providers", abstract: "Lists providers and the state of their keys.",
    subcommands: [List.self, Check.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists every provider.")

    @Option(help: "text, json or tsv.")
    var format = RecordFormat.text

    func run() throws {
      let program = try Program.load()
      let states = program.providers.map { ProviderState($0, program: program) }
      switch format {
      case .text:
        var table = Table(columns: [
          .init(title: ""), .init(title: "PROVIDER", least: 16),
          .init(title: "KEY", dispensable: 1, least: 24), .init(title: "DIALECT", dispensable: 2),
          .init(title: "MODELS", side: .right, dispensable: 3),
          .init(title: "ADDRESS", dispensable: 4),
        ])
        table.rows = states.map(\.row)
        Descriptor.output.table(table)
        for change in program.layers.held { Descriptor.error.line(change.sentence) }
        Descriptor.error.line("\(states.count) providers; \(program.catalogAge)")
      case .json, .tsv:
        Descriptor.output.records(states.map(\.record), format: format)
      }
    }
  }

  /// One cheap call.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Makes one cheap call to a provider and says how it went.")

    @Argument(help: "The provider, or one of its models.")
    var id: String

    func run() throws {
      let program = try Program.load()
      defer { program.runtime.shutdown() }
      let model = try modelID(program)
      var plan = RunPlan(
        entries: [ModelEntry(model.description, maxRetries: 0)],
        messages: [.user("Say: ok")])
      plan.settings.maxOutputTokens = 16
      plan.keepsText = false
      let (result, signal) = program.loop.run { [plan] in
        await Result { try await program.runtime.run(plan) { _ in } }
      }
      let status = try ExitCode(result, signal: signal)
      if case .success(let answer) = result {
        Descriptor.output.line(
          answer.outcome == .answered || answer.outcome == .interrupted
            ? "\(model.provider) works: \(AskSummary.line(answer))"
            : "\(model.provider) does not answer: \(answer.attempts.last?.cause ?? "stopped.")")
      }
      throw status
    }

    private func modelID(_ program: Program) throws -> ModelID {
      if id.contains("/") { return try program.runtime.router.identify(id) }
      if let model = program.defaultModel(of: id) { return model }
      _ = try program.runtime.router.identify(id + "/x")
      throw ValidationError("\(id) has no model in the catalogue; name one as \(id)/model.")
    }
  }
}

/// One provider with the state of its key.
struct ProviderState {
  let provider: ProviderRecord
  /// Where its calls go: the catalogue's address, or the one that a file or a variable names.
  let baseURL: String
  let variables: [(name: String, isSet: Bool)]
  /// Where the key comes from when one is there: a variable, `key_file` or `key_command`.
  let keySource: String?
  let isReady: Bool
  /// Why it is not ready.
  let reason: String?

  init(_ provider: ProviderRecord, program: Program) {
    self.provider = provider
    let route = try? program.route(to: provider)
    let isOwn = route.map { $0.baseURLOrigin == "the catalogue" } ?? true
    baseURL = isOwn ? provider.baseURL : route?.baseURL ?? provider.baseURL
    keySource = route?.key.origin
    variables = (provider.keyVariables + provider.otherVariables).map {
      ($0, !(program.environment[$0] ?? "").isEmpty)
    }
    reason = program.reasonAgainst(provider)
    isReady = reason == nil
  }

  var row: [String] {
    [
      isReady ? "◉" : "◌", provider.id,
      variables.isEmpty ? keySource ?? "" : variables.map(\.name).joined(separator: " "),
      provider.dialect?.rawValue ?? "-", "\(provider.modelCount)", baseURL,
    ]
  }

  var record: JSONObject {
    [
      "id": .string(provider.id), "name": .string(provider.name),
      "kind": .string(provider.kind.rawValue), "base_url": .string(baseURL),
      "dialect": .text(provider.dialect?.rawValue),
      "key_variables": .array(
        variables.map { ["name": .string($0.name), "set": .bool($0.isSet)] }),
      "ready": .bool(isReady), "reason": .text(reason), "models": .integer(provider.modelCount),
      "documentation": .string(provider.documentation),
    ]
  }
}
