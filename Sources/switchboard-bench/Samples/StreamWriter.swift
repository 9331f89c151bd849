import ChatModel
import Store
import SwitchboardKit
import Synchronization

/// Four panes that are answered, and a draft of a megabyte, in a store.
final class StreamWriter: Sendable {
  private let store: ChatStore
  private let chat: ChatHeader
  private let answers = Mutex<[AnswerRecording]>([])
  private let draft = Mutex(String(repeating: "sixteen letters ", count: 65_536))

  init(_ store: ChatStore) {
    self.store = store
    chat = store.newChat()
  }

  /// Asks the four panes and keeps the draft.
  func begin() async {
    let model = ModelID(provider: "demo", model: "prose")
    let panes = (0..<4).map {
      store.newPane(position: $0, chain: [.init(model: model.description)])
    }
    let places = store.prompt(.user("Go."), in: chat, panes: panes.map { ($0, nil) })
    let begun = places.map { store.beginAnswer(to: $0, requested: model, layers: []) }
    answers.withLock { $0 = begun }
    await commitDraft()
  }

  /// Takes what comes of four answers in a quarter of a second.
  func takePieces() {
    for answer in answers.withLock({ $0 }) {
      store.take(
        [.content(attempt: 1, .text("some words of an answer, as they come "))], for: answer)
    }
  }

  /// The same, and waits for the disk.
  func commitPieces() async {
    takePieces()
    await store.flush()
  }

  /// Types a word and waits for the disk.
  func commitDraft() async {
    let text = draft.withLock { draft in
      draft = "word " + draft
      return draft
    }
    store.keepDraft(text, of: chat)
    await store.flush()
  }
}
