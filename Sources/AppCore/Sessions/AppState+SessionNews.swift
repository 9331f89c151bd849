extension AppState {
  /// Takes what came of work on the stored chats.
  mutating func take(_ news: SessionNews) -> [Effect] {
    switch news {
    case .listed(let page, let wish, let isMore):
      session = page.current
      guard case .sessions(var list) = overlay else { return [] }
      list.take(page, for: wish, isMore: isMore)
      let preview = previewEffects(&list)
      overlay = .sessions(list)
      return preview
    case .opened(let chat): return show(chat)
    case .previewed(let excerpt, let place):
      guard case .sessions(var list) = overlay, list.place == place else { return [] }
      list.preview = excerpt.map { preview($0, at: place) }
      overlay = .sessions(list)
    case .measured(let measured, let span):
      guard case .statistics(var view) = overlay else { return [] }
      view.take(measured, for: span)
      overlay = .statistics(view)
    case .done(let sentence): return told(sentence, isDone: true)
    case .told(let sentence), .failed(let sentence): return told(sentence, isDone: false)
    case .keeping(let isKeeping, let sentence):
      self.isKeeping = isKeeping
      if let sentence { hint = sentence }
    }
    return []
  }

  /// Asks for what stands around the place that is looked at, when it is another one now.
  func previewEffects(_ list: inout SessionList) -> [Effect] {
    guard let place = list.place else {
      list.preview = nil
      list.previewed = nil
      return []
    }
    guard place != list.previewed else { return [] }
    list.previewed = place
    return [.sessions(.preview(place))]
  }

  private mutating func told(_ sentence: String, isDone: Bool) -> [Effect] {
    switch overlay {
    case .sessions(var list):
      list.sentence = sentence
      // The chat may have changed, so it is read again.
      list.previewed = nil
      overlay = .sessions(list)
      let count = max(list.rows.count, list.rows.reduce(0) { $0 + $1.hits.count })
      return isDone ? [.sessions(.listAgain(list.wish, count: count))] : []
    case .statistics(var view):
      view.sentence = sentence
      if !isDone { view.isReading = false }
      overlay = .statistics(view)
    default: flash = sentence
    }
    return []
  }
}
