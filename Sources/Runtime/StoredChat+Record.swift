import AppCore
import ChatModel
import ProviderOptions
import Store

extension StoredChat {
  /// A stored chat as the panes show it.
  init(_ chat: ChatRecord) {
    let messages = Dictionary(grouping: chat.messages, by: \.parent)
    let open = chat.openPanes.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
    let panes = open.map { pane in
      let path = chat.path(of: pane)
      let tree = MessageTree(
        children: pane.omitted.isEmpty ? messages : Self.children(in: chat, of: pane),
        shown: Set(path.map(\.id)), leaf: path.last?.id,
        relevant: Self.relevant(chat, pane, path))
      var open = Pane(
        id: StoredID(pane.id.value), chain: pane.chain.map(ChainItem.init),
        system: pane.system.isEmpty ? nil : pane.system, options: pane.options,
        settings: pane.settings, turns: tree.turns(after: nil))
      open.agent = pane.agent
      open.isLinked = pane.isLinked
      open.rules = pane.rules.map(ChainRules.init)
      open.defaults = Set(pane.defaults.compactMap(CommonSetting.init))
      open.draft = pane.draft
      open.draftFiles = pane.draftFiles
      return open
    }
    self.init(
      id: StoredID(chat.id.value), number: chat.number ?? 0, title: chat.header.title,
      draft: chat.draft, panes: panes)
    draftFiles = chat.draftFiles
  }

  /// What follows what in a pane from which messages were deleted that others still show.
  private static func children(
    in chat: ChatRecord, of pane: PaneRecord
  ) -> [MessageID?: [MessageRecord]] {
    let parents = Dictionary(chat.messages.map { ($0.id, $0.parent) }) { first, _ in first }
    let kept = chat.messages.filter { !pane.omitted.contains($0.id) }
    return Dictionary(grouping: kept) { message in
      var parent = message.parent
      for _ in chat.messages.indices {
        guard let id = parent, pane.omitted.contains(id) else { break }
        parent = parents[id] ?? nil
      }
      return parent
    }
  }

  /// The messages of a pane, and those of others that it goes on from.
  private static func relevant(
    _ chat: ChatRecord, _ pane: PaneRecord, _ path: [MessageRecord]
  ) -> Set<MessageID> {
    let parents = Dictionary(chat.messages.map { ($0.id, $0.parent) }) { first, _ in first }
    var found = Set(path.map(\.id))
    for message in chat.messages where message.pane == pane.id {
      var next: MessageID? = message.id
      while let id = next, found.insert(id).inserted { next = parents[id] ?? nil }
    }
    return found
  }
}

/// The messages of a pane as a tree of prompts, answers and the ways on from there.
private struct MessageTree {
  let children: [MessageID?: [MessageRecord]]
  let shown: Set<MessageID>
  /// The last message that is shown.
  let leaf: MessageID?
  let relevant: Set<MessageID>

  /// Ways that fork more often than this are cut short.
  private static let deepest = 100

  private struct Way {
    var prompt: MessageRecord?
    var answer: MessageRecord?

    var last: MessageID? { answer?.id ?? prompt?.id }
  }

  func turns(after start: MessageID?, depth: Int = 0) -> [StoredTurn] {
    guard depth < Self.deepest else { return [] }
    var turns: [StoredTurn] = []
    var place = start
    while true {
      // What may follow there is not shown.
      if let leaf, place == leaf { return turns }
      let ways = ways(after: place)
      guard !ways.isEmpty else { return turns }
      let index = ways.lastIndex { $0.last.map(shown.contains) ?? false } ?? ways.count - 1
      let branches = ways.indices.map { way in
        branch(ways[way], isShown: way == index, depth: depth)
      }
      turns.append(StoredTurn(branches: branches, shown: index))
      place = ways[index].last
    }
  }

  /// Every prompt with each of its answers; an answer without a prompt stands alone.
  private func ways(after place: MessageID?) -> [Way] {
    own(place).flatMap { message -> [Way] in
      switch message.role {
      case .assistant: return [Way(prompt: nil, answer: message)]
      case .system: return ways(after: message.id)
      case .user:
        let answers = own(message.id).filter { $0.role == .assistant }
        return answers.isEmpty
          ? [Way(prompt: message, answer: nil)]
          : answers.map { Way(prompt: message, answer: $0) }
      }
    }
  }

  private func own(_ place: MessageID?) -> [MessageRecord] {
    (children[place] ?? []).filter { relevant.contains($0.id) }
  }

  private func branch(_ way: Way, isShown: Bool, depth: Int) -> StoredTurn.Branch {
    var texts: [Part] = []
    var files: [PromptFile] = []
    for part in way.prompt?.message.parts ?? [] {
      switch part {
      case .text: texts.append(part)
      case .attachment(let file):
        files.append(
          PromptFile(
            name: file.name, type: file.mediaType, size: file.bytes.count, part: part))
      }
    }
    // Texts that were attached stand before the words of the prompt.
    var prompt = ""
    if case .text(let words)? = texts.popLast() { prompt = words }
    for case .text(let text) in texts {
      files.append(
        PromptFile(name: "text", type: "text", size: text.utf8.count, part: .text(text)))
    }
    return StoredTurn.Branch(
      prompt: prompt, files: files, options: way.prompt?.message.options ?? [:],
      answer: way.answer?.answer?.answer, id: way.answer.map { StoredID($0.id.value) },
      promptID: way.prompt.map { StoredID($0.id.value) },
      later: isShown ? [] : turns(after: way.last, depth: depth + 1))
  }
}
