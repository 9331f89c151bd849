import AppCore
import Store
import TextLayout

extension SessionRow {
  init(_ chat: ChatSummary, now: Moment) {
    self.init(
      id: StoredID(chat.id.value), number: chat.number, title: chat.title, models: chat.models,
      day: chat.updated.day(seenFrom: now), panes: chat.panes,
      cost: chat.cost.map { Figures.dollars($0) + (chat.isCostComplete ? "" : " and more") } ?? "",
      isPinned: chat.isPinned)
    tags = chat.tags
    isFork = chat.isFork
  }
}

extension SessionRow.Hit {
  init(_ snippet: Snippet, message: StoredID) {
    var runs = snippet.runs.map { Run(text: $0.text, isMatch: $0.isHit) }
    // The mark of a cut is of ambiguous width.
    if let first = runs.first, first.text.hasPrefix("…") {
      runs[0].text = "..." + first.text.dropFirst()
    }
    if let last = runs.last, last.text.hasSuffix("…") {
      runs[runs.count - 1].text = last.text.dropLast() + "..."
    }
    self.init(runs: runs, message: message)
  }
}
