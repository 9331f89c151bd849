import ChatModel

extension AppState {
  /// Keys while something floats above the panes.
  mutating func handleOverlay(_ press: KeyPress) -> [Effect] {
    if press == KeyPress(.function(1)), let overlay, overlay.hasKeySheet {
      self.overlay = .keys(of: overlay)
      return []
    }
    switch overlay {
    case .keys(let below):
      overlay = below
      return []
    case .palette(var palette):
      return handlePalette(&palette, press)
    case .key(var dialog):
      return handleKeyDialog(&dialog, press)
    case .themes(let selection, let before):
      return handleThemes(selection, before, press)
    case .presets(var list): return handlePresets(&list, press)
    case .sessions(var list): return handleSessions(&list, press)
    case .statistics(var view): return handleStatistics(&view, press)
    case .agents(var list): return handleAgents(&list, press)
    case .chainEditor(var editor): return handleChainEditor(&editor, press)
    case .export(var chooser): return handleExport(&chooser, press)
    case .leaving:
      overlay = nil
      switch press {
      case KeyPress(.enter), KeyPress(.character("q")), KeyPress(.character("y")): return [.quit]
      case KeyPress(.escape), KeyPress(.character("n")): return []
      // Who goes on typing stays, and loses nothing.
      default: return handle(press)
      }
    case .timeline(var view): return handleTimeline(&view, press)
    case .wire(var view): return handleWire(&view, press)
    case .failureDesk(var desk): return handleFailureDesk(&desk, press)
    case .modelCard(let top): return handleModelCard(top, press)
    case .held(let top): return handleHeld(top, press)
    case .comparison(let comparison): return handleComparison(comparison, press)
    case .help(var view): return handleHelp(&view, press)
    case .binding(var binding): return handleBinding(&binding, press)
    case .ownWords(let top): return handleOwnWords(top, press)
    case .figures:
      overlay = nil
      return []
    case nil: return []
    }
  }

  private mutating func handlePalette(_ palette: inout CommandList, _ press: KeyPress) -> [Effect] {
    switch press {
    case KeyPress(.escape):
      overlay = nil
      return []
    case KeyPress(.enter):
      overlay = nil
      let found = found(palette)
      guard found.indices.contains(palette.selection) else { return [] }
      return run(found[palette.selection].action)
    case .alt("k"):
      let found = found(palette)
      guard found.indices.contains(palette.selection) else { return [] }
      bind(found[palette.selection].action)
      return []
    default:
      palette.handle(press, count: found(palette).count)
      overlay = .palette(palette)
      return []
    }
  }

  private mutating func handleKeyDialog(
    _ dialog: inout KeyDialog, _ press: KeyPress
  ) -> [Effect] {
    switch press {
    case KeyPress(.escape):
      overlay = nil
      if let before = dialog.replaced { chat.chain = before }
      return []
    case KeyPress(.enter):
      guard let offer = dialog.offer, let model = ModelID(dialog.model) else { return [] }
      if case .checking = dialog.state { return [] }
      dialog.state = .checking(since: now)
      overlay = .key(dialog)
      return [
        .checkKey(
          provider: dialog.provider, model: model, key: offer, keeps: dialog.isKept)
      ]
    case KeyPress(.tab), KeyPress(.tab, .shift), KeyPress(.up), KeyPress(.down):
      dialog.isCommand.toggle()
    case .alt("k"): dialog.isKept.toggle()
    default: if dialog.type(press) { dialog.state = .typing }
    }
    overlay = .key(dialog)
    return []
  }

  /// The provider has judged a key.
  mutating func keyChecked(_ provider: String, _ check: KeyCheck) {
    if case .works = check {
      pastedKeys.insert(provider)
      ready.insert(provider)
    }
    if case .refused = check {} else { ready.insert(provider) }
    guard case .key(var dialog) = overlay, dialog.provider == provider else { return }
    switch check {
    case .works:
      overlay = nil
      flash = "The key for \(dialog.providerName) works; it is kept for this run only."
      focus(.composer)
    case .kept(let sentence):
      overlay = nil
      flash = "The key for \(dialog.providerName) works. \(sentence)"
      focus(.composer)
    case .refused(let sentence):
      dialog.state = .refused(sentence)
      overlay = .key(dialog)
    }
  }

  /// The theme under the cursor is shown at once; Esc takes the old one back.
  private mutating func handleThemes(
    _ selection: Int, _ before: String, _ press: KeyPress
  ) -> [Effect] {
    switch press {
    case KeyPress(.escape):
      overlay = nil
      return use(before)
    case KeyPress(.enter):
      overlay = nil
      themeIsChosen = true
      themeIsPicked = true
      guard themes.indices.contains(selection) else { return use(before) }
      return use(themes[selection])
    case KeyPress(.down), KeyPress(.character("j")), .control("n"):
      return preview((selection + 1) % themes.count, before)
    case KeyPress(.up), KeyPress(.character("k")), .control("p"):
      return preview((selection + themes.count - 1) % themes.count, before)
    default: return []
    }
  }

  mutating func preview(_ selection: Int, _ before: String) -> [Effect] {
    guard themes.indices.contains(selection) else { return [] }
    overlay = .themes(selection: selection, before: before)
    return use(themes[selection])
  }

  /// The terminal has told its ground; a theme that nobody chose follows it.
  mutating func adopt(_ automatic: String) -> [Effect] {
    guard !themeIsChosen, themes.contains(automatic) else { return [.useTheme(theme)] }
    if case .themes = overlay { return [] }
    return use(automatic)
  }

  private mutating func use(_ name: String) -> [Effect] {
    theme = name
    return [.useTheme(name)]
  }
}
