import ChatModel
import JSONCoding
package import ProviderOptions
import SwitchboardKit

/// What a preview depends on; comparing two costs nothing that grows with the chat.
struct PreviewKey: Sendable, Hashable {
  var chat: ChatID
  var isWatched: Bool
  var item: ChainItem?
  var turns: Int
  var isRunning: Bool
  var layer: LayeredOptions.Layer
  var message: LayeredOptions.Layer
  var system: String?
  var agent: OpenAgent?
  var draft: String
}

extension AppState {
  /// Asks for a new preview when something changed that it shows.
  ///
  /// While nobody looks at options neither draft nor turns count, so that writing asks for none.
  mutating func previewEffects() -> [Effect] {
    let isWatched = focus == .options
    let key = PreviewKey(
      chat: chat.id, isWatched: isWatched, item: shownItem, turns: isWatched ? chat.turns.count : 0,
      isRunning: isWatched && chat.isRunning,
      layer: chat.layer, message: options.message, system: chat.system, agent: chat.agent,
      draft: isWatched ? draft : "")
    guard key != options.previewed, let item = key.item else { return [] }
    options.previewed = key
    return [.preview(chat.id, previewRequest(of: chat, item), .next)]
  }

  /// The entry of the chain whose options are shown.
  package var shownItem: ChainItem? {
    chat.chain.indices.contains(options.entry) ? chat.chain[options.entry] : chat.chain.first
  }

  /// As much of the draft as a preview shows.
  private var draft: String {
    let text = composer.editor.text
    return text.utf8.count > 4000 ? String(text.prefix(2000)) : text
  }

  /// What one entry would be sent, with the middle of a long conversation left out.
  private func previewRequest(of chat: Chat, _ item: ChainItem) -> RunRequest {
    let next = nextPrompt(draft)
    return request(
      of: chat, [item],
      messages: chat.shortMessages(of: chat.turns.prefix(next.turns), asking: next.prompt),
      message: next.message)
  }

  /// What would be asked now: the draft, or the last prompt once more while there is none.
  ///
  /// The old prompt keeps the options of its blocks; those of its request give way (R18).
  func nextPrompt(
    _ draft: String
  ) -> (turns: Int, prompt: String, message: LayeredOptions.Layer) {
    guard draft.isEmpty, let last = chat.turns.last else {
      return (chat.turns.count, draft.isEmpty ? "?" : draft, options.message)
    }
    var layer = options.message
    for namespace in last.message.options.namespaces.keys {
      let block = OptionLevels.split(
        messageOptions: last.message.options, namespace: namespace,
        dialect: dialect(of: optionModel)
      ).block
      var options = ModelOptions(block.isEmpty ? [:] : [namespace: block])
      options.merge(layer.options)
      layer.options = options
    }
    return (chat.turns.count - 1, last.prompt, layer)
  }

  /// The request of a pane with all its layers.
  func request(
    of chat: Chat, _ chain: [ChainItem], messages: [Message], message: LayeredOptions.Layer
  ) -> RunRequest {
    var messages = messages
    if let last = messages.lastIndex(where: { $0.role == .user }) {
      messages[last].options = message.options
    }
    var request = RunRequest(
      chain: chain, messages: messages, options: chat.options, settings: chat.settings)
    request.defaults = chat.defaults
    request.system = chat.system
    request.rules = chat.rules
    request.agent = chat.agent?.path
    request.messageSettings = message.settings
    request.messageDefaults = message.defaults
    return request
  }

  /// The whole request that would be sent now, for copying.
  func wholeRequest() -> RunRequest? {
    guard let item = shownItem else { return nil }
    let next = nextPrompt(composer.editor.text)
    var whole = chat
    whole.turns.removeLast(chat.turns.count - next.turns)
    return request(
      of: chat, [item], messages: whole.messages(asking: next.prompt), message: next.message)
  }

  /// The request with all entries of the chain, for taking the setup elsewhere.
  func setupRequest() -> RunRequest? {
    guard var request = wholeRequest() else { return nil }
    request.chain = chat.entries
    return request
  }

  mutating func previewed(_ preview: WirePreview, in id: ChatID, _ use: PreviewUse) {
    guard let index = chats.firstIndex(where: { $0.id == id }) else { return }
    switch use {
    case .next: chats[index].preview = preview
    case .sent:
      chats[index].sent = preview
      chats[index].sentPrompt = (chats[index].turns.count, now)
    case .dryRun(let entry): tookDryRun(preview, of: entry)
    }
  }

  /// The shown request in lines; nil before the first preview.
  package var wire: WireLines? {
    chat.preview.map { WireLines($0, since: chat.sent, folded: options.folded) }
  }
}

extension Chat {
  /// The layer of the pane.
  package var layer: LayeredOptions.Layer {
    get { LayeredOptions.Layer(options: options, settings: settings, defaults: defaults) }
    set {
      options = newValue.options
      settings = newValue.settings
      defaults = newValue.defaults
    }
  }

  /// All layers for the entry that is shown.
  package func layers(message: LayeredOptions.Layer) -> LayeredOptions {
    var layers = preview?.layersBelowChat ?? LayeredOptions()
    layers[.chat] = layer
    layers[.message] = message
    return layers
  }

  /// The conversation with its middle replaced by one message that names how many are missing.
  func shortMessages(of turns: ArraySlice<Turn>, asking prompt: String) -> [Message] {
    let kept = turns.count > 4 ? Array(turns.prefix(1) + turns.suffix(2)) : Array(turns)
    var short = self
    short.turns = kept
    var messages = short.messages(asking: prompt).map(Self.shortened)
    if kept.count < turns.count, messages.count > 3 {
      // What is left out begins with a prompt; its answer follows, so that the roles go on in turn.
      let count = 2 * (turns.count - kept.count) + 1
      messages[2] = .user(WireLines.omission + "\(count)")
    }
    return messages
  }

  private static func shortened(_ message: Message) -> Message {
    var message = message
    message.parts = message.parts.map { part in
      guard case .text(let text) = part, text.utf8.count > 4000 else { return part }
      return .text(String(text.prefix(2000)))
    }
    return message
  }
}
