import Catalog
import ChatModel
import ProviderOptions

extension ModelRuntime {
  /// Runs a chain to its end, telling everything that happens.
  ///
  /// Runs in the caller's task. Cancelling it stops the run (R35): the answer then says `.stopped`.
  ///
  /// - Parameters:
  ///   - plan: The chain, the conversation and the rules.
  ///   - deliver: Takes the next events in order; waiting there holds the providers back.
  /// - Returns: The answer, also when it failed or was stopped.
  /// - Throws: `UsageError` before anything is sent, or what `deliver` throws.
  @discardableResult
  package func run(
    _ plan: RunPlan, deliver: ([RunEvent]) async throws -> Void
  ) async throws -> Answer {
    var slots = try router.slots(of: plan)
    guard plan.messages.contains(where: { $0.role == .user && !$0.parts.isEmpty }) else {
      throw UsageError.emptyPrompt
    }
    for (place, slot) in slots.enumerated() {
      guard var route = slot.route else { continue }
      let request = EntryRequest(plan: plan, slot: slot)
      if let first = request.refusals(at: route).first { throw UsageError.unusable(first) }
      let doubts = route.doubts(about: request.settings.settings)
      guard !doubts.isEmpty else { continue }
      route.notices += doubts
      slots[place].target = .route(route)
    }
    var run = ChainRun(plan: plan, slots: slots, engine: CallEngine(runtime: self))
    return try await run.run(deliver)
  }

  /// What a reply cost: as it says itself, else from the catalogue at the price of the model and
  /// tier that it names (R25); nil when that is not known.
  func cost(of reply: ReplyLedger, at slot: ChainSlot) -> Cost? {
    guard let usage = reply.usage else { return nil }
    if let dollars = usage.costUSD { return Cost(dollars: dollars, source: .reply) }
    guard slot.route != nil else { return nil }
    let reported = reply.reportedModel.flatMap {
      catalog.model(ModelID(provider: slot.provider, model: $0))
    }
    guard let prices = (reported ?? slot.route?.model)?.prices,
      let dollars = prices.cost(of: usage)
    else { return nil }
    return Cost(dollars: dollars, source: .catalogue)
  }
}
