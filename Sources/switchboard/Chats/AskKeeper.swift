import ChatModel
import Settings
import Store
import SwitchboardKit
import Synchronization

/// Keeps one run of `ask` with the stored chats.
final class AskKeeper: Sendable {
  private let store: ChatStore
  private let recording = Mutex<AnswerRecording?>(nil)

  init(_ program: Program) { store = ChatStore(.file(program.directories.chatsFile)) }

  /// Keeps the prompt and begins the answer.
  func begin(_ plan: RunPlan) {
    guard let prompt = plan.messages.last else { return }
    let entries = plan.entries.filter(\.isEnabled)
    let ids = entries.compactMap(\.id)
    guard let requested = ids.lazy.compactMap({ ModelID($0) }).first else { return }
    let chat = store.newChat()
    let pane = store.newPane(
      position: 0, chain: entries.map { .init(model: $0.id ?? "", retries: $0.maxRetries) },
      system: plan.messages.first { $0.role == .system }?.text ?? "")
    let places = store.prompt(prompt, in: chat, panes: [(pane, nil)])
    guard let place = places.first else { return }
    let answer = store.beginAnswer(
      to: place, requested: requested, layers: OptionLayer.layers(of: plan))
    recording.withLock { $0 = answer }
  }

  /// Keeps what the run tells.
  func take(_ events: [RunEvent]) {
    if let recording = recording.withLock({ $0 }) { store.take(events, for: recording) }
  }

  /// Keeps the end, and says what could not be kept.
  func finish(_ result: Result<Answer, any Error>, loop: MainLoop) {
    if let recording = recording.withLock({ $0 }) {
      switch result {
      case .success(let answer): store.end(recording, with: answer)
      case .failure(let error): store.end(recording, refusal: "\(error)")
      }
    }
    let store = store
    _ = loop.run { await store.close() }
    if let sentence = store.status.sentence { Descriptor.error.line(sentence) }
  }
}
