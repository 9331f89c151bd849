import ArgumentParser
import Catalog
import CatalogRefresh
import ChatModel
import Settings
import SwitchboardKit

/// What is asked when nobody named a model: the settings, else the first provider whose key is set,
/// else a local server's first model.
struct DefaultModels: Sendable {
  struct Choice {
    var entries: [ModelEntry]
    /// For a greeting; nil when the settings made the choice.
    var sentence: String?
  }

  private let preset: String?
  /// Providers with a key and a model, in the order in which they are preferred, and where each has
  /// its key from.
  private let ready: [(key: String, model: ModelID)]
  private let program: Program

  init(_ program: Program) {
    self.program = program
    preset = program.settings.model
    let known = program.runtime.catalog.providersByPreference
    let own = program.settings.providers.map(\.id).filter { !known.contains($0) }
    ready = (known + own).compactMap { id in
      guard let provider = program.runtime.router.provider(id),
        let key = Self.key(of: provider, program), program.reasonAgainst(provider) == nil,
        let model = program.defaultModel(of: id)
      else { return nil }
      return (key, model)
    }
  }

  /// Where a provider's key is from: the variable that is set, or the settings.
  ///
  /// No command is run. A provider of the settings that takes no key is ready by its name.
  private static func key(of provider: ProviderRecord, _ program: Program) -> String? {
    let table = program.settings.provider(provider.id)
    switch table?.key {
    case .file, .command: return "a key for \(provider.name)"
    case .variable, nil: break
    }
    if let variable = provider.keyVariables.first(where: {
      !(program.environment[$0] ?? "").isEmpty
    }) {
      return variable
    }
    return table?.models.isEmpty == false && provider.keyVariables.isEmpty ? provider.name : nil
  }

  /// - Parameters:
  ///   - allowsDemo: Whether the demo chain may be the last resort.
  ///   - hint: How a person changes the choice, for the end of the sentence.
  /// - Returns: The chain and a greeting.
  /// - Throws: `ValidationError` when nothing can be asked.
  func choose(allowsDemo: Bool, hint: String = "") throws -> Choice {
    if let preset { return Choice(entries: [ModelEntry(preset)]) }
    if let first = ready.first {
      let names = ready.map(\.key).reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      let found =
        names.count > 1
        ? names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "") : names[0]
      return Choice(
        entries: [ModelEntry(first.model.description)],
        sentence: "Found \(found). Asking \(first.model)\(hint).")
    }
    if let local = localModel() {
      return Choice(
        entries: [ModelEntry(local.model.description)],
        sentence: "Found \(local.server.name) on this machine. Asking \(local.model).")
    }
    guard allowsDemo else {
      throw ValidationError(
        "No model is named and no key is set: give --model provider/model, set ANTHROPIC_API_KEY or "
          + "another key, or try --model demo/prose.")
    }
    return Choice(
      entries: ["demo/busy", "demo/prose"],
      sentence: "No key is set, so the demo answers: demo/busy refuses, then demo/prose does. "
        + "Start with ANTHROPIC_API_KEY set for a real model.")
  }

  /// The first chat model of the first server that answers on this machine; takes 300 ms at most.
  private func localModel() -> (server: LocalServer, model: ModelID)? {
    let found = program.loop.run { [transport = program.runtime.transport] in
      await LocalProbe(transport: transport).find()
    }.result
    for server in found {
      if let model = server.models.first(where: \.isChat) { return (server.server, model.id) }
    }
    return nil
  }
}
