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
    let entries = request.chain.map { item -> ModelEntry in
      if let known = self.entries.first(where: { $0.id == item.id }) { return known }
      return ModelEntry(item.id, maxRetries: item.retries)
    }
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
    plan.totalLimit = totalLimit
    plan.afterText = afterText
    plan.defaultAfterText = .restart
    plan.streams = streams
    return plan
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
