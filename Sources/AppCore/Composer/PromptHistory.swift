/// The prompts of this and earlier runs, and the place in them that is shown.
struct PromptHistory: Sendable {
  /// Oldest first; nil until those of earlier runs have been read.
  private(set) var prompts: [String]?
  /// Those of this run, before the others have been read.
  private var fresh: [String] = []
  /// The place that is shown; nil while the draft is.
  private var place: Int?
  private var draft = ""

  var isShown: Bool { place != nil }

  mutating func add(_ prompt: String) {
    place = nil
    if prompts == nil {
      fresh.append(prompt)
    } else if prompts?.last != prompt {
      prompts?.append(prompt)
    }
  }

  /// Takes the prompts of earlier runs, which hold those of this one that were kept.
  mutating func take(_ earlier: [String]) {
    var all = earlier
    for prompt in fresh where !all.contains(prompt) { all.append(prompt) }
    prompts = all
    fresh = []
  }

  mutating func leave() { place = nil }

  /// The prompt before the one that is shown; the draft is kept.
  mutating func earlier(than draft: @autoclosure () -> String) -> String? {
    guard let prompts, !prompts.isEmpty else { return nil }
    guard let shown = place else {
      self.draft = draft()
      place = prompts.count - 1
      return prompts.last
    }
    guard shown > 0, prompts.indices.contains(shown - 1) else { return nil }
    place = shown - 1
    return prompts[shown - 1]
  }

  /// The prompt after the one that is shown, at the end the draft.
  mutating func later() -> String? {
    guard let shown = place, let prompts else { return nil }
    if prompts.indices.contains(shown + 1) {
      place = shown + 1
      return prompts[shown + 1]
    }
    place = nil
    return draft
  }
}
