/// The forms in which a pane's setup can be taken elsewhere.
package struct ExportChooser: Sendable {
  /// Everything but the bare body, which the options editor copies.
  package static let forms: [RequestForm] = RequestForm.allCases.filter { $0 != .body }

  package internal(set) var selection = 0

  package init() {}

  package var form: RequestForm { Self.forms[min(selection, Self.forms.count - 1)] }
}

extension RequestForm {
  /// The form as a list names it.
  package var title: String {
    switch self {
    case .body: "the body alone"
    case .curl: "curl command"
    case .aiSDK: "TypeScript with the AI SDK"
    case .mastra: "TypeScript with Mastra"
    case .openAIPython: "Python with the OpenAI package"
    case .anthropicPython: "Python with the Anthropic package"
    case .googlePython: "Python with the Google Gen AI package"
    case .swift: "Swift with SwitchboardKit"
    case .agent: "agent file"
    }
  }
}

extension AppState {
  mutating func openExport() {
    guard !isVeiled() else { return }
    overlay = .export(ExportChooser())
  }

  /// Keys of the list of forms.
  mutating func handleExport(_ chooser: inout ExportChooser, _ press: KeyPress) -> [Effect] {
    switch press {
    case KeyPress(.escape), KeyPress(.character("q")): overlay = nil
    case KeyPress(.down), KeyPress(.character("j")):
      chooser.selection = min(chooser.selection + 1, ExportChooser.forms.count - 1)
      overlay = .export(chooser)
    case KeyPress(.up), KeyPress(.character("k")):
      chooser.selection = max(0, chooser.selection - 1)
      overlay = .export(chooser)
    case KeyPress(.enter), KeyPress(.character("y")):
      overlay = nil
      return setupRequest().map { [.copyRequest($0, chooser.form)] } ?? []
    case KeyPress(.character("s")):
      overlay = nil
      return setupRequest().map { [.writeRequest($0, chooser.form)] } ?? []
    default: break
    }
    return []
  }
}
