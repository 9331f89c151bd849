import AppCore
import ChatModel
import SwitchboardKit

extension RequestSetup {
  /// The run of what a pane asks; an entry that the agent or the flags know keeps its own headers,
  /// limits and options.
  func plan(of request: RunRequest) async throws -> RunPlan {
    let entries = request.chain.map { item -> ModelEntry in
      if let known = self.entries.first(where: { $0.id == item.id }) { return known }
      return ModelEntry(item.id, maxRetries: item.retries)
    }
    let instructions = request.system ?? self.instructions
    let system = instructions.isEmpty ? [] : [Message.system(instructions)]
    var plan = RunPlan(entries: entries, messages: system + request.messages)
    plan.context = context
    plan.options = options
    plan.settings = settings
    plan.limits = limits
    plan.chatOptions = request.options
    plan.chatSettings = request.settings
    plan.totalLimit = totalLimit
    plan.afterText = afterText
    plan.defaultAfterText = .restart
    plan.streams = streams
    return plan
  }
}
