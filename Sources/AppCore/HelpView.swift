/// The help while it is open: the row under the cursor and the words that narrow it.
package struct HelpView: Sendable {
  /// The selected key, counted through the whole sheet.
  package internal(set) var selection = 0
  package internal(set) var editor = LineEditor(isSingleLine: true)
  /// Whether keys go into the search.
  package internal(set) var isTyping = false

  package init() {}
}

extension AppState {
  /// Keys while the help is open.
  mutating func handleHelp(_ view: inout HelpView, _ press: KeyPress) -> [Effect] {
    let sheet = HelpSheet(self, view)
    let key = sheet.keys.indices.contains(view.selection) ? sheet.keys[view.selection] : nil
    switch press {
    case KeyPress(.enter):
      guard let action = key?.action else {
        flash = key.map { "\($0.keys) belongs to the pane itself: press it there." }
        return []
      }
      overlay = nil
      return run(action)
    case .alt("k"):
      guard let action = key?.action else {
        flash = key.map { "\($0.keys) cannot be bound anew." }
        return []
      }
      bind(action)
      return []
    case KeyPress(.down), .control("n"): view.selection = sheet.moved(view.selection, by: 1)
    case KeyPress(.up): view.selection = sheet.moved(view.selection, by: -1)
    case KeyPress(.pageDown), .control("d"): view.selection = sheet.turned(view.selection, by: 1)
    case KeyPress(.pageUp):
      view.selection = sheet.turned(view.selection, by: -1)
    default:
      return view.isTyping ? typeIntoHelp(&view, press) : handleHelpLetters(&view, sheet, press)
    }
    overlay = .help(view)
    return []
  }

  private mutating func typeIntoHelp(_ view: inout HelpView, _ press: KeyPress) -> [Effect] {
    if press == KeyPress(.escape) {
      view = HelpView()
    } else if view.editor.handle(press) {
      view.selection = 0
    }
    overlay = .help(view)
    return []
  }

  private mutating func handleHelpLetters(
    _ view: inout HelpView, _ sheet: HelpSheet, _ press: KeyPress
  ) -> [Effect] {
    switch press {
    case .control("u"): view.selection = sheet.turned(view.selection, by: -1)
    case KeyPress(.character("j")): view.selection = sheet.moved(view.selection, by: 1)
    case KeyPress(.character("k")): view.selection = sheet.moved(view.selection, by: -1)
    case KeyPress(.character("l")), KeyPress(.right):
      view.selection = sheet.beside(view.selection, 1)
    case KeyPress(.character("h")), KeyPress(.left):
      view.selection = sheet.beside(view.selection, -1)
    case KeyPress(.character(" ")): view.selection = sheet.turned(view.selection, by: 1)
    case KeyPress(.home), KeyPress(.character("g")): view.selection = 0
    case KeyPress(.end), KeyPress(.character("G")): view.selection = max(0, sheet.keys.count - 1)
    case KeyPress(.character("/")): view.isTyping = true
    case .control("p"), KeyPress(.character(":")):
      overlay = .palette(CommandList())
      return []
    case KeyPress(.character("t")):
      beginTour()
      return []
    case KeyPress(.escape), KeyPress(.character("q")), KeyPress(.character("?")),
      KeyPress(.function(1)):
      overlay = nil
      return []
    default: break
    }
    overlay = .help(view)
    return []
  }

  mutating func pasteIntoHelp(_ text: String) {
    guard case .help(var view) = overlay, view.isTyping else { return }
    view.editor.insert(String(text.prefix(200)))
    view.selection = 0
    overlay = .help(view)
  }
}
