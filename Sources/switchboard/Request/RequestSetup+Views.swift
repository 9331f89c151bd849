import ArgumentParser
import ChatModel
import JSONCoding
import RequestExport
import SwitchboardKit

extension RequestSetup {
  /// The requests that a prompt would make; nothing is sent.
  func previews(
    prompt: [String], attachments: [String], runtime: ModelRuntime, loop: MainLoop
  ) throws -> [RequestPreview] {
    let plan = try plan(prompt: prompt, attachments: attachments, loop: loop)
    return try Self.previews(of: plan, runtime: runtime)
  }

  /// The setup of a prompt, to be written as code; nothing is sent.
  func exported(
    prompt: [String], attachments: [String], runtime: ModelRuntime, loop: MainLoop
  ) throws -> ExportedRequest {
    let plan = try plan(prompt: prompt, attachments: attachments, loop: loop)
    let previews = try Self.previews(of: plan, runtime: runtime)
    if let refusal = previews.lazy.flatMap(\.refusals).first { throw ValidationError(refusal) }
    return ExportedRequest(plan, previews: previews, name: name ?? "assistant")
  }

  /// The options that the entries take; nothing is sent.
  func optionSheets(runtime: ModelRuntime, loop: MainLoop) throws -> [OptionSheet] {
    let plan = try plan(prompt: [], attachments: [], loop: loop)
    return try Self.explaining { try runtime.optionSheets(of: plan) }
  }

  /// The run of a prompt, or of a stand-in when there is none.
  private func plan(
    prompt: [String], attachments: [String], loop: MainLoop
  ) throws -> RunPlan {
    let words = prompt.isEmpty ? ["Why is the sky blue?"] : prompt
    let parts =
      try attachments.map { Part.attachment(try Prompt.attachment($0, loop: loop)) }
      + [.text(words.joined(separator: " "))]
    let setup = self
    let (result, _) = loop.run { await Result { try await setup.plan(parts) } }
    return try result.get()
  }

  private static func previews(
    of plan: RunPlan, runtime: ModelRuntime
  ) throws -> [RequestPreview] {
    try explaining { try runtime.previews(of: plan) }
  }

  /// What `body` gives; a request that cannot be made is a mistake of the command line.
  private static func explaining<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as UsageError {
      throw ValidationError(error.description)
    } catch let error as CallFailure {
      throw ValidationError(error.message)
    }
  }

  /// The run of plain mode and the model that is asked first.
  func plainPlan(
    history: [Message], parts: [Part], loop: MainLoop
  ) throws -> (RunPlan, ModelID) {
    let setup = self
    let (result, _) = loop.run { await Result { try await setup.plan(parts, history: history) } }
    var plan = try result.get()
    // What has been written cannot be taken back.
    plan.defaultAfterText = .stop
    let first = entries.first(where: \.isEnabled)
    return (plan, first?.id.flatMap { ModelID($0) } ?? ModelID(provider: "", model: ""))
  }

  /// Replaces the chain with other ids.
  mutating func replaceChain(_ ids: [String]) throws {
    let replaced = ids.map { ChainFlags.entry($0, router: router) }
    for entry in replaced { try check(entry) }
    entries = replaced
    applyRetries()
  }

  mutating func addOption(_ text: String) throws {
    options.merge(try SettingFlag.options([text], flag: "/option", router: router))
  }

  mutating func addSetting(_ text: String) throws {
    let new = try SettingFlag.settings([text], flag: "/set")
    try check(new, for: entries)
    settings.merge(new)
  }

  /// Takes a strategy by its word; what else a race has stays with it.
  mutating func useStrategy(_ word: String) throws {
    guard let kind = Strategy.Kind(rawValue: word.lowercased()) else {
      let words = Strategy.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no strategy \(word); there are \(words).")
    }
    if kind != strategy.kind { strategy = Strategy(kind) }
  }

  var chainSentence: String {
    let ids = entries.filter(\.isEnabled).compactMap(\.id)
    return ids.count > 1
      ? "Chain: \(ids.joined(separator: ", then "))." : "Model: \(ids.first ?? "none")."
  }

  var optionsSentence: String {
    let set = options.namespaces.sorted { $0.key < $1.key }.map {
      "\($0.key): \(JSONValue.object($0.value).text())"
    }
    return set.isEmpty ? "No option is set." : "Options: \(set.joined(separator: "; "))"
  }

  var settingsSentence: String {
    let values: [(String, String?)] = [
      ("maxOutputTokens", settings.maxOutputTokens.map(String.init)),
      ("temperature", settings.temperature.map { "\($0)" }),
      ("topP", settings.topP.map { "\($0)" }),
      ("topK", settings.topK.map(String.init)),
      ("stopSequences", settings.stopSequences.map { $0.joined(separator: ", ") }),
      ("seed", settings.seed.map(String.init)),
      ("presencePenalty", settings.presencePenalty.map { "\($0)" }),
      ("frequencyPenalty", settings.frequencyPenalty.map { "\($0)" }),
    ]
    let set = values.compactMap { name, value in value.map { "\(name) \($0)" } }
    return set.isEmpty ? "No setting is set." : "Settings: \(set.joined(separator: ", "))."
  }
}
