import ChatModel
import SwitchboardKit

extension AppState {
  /// Asks what the entries would meet now, when something happened that may change it while the
  /// chain editor is open.
  func chainCheckEffects(after event: AppEvent) -> [Effect] {
    guard case .chainEditor = overlay else { return [] }
    switch event {
    case .key, .paste, .agents, .catalogue, .keyChecked:
      let request = request(
        of: chat, chat.entries, messages: [.user("?")], message: options.message)
      return [.checkChain(chat.id, request)]
    default: return []
    }
  }

  /// Takes in what the entries of a pane's chain would meet.
  mutating func checked(_ checks: [Int: EntryCheck], in id: ChatID) {
    guard case .chainEditor(var editor) = overlay, id == chat.id else { return }
    editor.checks = checks
    editor.checkedAt = now
    overlay = .chainEditor(editor)
  }
}

extension ChainEditor {
  /// What is wrong with the chain, a sentence each.
  package var mistakes: [String] {
    checks.sorted { $0.key < $1.key }.compactMap(\.value.mistake)
  }
}
