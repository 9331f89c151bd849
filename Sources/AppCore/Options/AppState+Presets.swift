import ChatModel
import ProviderOptions

extension AppState {
  mutating func openPresets() -> [Effect] {
    overlay = .presets(PresetList([]))
    return [.presets(.list)]
  }

  /// Keys of the list of presets.
  mutating func handlePresets(_ list: inout PresetList, _ press: KeyPress) -> [Effect] {
    if list.name != nil { return handlePresetName(&list, press) }
    list.sentence = nil
    let doomed = list.doomed
    list.doomed = nil
    defer { if case .presets = overlay { overlay = .presets(list) } }
    switch press {
    case KeyPress(.escape), KeyPress(.character("q")): overlay = nil
    case KeyPress(.down), KeyPress(.character("j")):
      list.selection = min(list.selection + 1, max(0, list.presets.count - 1))
    case KeyPress(.up), KeyPress(.character("k")): list.selection = max(0, list.selection - 1)
    case KeyPress(.enter): if let preset = list.selected { apply(preset) }
    case KeyPress(.character("n")), KeyPress(.character("s")):
      list.name = LineEditor(isSingleLine: true)
    case KeyPress(.character("D")), KeyPress(.delete):
      guard let preset = list.selected else { break }
      if doomed == preset.name { return [.presets(.delete(preset.name))] }
      list.doomed = preset.name
      list.sentence = "D again deletes \(preset.name)."
    default: break
    }
    return []
  }

  private mutating func handlePresetName(
    _ list: inout PresetList, _ press: KeyPress
  ) -> [Effect] {
    defer { overlay = .presets(list) }
    switch press {
    case KeyPress(.escape):
      list.name = nil
      list.sentence = nil
    case KeyPress(.enter):
      let name = list.name?.text ?? ""
      guard Self.isPresetName(name) else {
        list.sentence = "A name has letters, digits, - and _, and is at most 60 long."
        return []
      }
      guard list.doomed == name || !list.presets.contains(where: { $0.name == name }) else {
        list.doomed = name
        list.sentence = "\(name) is there already; Enter again writes over it."
        return []
      }
      list.doomed = nil
      list.name = nil
      let kept = Preset.keeping(chat.layer, as: name)
      if kept.isPartial { flash = "Secrets and values put back to the default are not kept." }
      return [.presets(.save(kept.preset))]
    default:
      list.doomed = nil
      list.sentence = nil
      _ = list.name?.handle(press)
    }
    return []
  }

  /// Whether a text can name a file.
  static func isPresetName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 60
      && name.utf8.allSatisfy { byte in
        byte == 0x2D || byte == 0x5F || (0x30...0x39).contains(byte)
          || (0x41...0x5A).contains(byte & 0xDF)
      }
  }

  /// Puts a preset in place of what the pane sets.
  private mutating func apply(_ preset: Preset) {
    remember()
    chat.layer = LayeredOptions.Layer(options: preset.options, settings: preset.settings)
    overlay = nil
    flash = "\(preset.name) is in force in pane \(current + 2); u takes it back."
  }

  mutating func received(_ presets: [Preset], _ sentence: String?) {
    guard case .presets(var list) = overlay else { return }
    list.presets = presets
    list.isLoaded = true
    list.selection = min(list.selection, max(0, presets.count - 1))
    list.sentence = sentence
    overlay = .presets(list)
  }
}
