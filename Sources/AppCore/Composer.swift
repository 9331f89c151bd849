/// Where prompts are written, with the prompts of this run behind it.
package struct Composer: Sendable {
  package var editor = LineEditor()
  private var history: [String] = []
  /// The place in the history; nil while the draft is shown.
  private var place: Int?
  private var draft = ""

  package init() {}

  /// Takes the prompt out.
  ///
  /// - Returns: nil when there is nothing but white space.
  package mutating func submit() -> String? {
    let text = editor.text
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    if history.last != text { history.append(text) }
    place = nil
    editor = LineEditor()
    return text
  }

  package mutating func earlier() {
    guard !history.isEmpty else { return }
    if place == nil { draft = editor.text }
    let next = max(0, (place ?? history.count) - 1)
    place = next
    editor.set(history[next])
  }

  package mutating func later() {
    guard let current = place else { return }
    if current + 1 < history.count {
      place = current + 1
      editor.set(history[current + 1])
    } else {
      place = nil
      editor.set(draft)
    }
  }

  package var isInHistory: Bool { place != nil }
}
