package import Catalog
import ChatModel
import TextLayout

/// Facts of a model in the words of lists and cards, on the screen and in tables.
package enum ModelWords {
  /// Input and output per million tokens: `$3/$15`, `free`, `unknown`.
  package static func price(_ prices: ModelPrices?) -> String {
    guard let prices else { return "unknown" }
    if prices.input == 0, prices.output == 0 { return "free" }
    return "\(Figures.price(prices.input))/\(Figures.price(prices.output))"
  }

  /// R reasons, T tools, V vision, F files; `-` for what it cannot.
  package static func letters(_ model: ModelRecord) -> String {
    let takesFiles = model.takesAttachments || model.input.contains(.pdf)
    return (model.reasons ? "R" : "-") + (model.callsTools ? "T" : "-")
      + (model.input.contains(.image) ? "V" : "-") + (takesFiles ? "F" : "-")
  }

  /// What it can, in words.
  package static func abilities(_ model: ModelRecord) -> String {
    var words: [String] = []
    if !model.isChat { words.append("not chat") }
    if model.reasons { words.append("reasons") }
    if model.callsTools { words.append("tools") }
    words += model.input.filter { $0 != .text }.map(\.rawValue)
    if model.hasOpenWeights { words.append("open") }
    if let status = model.status { words.append(status.rawValue) }
    if model.source != .embedded, model.source != .refreshed { words.append(model.source.rawValue) }
    return words.joined(separator: " ")
  }

  /// A word that counts more than the price; nil for a model like most.
  static func warning(_ model: ModelRecord, isHidden: Bool) -> String? {
    if model.status == .deprecated { return "retired" }
    if isHidden { return "hidden" }
    return model.isChat ? nil : "not chat"
  }

  /// The controls of reasoning as names and values: `effort`, `low medium high`.
  package static func reasoning(_ model: ModelRecord) -> [(name: String, value: String)] {
    guard !model.reasoningControls.isEmpty else {
      return [("reasoning", model.reasons ? "yes" : "no")]
    }
    return model.reasoningControls.map { control in
      let parts = control.split(separator: "=", maxSplits: 1).map(String.init)
      switch (parts.first ?? "", parts.count > 1 ? parts[1] : nil) {
      case ("toggle", _): return ("thinking", "on or off")
      case ("budget", let range?):
        let bounds = range.split(separator: ".", omittingEmptySubsequences: true)
        let isOpen = range.hasSuffix("..") && bounds.count == 1
        return ("budget", bounds.joined(separator: " to ") + (isOpen ? " and up" : ""))
      case (let name, let values?):
        let levels = values.split(separator: ",").filter { $0 != "-" }
        return (name, levels.joined(separator: " "))
      case (let name, nil): return (name, "yes")
      }
    }
  }
}
