import ChatModel
import ProviderOptions
import SwitchboardKit

/// A prompt that was taken into the composer to be sent again.
package struct EditedTurn: Sendable, Hashable {
  package let chat: ChatID
  /// The number of the turn.
  package let turn: Int
  /// Its place among the turns, from 0.
  package let index: Int
}

extension AppState {
  /// Asks the selected prompt again; the new answer stands beside the old one, with what followed.
  ///
  /// - Parameters:
  ///   - isWithPresentOptions: Whether the message's own options give way to what is set for the next
  ///     message now.
  ///   - ofWholeChain: Whether the chain is asked also where the prompt went to one model alone.
  /// - Returns: The start of the run; nothing while one is under way or nothing was asked.
  mutating func askAgain(
    isWithPresentOptions: Bool = false, ofWholeChain: Bool = false
  ) -> [Effect] {
    guard let place = changeable() else { return [] }
    let layer = isWithPresentOptions ? options.message : chat.turns[place].message
    clearMessageLayer()
    let turn = chat.turns[place]
    let target = ofWholeChain ? nil : turn.target
    return [branch(turn.prompt, turn.files, to: target, at: place, in: current, layer)]
  }

  /// Begins another branch at a turn and asks its prompt.
  private mutating func branch(
    _ prompt: String, _ files: [PromptFile], to target: ChainItem?, at place: Int, in index: Int,
    _ message: LayeredOptions.Layer
  ) -> Effect {
    let chain = target.map { [$0] } ?? chats[index].chain
    let messages = chats[index].messages(before: place, asking: prompt, files: files)
    let turn = chats[index].turns[place]
    let twin = turn.branches.first { $0.prompt == prompt && $0.files == files }
    let effect = run(
      in: index, chain, messages, message: message,
      RunPlace(
        answer: nextAnswer + 1, after: place > 0 ? chats[index].turns[place - 1].number : nil,
        beside: twin?.answer.number, pane: outline(of: index)))
    var branch = Turn.Branch(
      prompt: prompt, answer: newAnswer(of: chain, for: index, message: message), message: message)
    branch.files = files
    branch.target = target
    chats[index].turns.setAsideLater(than: place)
    chats[index].turns[place].branches.append(branch)
    chats[index].turns[place].shown = chats[index].turns[place].branches.count - 1
    return effect
  }

  /// Shows another answer to the selected prompt, with the turns that followed it.
  mutating func showOtherAnswer(_ step: Int) {
    guard let place = changeable() else { return }
    let count = chat.turns[place].branches.count
    guard count > 1 else {
      flash = "This prompt has one answer; r asks again."
      return
    }
    chat.turns.setAsideLater(than: place)
    let shown = (chat.turns[place].shown + step + count) % count
    chat.turns[place].shown = shown
    let later = chat.turns[place].branches[shown].later
    chat.turns[place].branches[shown].later = []
    chat.turns += later
    chat.selected = place + 1 == chat.turns.count ? nil : chat.turns[place].number
  }

  /// Takes the selected prompt into the composer; sent, it begins another branch.
  mutating func editSelected() {
    guard let place = changeable() else { return }
    editing = EditedTurn(chat: chat.id, turn: chat.turns[place].number, index: place)
    composer.editor.set(chat.turns[place].prompt)
    composer.files = chat.turns[place].files
    focus(.composer)
    flash =
      "Prompt \(place + 1) of \(chat.turns.count): Enter sends it as another branch, Esc leaves it as it is."
  }

  /// Sends an edited prompt to its pane, and to the linked ones that were asked the same there.
  mutating func resend(
    _ prompt: String, _ files: [PromptFile], to target: ChainItem?, _ edited: EditedTurn
  ) -> [Effect] {
    editing = nil
    guard let own = chats.firstIndex(where: { $0.id == edited.chat }),
      let place = chats[own].turns.firstIndex(where: { $0.number == edited.turn })
    else { return [] }
    let before = chats[own].turns[place].prompt
    let others = chats[own].isLinked ? addressed : []
    return chats.indices.filter { index in
      guard !chats[index].isRunning else { return false }
      return index == own
        || others.contains(index) && chats[index].turns.indices.contains(place)
          && chats[index].turns[place].prompt == before
    }.map { branch(prompt, files, to: target, at: place, in: $0, options.message) }
  }

  /// Opens a pane with the conversation up to the selected turn.
  mutating func fork() {
    guard let place = changeable() else { return }
    let source = chat
    guard addChat(source.entries) else {
      flash = "Eight panes are the most."
      return
    }
    chat.turns = Array(source.turns.prefix(place + 1))
    chat.options = source.options
    chat.settings = source.settings
    chat.agent = source.agent
    chat.system = source.system
    chat.reasoning = source.reasoning
    focus(.composer)
    flash = "Pane \(current + 2) goes on from prompt \(place + 1) by itself."
  }

  /// Has the model go on with an answer that was stopped or cut.
  mutating func continueAnswer() -> [Effect] {
    guard let place = changeable() else { return [] }
    guard place == chat.turns.count - 1, chat.turns[place].answer.isUnfinished else {
      flash = "Only a last answer that was stopped, cut or ended by length can be continued."
      return []
    }
    let messages = chat.messages(asking: Self.goOn)
    let (chain, now) = (chat.chain, now)
    let effect = run(
      in: current, chain, messages, message: chat.turns[place].message,
      RunPlace(
        answer: chat.turns[place].number, text: chat.turns[place].answer.text,
        pane: outline(of: current)))
    chat.turns[place].answer.resume(chain: chain, now: now)
    return [effect]
  }

  /// Some models refuse a conversation that ends with their own words, so a person says it.
  static let goOn =
    "Go on exactly where your last message broke off. Repeat nothing and add no remark."

  mutating func deleteTurn() -> [Effect] {
    guard let place = changeable() else { return [] }
    remember("The turn is back.", [chat], isDeletion: true)
    let gone = chat.turns.remove(at: place)
    chat.selected = nil
    flash = "Prompt \(place + 1) and its answer are deleted; u takes that back."
    return [deletion(of: [gone])]
  }

  /// The work that takes turns out of the current pane's stored chat.
  private func deletion(of turns: [Turn]) -> Effect {
    let shared = chats.indices.filter { $0 != current }.flatMap { chats[$0].turns.answerNumbers }
    return .sessions(
      .deleteTurns(chat.id, answers: turns.answerNumbers, shared: Set(shared)))
  }

  mutating func clearChat() -> [Effect] {
    guard !chat.turns.isEmpty else { return [] }
    if chat.isRunning {
      flash = "The answer is being stopped; once more clears the chat."
      return [.stop(chat.id)]
    }
    remember("The chat is back.", [chat], isDeletion: true)
    let gone = chat.turns
    chat.turns = []
    follow()
    flash = "The chat is cleared; u takes that back."
    return [deletion(of: gone)]
  }

  /// Makes the selected conversation the history of all linked panes.
  mutating func promote() {
    guard let place = changeable() else { return }
    promote(current, through: place)
  }

  /// Makes a conversation, through a turn, the history of the other linked panes.
  mutating func promote(_ index: Int, through place: Int) {
    let turns = Array(chats[index].turns.prefix(place + 1))
    let others = chats.indices.filter { $0 != index && chats[$0].isLinked }
    guard !others.isEmpty else {
      flash = "No other pane is linked; Alt+L links one."
      return
    }
    guard !others.contains(where: { chats[$0].isRunning }) else {
      flash = "Another pane is still answering; Esc there stops it."
      return
    }
    remember("The panes have their own history again.", others.map { chats[$0] })
    for other in others {
      chats[other].turns = turns
      chats[other].place = nil
      chats[other].selected = nil
    }
    let names = others.map { "\($0 + 2)" }.joined(separator: " ")
    let going = others.count == 1 ? "Pane \(names) goes" : "Panes \(names) go"
    flash = "\(going) on from this answer; u takes that back."
  }

  /// Puts back what the last delete, clear or promotion took away.
  mutating func undo() -> [Effect] {
    guard let step = undoSteps.popLast() else {
      flash = "There is nothing to take back."
      return []
    }
    let places = step.chats.compactMap { saved in
      chats.firstIndex { $0.id == saved.id }.map { ($0, saved.turns) }
    }
    guard !places.contains(where: { chats[$0.0].isRunning }) else {
      undoSteps.append(step)
      flash = "The pane is answering; Esc stops it, then u."
      return []
    }
    var effects: [Effect] = []
    for (index, turns) in places {
      if step.isDeletion {
        effects.append(.sessions(.restoreTurns(chats[index].id, answers: turns.answerNumbers)))
      }
      chats[index].turns = turns
      chats[index].selected = nil
    }
    flash = places.isEmpty ? "The pane is gone." : step.sentence
    return effects
  }

  private mutating func remember(_ sentence: String, _ chats: [Chat], isDeletion: Bool = false) {
    undoSteps.append(
      UndoStep(
        sentence: sentence, chats: chats.map { ($0.id, $0.turns) }, isDeletion: isDeletion))
    if undoSteps.count > UndoStep.most { undoSteps.removeFirst() }
  }

  private mutating func follow() {
    chat.place = nil
    chat.unseen = 0
    chat.selected = nil
  }

  /// The place of the selected turn, unless there is none or the pane is answering.
  private mutating func changeable() -> Int? {
    guard !chat.isRunning else {
      flash = "The pane is answering; Esc stops it."
      return nil
    }
    return chat.selectedIndex
  }
}

extension [Turn] {
  /// The numbers of all answers, those of branches that are not shown too.
  var answerNumbers: [Int] {
    flatMap { turn in
      turn.branches.flatMap { [$0.answer.number] + $0.later.answerNumbers }
    }
  }

  /// Moves the turns after a place into its shown branch.
  fileprivate mutating func setAsideLater(than place: Int) {
    let later = Array(self[(place + 1)...])
    removeSubrange((place + 1)...)
    self[place].branches[self[place].shown].later = later
  }
}
