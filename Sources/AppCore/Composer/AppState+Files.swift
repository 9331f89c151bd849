import Catalog
import ChatModel

extension AppState {
  /// Asks for the path of a file in a line below the draft.
  mutating func openAttach() -> [Effect] {
    focus(.composer)
    composer.completion = nil
    composer.field = .attach(LineEditor(isSingleLine: true))
    return refreshCompletion()
  }

  /// Files have been read; they go with the draft that they were read for.
  mutating func attach(_ files: [PromptFile], for owner: ChatID?) {
    guard owner == nil || chats.contains(where: { $0.id == owner }) else { return }
    composer.add(files, for: owner)
    if let file = files.last, files.count == 1 { flash = "Attached \(file.sentence)." }
  }

  /// Why a model cannot take some files; nil when it can, or nothing is known of it.
  func refusal(of files: [PromptFile], by item: ChainItem?) -> String? {
    guard !files.isEmpty, let item, let id = ModelID(item.id), let model = catalog.model(id) else {
      return nil
    }
    for file in files {
      guard case .attachment(let attachment) = file.part else { continue }
      let needed: ModelRecord.Modality = attachment.isImage ? .image : .pdf
      guard !model.input.contains(needed) else { continue }
      let kind = needed == .image ? "images" : "PDFs"
      return
        "\(id) takes no \(kind); nothing was sent. Backspace at the start removes \(file.name)."
    }
    return nil
  }

  /// What the prompt being written costs at least, in dollars: its input at four bytes a token.
  ///
  /// Only before the first prompt of a run that costs anything, and only when it is known.
  package var estimatedPrice: Double? {
    guard composer.isFirstPaidPrompt, !composer.isEmpty, !composer.isCommand else { return nil }
    let target = composer.target
    var sum = 0.0
    for index in destination {
      sum += inputPrice(of: chats[index], asking: target ?? chats[index].chain.first?.id) ?? 0
    }
    return sum > 0 ? sum : nil
  }

  /// The chats that a prompt goes to: with an id at its start the current one alone.
  package var destination: [Int] { composer.target == nil ? addressed : [current] }

  private func inputPrice(of chat: Chat, asking id: String?) -> Double? {
    guard let id = id.flatMap({ ModelID($0) }), let prices = catalog.model(id)?.prices else {
      return nil
    }
    var bytes = composer.editor.textSize + (chat.system?.utf8.count ?? 0)
    for turn in chat.turns { bytes += turn.prompt.utf8.count + turn.answer.text.utf8.count }
    for case .text(let text) in composer.files.map(\.part) { bytes += text.utf8.count }
    return prices.cost(of: Usage(inputTokens: max(1, bytes / 4), outputTokens: 0))
  }

  /// Takes note of a prompt that costs something.
  mutating func notePaid(_ chain: [ChainItem]) {
    guard composer.isFirstPaidPrompt, let id = chain.first.flatMap({ ModelID($0.id) }),
      let prices = catalog.model(id)?.prices
    else { return }
    if prices.input > 0 || prices.output > 0 { composer.isFirstPaidPrompt = false }
  }
}
