package import AppCore
package import ChatModel
package import SwitchboardKit
import Synchronization
import TextLayout

/// Does the work that the state asks for, in tasks; results come back through the inbox.
///
/// The one place of the playground that starts tasks. `stopAll` cancels and awaits them.
package final class EffectRunner: Sendable {
  private struct Work: Sendable {
    var task: Task<Void, Never>
    var control: RunControl
    /// Tells the run from the next one of the same chat.
    var number: Int
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

  private let runtime: Mutex<ModelRuntime>
  private let ways: KeyWays
  private let inbox: Inbox
  /// What goes over the wire for the panes.
  package let wire = WireLog()
  private let plan: @Sendable (RunRequest) async throws -> RunPlan
  private let keeper: ChatKeeper?
  private let executor: (any TaskExecutor)?
  private let running = Mutex<[ChatID: Work]>([:])
  private let started = Atomic(0)
  /// Keys that were pasted for this run, by provider.
  private let keys = Mutex<[String: Secret]>([:])

  /// - Parameters:
  ///   - runtime: Makes the calls.
  ///   - inbox: Takes what they tell.
  ///   - ways: Of keys that are offered on the screen.
  ///   - keeper: Keeps what is said.
  ///   - executor: Where runs are; nil: on the pool.
  ///   - plan: Makes a run of what a pane asks, with the layers below the pane's.
  package init(
    runtime: ModelRuntime, inbox: Inbox, ways: KeyWays, keeper: ChatKeeper? = nil,
    executor: (any TaskExecutor)? = nil,
    plan: @escaping @Sendable (RunRequest) async throws -> RunPlan
  ) {
    self.runtime = Mutex(runtime)
    self.ways = ways
    self.inbox = inbox
    self.keeper = keeper
    self.executor = executor
    self.plan = plan
  }

  /// Takes another runtime for the runs that begin from now on.
  package func use(_ runtime: ModelRuntime) { self.runtime.withLock { $0 = runtime } }

  /// Starts a pane's run.
  package func start(_ id: ChatID, _ request: RunRequest) {
    let control = RunControl()
    let number = started.add(1, ordering: .relaxed).newValue
    // Under the lock, so that the task cannot end before it has been noted.
    running.withLock { running in
      let task = self.task(id, request, control, number)
      running[id] = Work(task: task, control: control, number: number)
    }
  }

  private func task(
    _ id: ChatID, _ request: RunRequest, _ control: RunControl, _ number: Int
  ) -> Task<Void, Never> {
    Task(executorPreference: executor) { [self] in
      var recording: ChatKeeper.Recording?
      do {
        let current = runtime.withLock { $0 }
        var plan = try await plan(request)
        recording = keeper?.recording(request, plan, in: id)
        plan.control = control
        plan.gathering = EventLoop.growthTime
        plan.wire = WireTap(wire, label: id.number)
        plan.entries = withPastedKeys(plan.entries)
        if request.isTrial {
          for item in request.chain { ModelID(item.id).map(current.startOver) }
        }
        try await current.run(plan) { [recording] events in
          if let recording { self.keeper?.take(events, for: recording) }
          self.inbox.post(.run(id, events))
        }
      } catch {
        if let recording = recording ?? keeper?.recording(request, nil, in: id) {
          keeper?.end(recording, refusal: "\(error)")
        }
        inbox.post(.runFailed(id, "\(error)"))
      }
      running.withLock { running in
        // The chat may have begun its next run already.
        if running[id]?.number == number { running[id] = nil }
      }
    }
  }

  /// Finds the words in which two answers differ; long ones take a while.
  package func compare(
    _ left: (side: Comparison.Side, text: String), _ right: (side: Comparison.Side, text: String)
  ) {
    Task { [inbox] in
      inbox.post(.compared(WordDiff(left.text, right.text), left.side, right.side))
    }
  }

  /// Does short work off the main thread; what it gives goes into the inbox.
  package func post(_ work: @escaping @Sendable () -> AppEvent?) {
    Task { [inbox] in
      if let event = work() { inbox.post(event) }
    }
  }

  /// Asks a model for a title; nothing of it is shown or kept but what it says.
  package func askForTitle(_ request: RunRequest) {
    Task { [self] in inbox.post(.titled(await title(request))) }
  }

  /// What a model answers when it is asked for a title.
  func title(_ request: RunRequest) async -> Result<String, TitleRefusal> {
    do {
      let current = runtime.withLock { $0 }
      var plan = try await plan(request)
      plan.entries = withPastedKeys(plan.entries)
      let answer = try await current.run(plan) { _ in }
      return answer.outcome == .answered
        ? .success(answer.text)
        : .failure(TitleRefusal(answer.attempts.last?.message ?? "the model did not answer."))
    } catch {
      return .failure(TitleRefusal("\(error)"))
    }
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
    let failure = try await runtime.withLock { $0 }.run(plan) { _ in }.attempts.last
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

  /// Entries with the keys that were pasted for this run.
  package func withPastedKeys(_ entries: [ModelEntry]) -> [ModelEntry] {
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
