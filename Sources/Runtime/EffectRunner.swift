package import AppCore
package import ChatModel
package import SwitchboardKit
import Synchronization

/// Does the work that the state asks for, in tasks; results come back through the inbox.
///
/// The one place of the playground that starts tasks. `stopAll` cancels and awaits them.
package final class EffectRunner: Sendable {
  private struct Work: Sendable {
    var task: Task<Void, Never>
    var control: RunControl
  }

  private let runtime: ModelRuntime
  private let inbox: Inbox
  private let plan: @Sendable (RunRequest) async throws -> RunPlan
  private let running = Mutex<[ChatID: Work]>([:])
  /// Keys that were pasted for this run, by provider.
  private let keys = Mutex<[String: Secret]>([:])

  /// - Parameters:
  ///   - runtime: Makes the calls.
  ///   - inbox: Takes what they tell.
  ///   - plan: Makes a run of what a pane asks, with the layers below the pane's.
  package init(
    runtime: ModelRuntime, inbox: Inbox,
    plan: @escaping @Sendable (RunRequest) async throws -> RunPlan
  ) {
    self.runtime = runtime
    self.inbox = inbox
    self.plan = plan
  }

  /// Starts a pane's run.
  package func start(_ id: ChatID, _ request: RunRequest) {
    let control = RunControl()
    let task = Task { [self] in
      do {
        var plan = try await plan(request)
        plan.control = control
        plan.entries = withPastedKeys(plan.entries)
        try await runtime.run(plan) { events in self.inbox.post(.run(id, events)) }
      } catch {
        inbox.post(.runFailed(id, "\(error)"))
      }
      running.withLock { $0[id] = nil }
    }
    running.withLock { $0[id] = Work(task: task, control: control) }
  }

  /// Does short work off the main thread; what it gives goes into the inbox.
  package func post(_ work: @escaping @Sendable () -> AppEvent?) {
    Task { [inbox] in
      if let event = work() { inbox.post(event) }
    }
  }

  package func stop(_ id: ChatID) { running.withLock { $0[id] }?.task.cancel() }
  package func moveOn(_ id: ChatID) { running.withLock { $0[id] }?.control.moveOn() }

  /// Tries a key with one small call; a good one is kept for this run.
  package func check(key text: String, provider: String, model: ModelID) {
    let key = Secret(text, origin: "pasted for this run")
    Task { [self] in
      var entry = ModelEntry(model.description, maxRetries: 0)
      entry.key = key
      var plan = RunPlan(entries: [entry], messages: [.user("Say: ok")])
      plan.settings.maxOutputTokens = 16
      plan.keepsText = false
      let check: KeyCheck
      do {
        let answer = try await runtime.run(plan) { _ in }
        let failure = answer.attempts.last
        // Anything but a refusal of the key means that the key was taken.
        let isRefused = [.unauthorized, .forbidden, .noKey, .connect, .dns].contains(failure?.kind)
        check = isRefused ? .refused(failure?.message ?? "The key was refused.") : .works
      } catch {
        check = .refused("\(error)")
      }
      if check == .works { keys.withLock { $0[provider] = key } }
      inbox.post(.keyChecked(provider: provider, check))
    }
  }

  private func withPastedKeys(_ entries: [ModelEntry]) -> [ModelEntry] {
    let keys = keys.withLock { $0 }
    guard !keys.isEmpty else { return entries }
    return entries.map { entry in
      guard entry.key == nil, case .id(let id) = entry.target, let provider = ModelID(id)?.provider,
        let key = keys[provider]
      else { return entry }
      var entry = entry
      entry.key = key
      return entry
    }
  }

  /// Cancels every run and waits for its end.
  package func stopAll() async {
    let tasks = running.withLock { $0.values.map(\.task) }
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
  }
}
