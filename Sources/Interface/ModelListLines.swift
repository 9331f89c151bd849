import AppCore

/// The lines of the list of models that are in view, the selected one among them.
struct ModelListLines {
  struct Line {
    /// The place in the browser's rows.
    var index: Int
    var row: ModelBrowser.Row?
    /// The facts below the selected model.
    var detail: String?
  }

  let shown: [Line]

  /// - Parameters:
  ///   - browser: The list.
  ///   - height: How many lines there is room for.
  init(_ browser: ModelBrowser, height: Int) {
    var lines: [Line] = []
    for (index, row) in browser.rows.enumerated() {
      lines.append(Line(index: index, row: row))
      if index == browser.selection, case .model(let model) = row {
        lines.append(Line(index: index, detail: model.facts))
      }
    }
    let selected = lines.lastIndex { $0.index == browser.selection } ?? 0
    let first = max(0, min(selected - height + 3, lines.count - height))
    shown = Array(lines.dropFirst(first).prefix(max(0, height)))
  }
}
