import AppCore
import Catalog
import ChatModel
import RequestExport
import Runtime
import SwitchboardKit
import Transport

extension RequestSetup {
  /// The run of what a pane asks; an entry that the agent or the flags know keeps its own headers,
  /// limits and options.
  func plan(of request: RunRequest) -> RunPlan {
    let entries = request.chain.map { entry(of: $0) }
    let text = request.system ?? instructions
    let system = text.isEmpty ? [] : [Message.system(text)]
    var plan = RunPlan(entries: entries, messages: system + request.messages)
    plan.providers = providers
    plan.context = context
    plan.options = options
    plan.settings = settings
    plan.limits = limits
    plan.chatOptions = request.options
    plan.chatSettings = request.settings
    plan.chatDefaults = request.defaults
    plan.messageSettings = request.messageSettings
    plan.messageDefaults = request.messageDefaults
    let rules = request.rules ?? rules
    plan.strategy = rules.strategy
    plan.totalLimit = rules.total
    plan.afterText = rules.afterText
    plan.defaultAfterText = .restart
    plan.streams = streams
    plan.isSentByPerson = true
    return plan
  }

  /// What the agent or the flags say of the chain as a whole.
  var rules: ChainRules {
    var rules = ChainRules(strategy: strategy, afterText: afterText, total: totalLimit)
    rules.limits = limits
    return rules
  }

  /// The entry of a chain's item: key and address as the agent or the flags say, the rest as the
  /// pane does where it says anything.
  func entry(of item: ChainItem) -> ModelEntry {
    let origin = item.own?.origin.flatMap { entries.indices.contains($0) ? entries[$0] : nil }
    let known = origin?.id == item.id ? origin : entries.first { $0.id == item.id }
    guard let own = item.own else {
      return known ?? ModelEntry(item.id, maxRetries: item.retries)
    }
    var entry = known ?? ModelEntry(item.id)
    entry.maxRetries = item.retries
    entry.isEnabled = own.isEnabled
    entry.weight = own.weight
    entry.afterText = own.afterText
    entry.limits = own.limits
    entry.options = own.options
    entry.settings = own.settings
    entry.headers = own.headers.map { HTTPHeader($0.name, $0.value) }
    return entry
  }

  /// What the first entry would be sent, with the keys of this run only named.
  func preview(of request: RunRequest, _ runtime: ModelRuntime, _ effects: EffectRunner)
    -> WirePreview
  {
    let id = request.chain.first?.id ?? ""
    let model = ModelID(id) ?? ModelID(provider: "", model: id)
    var result = WirePreview(model: model, dialect: .openAIChat)
    var plan = plan(of: request)
    plan.entries = effects.withPastedKeys(plan.entries)
    do {
      guard let preview = try runtime.previews(of: plan).first else { return result }
      result.dialect = preview.route.dialect
      result.url = preview.url
      result.headers = preview.headers.map { WirePreview.Header($0.name, $0.value) }
      result.body = preview.body
      result.notes = preview.warnings
      result.layersBelowChat = preview.layersBelowChat
      result.refusals = try runtime.refusedSettings(of: plan)
    } catch {
      result.failure = Self.sentence(error)
    }
    result.instructions = instructions
    return result
  }

  /// A whole request as text to copy.
  func text(
    of request: RunRequest, _ form: RequestForm, _ runtime: ModelRuntime, _ effects: EffectRunner
  ) -> Result<String, RequestDesk.Failure> {
    var plan = plan(of: request)
    plan.entries = effects.withPastedKeys(plan.entries)
    do {
      let previews = try runtime.previews(of: plan)
      guard let first = previews.first else {
        return .failure(RequestDesk.Failure("There is nothing to copy: the pane has no model."))
      }
      guard let form = ExportForm(rawValue: form.rawValue) else {
        return .success(String(decoding: first.bytes, as: UTF8.self))
      }
      let setup = ExportedRequest(plan, previews: previews, name: name ?? "assistant")
      return .success(try RequestExport.text(setup, as: form))
    } catch {
      return .failure(RequestDesk.Failure(Self.sentence(error)))
    }
  }

  private static func sentence(_ error: any Error) -> String {
    (error as? CallFailure)?.message ?? (error as? ExportRefusal)?.description ?? "\(error)"
  }
}
