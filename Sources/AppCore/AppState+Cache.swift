import Catalog
import ChatModel
import SwitchboardKit

extension AppState {
  /// Works out what the provider's cache saved, once an answer is whole.
  mutating func noteSavings(chat: Int, turn: Int, answer: Int) {
    let state = chats[chat].turns[turn].answers[answer]
    guard state.saved == nil, let result = state.result, let usage = result.usage,
      let model = result.answeredBy
    else { return }
    chats[chat].turns[turn].answers[answer].saved =
      catalog.model(model)?.prices?.saved(by: usage)
  }
}
