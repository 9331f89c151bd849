import AppCore
import ChatModel
import Store
import SwitchboardKit
import Synchronization

extension SessionDesk {
  /// Reads a chat for the panes.
  ///
  /// - Parameters:
  ///   - choice: Which chat.
  ///   - place: Where the reader is to begin.
  /// - Returns: The chat, or why there is none.
  func open(_ choice: SessionWork.Choice, at place: SessionPlace? = nil) async -> SessionNews {
    do throws(StoreProblem) {
      guard let id = try await id(of: choice), var chat = try await library.chat(id) else {
        return .failed(Self.nothing(choice))
      }
      if let message = place?.message?.message { chat.show(message) }
      let opened = chat
      state.withLock { $0.opened = opened }
      var stored = StoredChat(chat)
      stored.place = place.flatMap { stored.place(of: $0) }
      return .opened(stored)
    } catch {
      return .failed(error.description)
    }
  }

  private func id(of choice: SessionWork.Choice) async throws(StoreProblem) -> Store.ChatID? {
    switch choice {
    case .id(let id): return id.chat
    case .number(let number): return try await library.chatID(number: number)
    case .last:
      return try await library.ids(of: ChatFilter(""), in: .newest, pinnedFirst: false).first
    }
  }

  private static func nothing(_ choice: SessionWork.Choice) -> String {
    switch choice {
    case .number(let number): "There is no chat \(number); Ctrl+S lists those there are."
    case .last: "No chat is stored yet; this one will be the first."
    case .id: "The chat is gone."
    }
  }

  /// Reads what stands around a place.
  func preview(_ place: SessionPlace) async -> SessionNews {
    do throws(StoreProblem) {
      guard
        let excerpt = try await library.excerpt(
          of: place.chat.chat, around: place.message?.message)
      else { return .previewed(nil, place) }
      var stored = StoredChat(excerpt.chat)
      stored.place = stored.place(of: place)
      stored.shorten(around: place.word)
      return .previewed(
        StoredExcerpt(
          chat: stored, turns: excerpt.turns, tags: excerpt.chat.tags,
          begun: excerpt.chat.header.created.dateAndTime), place)
    } catch {
      return .failed(error.description)
    }
  }

  /// Begins a new chat with the history up to a place.
  func fork(_ place: SessionPlace) async -> SessionNews {
    do throws(StoreProblem) {
      var message = place.message?.message
      if message == nil, let chat = try await library.chat(place.chat.chat) {
        message = chat.openPanes.min { $0.position < $1.position }.flatMap {
          chat.path(of: $0).last?.id
        }
      }
      guard let message else { return .failed("Nothing was said in it: there is nothing to fork.") }
      let id = try await library.fork(at: message, of: place.chat.chat)
      let number = try await library.summary(id)?.number ?? 0
      let extent = place.message == nil ? "whole" : "up to the message that is shown"
      return .done("Chat \(number) is a copy of it, \(extent).")
    } catch {
      return .failed(error.description)
    }
  }

  func export(_ id: StoredID, _ form: SessionWork.Form) async -> SessionNews {
    do throws(StoreProblem) {
      guard let chat = try await library.chat(id.chat) else { return .failed("The chat is gone.") }
      let written =
        switch form {
        case .markdown: write(chat.header.title, "md", MarkdownExport.text(chat))
        case .json: write(chat.header.title, "json", JSONExport.text([chat]))
        case .html: write(chat.header.title, "html", HTMLExport.text(chat))
        }
      return news(of: written)
    } catch {
      return .failed(error.description)
    }
  }

  private func news(of written: Result<String, Refusal>) -> SessionNews {
    switch written {
    case .success(let path): .told("Written to \(path).")
    case .failure(let refusal): .failed(refusal.sentence)
    }
  }

  // MARK: Statistics

  /// Adds up what was measured.
  func measure(_ span: StatisticsView.Span) async -> SessionNews {
    let now = now()
    do throws(StoreProblem) {
      let figures = try await library.statistics(since: span.start(now), stretches: span.stretches)
      return .measured(Measured(figures, span: span, now: now), for: span)
    } catch {
      return .failed(error.description)
    }
  }

  /// Writes what was measured as JSON.
  func writeMeasured(_ span: StatisticsView.Span) async -> SessionNews {
    do throws(StoreProblem) {
      let figures = try await library.statistics(since: span.start(now()))
      return news(of: write("statistics \(span.rawValue)", "json", figures.json + "\n"))
    } catch {
      return .failed(error.description)
    }
  }

  // MARK: Titles

  /// Has a model give a chat a title.
  func entitle(_ id: StoredID, by item: ChainItem, _ models: EffectRunner?) async -> SessionNews {
    guard let models else { return .failed("Nobody can be asked here.") }
    do throws(StoreProblem) {
      guard let excerpt = try await library.excerpt(of: id.chat, around: nil, reach: 4) else {
        return .failed("The chat is gone.")
      }
      let said = excerpt.chat.messages.filter { !$0.message.text.isEmpty }.map { message in
        Message(message.role, [.text(String(message.message.text.prefix(2000)))])
      }
      guard !said.isEmpty else { return .failed("Nothing was said in it yet.") }
      var request = RunRequest(
        chain: [item], messages: said + [.user(AppState.titlePrompt)], options: [:],
        settings: CallSettings())
      // The pane's own words would have the model go on with the conversation.
      request.system = ""
      switch await models.title(request) {
      case .success(let text):
        guard let title = AppState.title(in: text) else {
          return .failed("\(item.id) gave no title; the chat keeps the one it had.")
        }
        try await library.rename(id.chat, to: title)
        return .done("\(item.id) calls it: \(title)")
      case .failure(let refusal): return .failed("There is no title: \(refusal.sentence)")
      }
    } catch {
      return .failed(error.description)
    }
  }
}

extension ChatRecord {
  /// Has the pane of a message show the way through it.
  fileprivate mutating func show(_ message: MessageID) {
    guard let found = messages.first(where: { $0.id == message }),
      let pane = panes.firstIndex(where: { $0.id == found.pane }),
      !path(of: panes[pane]).contains(where: { $0.id == message })
    else { return }
    var leaf = found
    // Children are made after their parents.
    while let next = messages.last(where: { $0.parent == leaf.id && $0.pane == found.pane }),
      next.id > leaf.id
    {
      leaf = next
    }
    panes[pane].shown = leaf.id
  }
}

extension StoredChat {
  /// Where a place is among the panes; nil where they do not show it.
  fileprivate func place(of place: SessionPlace) -> StoredPlace? {
    guard let message = place.message else { return nil }
    for (index, pane) in panes.enumerated() {
      for (turn, stored) in pane.turns.enumerated()
      where stored.branches.indices.contains(stored.shown) {
        let branch = stored.branches[stored.shown]
        guard branch.id == message || branch.promptID == message else { continue }
        return StoredPlace(
          pane: index, turn: turn, isInAnswer: branch.id == message, word: place.word)
      }
    }
    return nil
  }

  /// Cuts long texts, so that a preview is laid out at once; what was found stays.
  fileprivate mutating func shorten(around word: String?) {
    for pane in panes.indices {
      for turn in panes[pane].turns.indices {
        panes[pane].turns[turn].shorten(around: word)
      }
    }
  }
}

extension StoredTurn {
  fileprivate mutating func shorten(around word: String?) {
    for index in branches.indices {
      branches[index].prompt = Self.excerpt(branches[index].prompt, word)
      let text = branches[index].answer?.text ?? ""
      branches[index].answer?.text = Self.excerpt(text, word)
      branches[index].answer?.reasoning = ""
    }
  }

  private static let longest = 20_000

  private static func excerpt(_ text: String, _ word: String?) -> String {
    guard text.utf8.count > longest else { return text }
    let found = word.flatMap { text.firstRange(of: $0)?.lowerBound } ?? text.startIndex
    let start = text.utf8.index(found, offsetBy: -longest / 4, limitedBy: text.startIndex)
    let end = text.utf8.index(found, offsetBy: longest, limitedBy: text.endIndex)
    let cut = String(
      decoding: text.utf8[(start ?? text.startIndex)..<(end ?? text.endIndex)],
      as: UTF8.self)
    return (start == nil ? "" : "[…]\n") + cut + (end == nil ? "" : "\n[…]")
  }
}
