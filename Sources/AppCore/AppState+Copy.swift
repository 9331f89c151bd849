import TextLayout

extension AppState {
  /// Copies the selected answer as the model wrote it, or the selected lines.
  mutating func copyAnswer() -> [Effect] {
    if chat.selection != nil {
      let text = chat.metrics.selectedText
      chat.selection = nil
      return text.isEmpty ? [] : [.copy(text)]
    }
    guard let text = chat.selectedTurn?.answer.text, !text.isEmpty else {
      flash = "There is no answer to copy yet."
      return []
    }
    return [.copy(text)]
  }

  mutating func copyChat() -> [Effect] {
    guard !chat.turns.isEmpty else {
      flash = "The chat is empty."
      return []
    }
    return [.copy(transcript)]
  }

  private var transcript: String {
    chat.turns.map { turn in
      let author = veil(of: chat)?.name ?? turn.answer.author
      return "## You\n\n\(turn.prompt)\n\n## \(author)\n\n\(turn.answer.text)"
    }.joined(separator: "\n\n") + "\n"
  }

  /// Copies the only code block of the selected answer, or numbers them all for a digit to choose.
  mutating func copyCode() -> [Effect] {
    let blocks = codeBlocks
    guard blocks.count != 1 else { return [.copy(blocks[0])] }
    if blocks.isEmpty {
      flash = "The answer has no code block."
    } else {
      isPickingCode = true
      flash = "Which of \(blocks.count) code blocks? 1 to \(min(blocks.count, 9)) copies it."
    }
    return []
  }

  /// A key while the code blocks are numbered: a digit copies, any other ends it.
  ///
  /// - Returns: nil when the key is to do what it does elsewhere.
  mutating func pickCode(_ press: KeyPress) -> [Effect]? {
    isPickingCode = false
    if press == KeyPress(.escape) { return [] }
    guard let digit = press.typed?.wholeNumberValue, digit > 0 else { return nil }
    let blocks = codeBlocks
    guard blocks.indices.contains(digit - 1) else {
      flash = "There are \(blocks.count) code blocks."
      return []
    }
    return [.copy(blocks[digit - 1])]
  }

  private var codeBlocks: [String] {
    guard let text = chat.selectedTurn?.answer.text else { return [] }
    return CodeSource.blocks(in: text).map(\.text)
  }

  /// Begins to select lines, or ends it.
  mutating func selectLines() {
    guard !chat.turns.isEmpty else { return }
    chat.selection = chat.selection == nil ? LineSelection() : nil
    if chat.selection != nil { flash = "j k extend the selection, y copies it, Esc ends it." }
  }
}
