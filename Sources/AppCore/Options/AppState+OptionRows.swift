import Catalog
package import ChatModel
import JSONCoding
import ProviderOptions
import SwitchboardKit

extension AppState {
  /// The model whose options are shown.
  package var optionModel: ModelID {
    shownItem.flatMap { ModelID($0.id) } ?? ModelID(provider: "", model: "")
  }

  /// The dialect that its request is written in.
  private var optionDialect: Dialect {
    let model = optionModel
    if let preview = chat.preview, preview.model == model { return preview.dialect }
    return dialect(of: model)
  }

  /// What is in force for it, with the message layer on top.
  package var optionValues: OptionValues {
    OptionValues(
      chat.layers(message: options.message),
      namespace: OptionNamespaces.canonical(optionModel.provider))
  }

  /// The rows of the editor, searched or narrowed as the pane says.
  package var optionRows: [OptionRow] {
    makeRows(words: options.words, changedOnly: options.showsChangedOnly)
  }

  /// What an editor without the focus shows: what is set, or the first rows when nothing is.
  package var optionSummary: [OptionRow] {
    let set = makeRows(words: [], changedOnly: true)
    return set.isEmpty ? makeRows(words: [], changedOnly: false) : set
  }

  /// Another value whenever `optionSummary` may be another one, at less cost than the rows.
  package var optionSummaryKey: OptionSummaryKey {
    let model = optionModel
    return OptionSummaryKey(
      model: model, dialect: optionDialect, record: catalog.model(model),
      layers: chat.layers(message: options.message),
      refusals: chat.preview.map { $0.model == model ? $0.refusals : [:] } ?? [:],
      system: systemText.text, systemLayer: systemText.layer, open: options.open)
  }

  private func makeRows(words: [Substring], changedOnly: Bool) -> [OptionRow] {
    let model = optionModel
    let record = catalog.model(model)
    return OptionRows(
      model: model, dialect: optionDialect, values: optionValues,
      judge: OptionJudge(ModelTraits(model, record)), knowsRanges: knowsRanges(of: model, record),
      refusals: chat.preview.map { $0.model == model ? $0.refusals : [:] } ?? [:],
      system: systemText, open: options.open, words: words, showsChangedOnly: changedOnly
    ).rows()
  }

  /// Whether the catalogue itself has the model; what a server of one's own takes is its own affair.
  private func knowsRanges(of model: ModelID, _ record: ModelRecord?) -> Bool {
    if model.provider == "demo" { return true }
    return record?.hasKnownRanges == true && catalog.provider(model.provider)?.kind != .local
  }

  /// The system text in force, and who set it.
  private var systemText: (text: String?, layer: OptionLayer?) {
    if let own = chat.system { return (own, .chat) }
    let agent = chat.preview?.instructions ?? ""
    return agent.isEmpty ? (nil, nil) : (agent, .agent)
  }

  package var selectedOption: OptionRow? {
    let rows = optionRows
    return rows.indices.contains(options.selection) ? rows[options.selection] : rows.last
  }

  /// How many values are in force that somebody set.
  package var optionsSet: Int {
    optionValues.leaves.count + (systemText.layer == nil ? 0 : 1)
  }

  /// One line about the selected row, for the row of hints; nil while the options have no focus.
  package var optionHint: String? {
    guard focus == .options, options.half == .rows else { return nil }
    if let problem = options.field?.problem { return problem }
    return selectedOption?.sentence
  }

  /// What would be left out or changed of the options that the pane sets, for the row of hints.
  package var optionWarning: String? {
    guard !chat.layer.isEmpty || !options.message.isEmpty else { return nil }
    return optionWarnings.first.map { "! \($0)" }
  }

  /// What the editor says about conflicts before anything is sent (R19).
  package var optionWarnings: [String] {
    let start = "For \(optionModel): "
    return (chat.preview?.notes ?? []).map { note in
      note.hasPrefix(start) ? String(note.dropFirst(start.count)) : note
    }
  }
}
