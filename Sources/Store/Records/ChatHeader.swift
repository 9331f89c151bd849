/// What a chat is before anything was said in it.
package struct ChatHeader: Sendable, Hashable {
  /// Where a chat comes from.
  package enum Origin: String, Sendable, Hashable, CaseIterable {
    /// This program.
    case switchboard
    /// An export of ChatGPT.
    case openai
    /// An export of Claude.
    case anthropic
  }

  /// Its id.
  package let id: ChatID
  /// Empty until a person or the first prompt gives one.
  package var title: String
  /// When it was begun.
  package let created: Moment
  /// Where it comes from.
  package let origin: Origin

  /// A chat begun at that moment.
  package init(id: ChatID, title: String = "", created: Moment, origin: Origin = .switchboard) {
    self.id = id
    self.title = title
    self.created = created
    self.origin = origin
  }

  /// A title from the first words of a prompt: its first line that has some, at most 60 characters.
  package static func title(from prompt: String) -> String {
    let line = prompt.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
    let words = (line ?? "").prefix(1000).split(whereSeparator: \.isWhitespace)
    let title = words.joined(separator: " ")
    guard title.count > 60 else { return title }
    let cut = title.prefix(60)
    let whole = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
    return (whole.count >= 40 ? whole : cut) + "…"
  }
}
