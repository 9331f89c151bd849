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

  /// What is done with keys outside this module.
  package struct KeyWays: Sendable {
    /// Runs a command and gives the key that it prints.
    package var read: @Sendable ([String]) async throws -> Secret
    /// Keeps a key, or its command, beyond this run and says where.
    package var keep: @Sendable (String, KeyOffer) throws -> String

    package init(
      read: @escaping @Sendable ([String]) async throws -> Secret,
      keep: @escaping @Sendable (String, KeyOffer) throws -> String
    ) {
      self.read = read
      self.keep = keep
    }
  }

  private let runtime: ModelRuntime
  private let ways: KeyWays
  private let inbox: Inbox
  private let plan: @Sendable (RunRequest) async throws -> RunPlan
  private let running = Mutex<[ChatID: Work]>([:])
  /// Keys that were pasted for this run, by provider.
  private let keys = Mutex<[String: Secret]>([:])

  /// - Parameters:
  ///   - runtime: Makes the calls.
  ///   - inbox: Takes what they tell.
  ///   - ways: Of keys that are offered on the screen.
  ///   - plan: Makes a run of what a pane asks, with the layers below the pane's.
  package init(
    runtime: ModelRuntime, inbox: Inbox, ways: KeyWays,
    plan: @escaping @Sendable (RunRequest) async throws -> RunPlan
  ) {
    self.runtime = runtime
    self.ways = ways
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

  package func stop(_ id: ChatID) { running.withLock { $0[id] }?.task.cancel() }
  package func moveOn(_ id: ChatID) { running.withLock { $0[id] }?.control.moveOn() }

  /// Tries a key with one small call; a good one is used in this run.
  ///
  /// - Parameters:
  ///   - offer: The key, or the command that prints it.
  ///   - keeps: Whether it is to outlive this run.
  ///   - provider: Whose key it is.
  ///   - model: Which model is asked.
  package func check(_ offer: KeyOffer, keeps: Bool, provider: String, model: ModelID) {
    Task { [self] in
      let check: KeyCheck
      do {
        let key = try await secret(of: offer)
        if let refusal = try await refusal(of: key, by: model) {
          check = .refused(refusal)
        } else {
          keys.withLock { $0[provider] = key }
          check = keeps ? .kept(kept(provider, offer)) : .works
        }
      } catch {
        check = .refused("\(error)")
      }
      inbox.post(.keyChecked(provider: provider, check))
    }
  }

  private func secret(of offer: KeyOffer) async throws -> Secret {
    switch offer {
    case .pasted(let text): Secret(text, origin: "pasted for this run")
    case .command(let words): try await ways.read(words)
    }
  }

  /// Why a key is of no use; nil when it works.
  private func refusal(of key: Secret, by model: ModelID) async throws -> String? {
    var entry = ModelEntry(model.description, maxRetries: 0)
    entry.key = key
    var plan = RunPlan(entries: [entry], messages: [.user("Say: ok")])
    plan.settings.maxOutputTokens = 16
    plan.keepsText = false
    let failure = try await runtime.run(plan) { _ in }.attempts.last
    // Anything but a refusal of the key means that the key was taken.
    let isRefused = [.unauthorized, .forbidden, .noKey, .connect, .dns].contains(failure?.kind)
    return isRefused ? failure?.message ?? "The key was refused." : nil
  }

  private func kept(_ provider: String, _ offer: KeyOffer) -> String {
    do {
      return try ways.keep(provider, offer)
    } catch {
      return "It holds for this run only: \(error)"
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
