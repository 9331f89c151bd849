import Catalog
import ChatModel
import SwitchboardKit

extension AppState {
  /// Works out what the provider's cache saved, once an answer is whole.
  mutating func noteSavings(in index: Int) {
    guard let answer = chats[index].turns.last?.answer, answer.saved == nil,
      let usage = answer.result?.usage, let model = answer.result?.answeredBy,
      let saved = catalog.model(model)?.prices?.saved(by: usage)
    else { return }
    chats[index].turns[chats[index].turns.count - 1].answer.saved = saved
  }
}
