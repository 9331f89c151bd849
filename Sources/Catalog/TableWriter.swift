import ChatModel

/// Writes a catalogue table; the same records give the same bytes.
package struct TableWriter {
  private var shared: [String] = []
  private var numbers: [String: Int] = [:]
  private var providerLines: [UInt8] = []
  private var blocks: [UInt8] = []
  private(set) var providers = 0
  private var models = 0

  private let source: ModelSource

  /// - Parameter source: Of the table; models of the release that it keeps are marked.
  package init(source: ModelSource = .embedded) { self.source = source }

  /// Appends a provider and all its models.
  package mutating func append(_ provider: ProviderRecord, _ records: [ModelRecord]) {
    let start = blocks.count
    for record in records { append(record) }
    models += records.count
    providers += 1
    Self.append(
      [
        provider.id, "\(records.count)", "\(blocks.count - start)", provider.name,
        provider.dialect?.rawValue ?? "", provider.signIn.cell, provider.baseURL,
        provider.keyVariables.joined(separator: " "),
        provider.otherVariables.joined(separator: " "), provider.documentation,
      ], to: &providerLines)
  }

  /// The whole table, whose data is of a date of the form `2026-07-01`.
  package func bytes(date: String) -> [UInt8] {
    var body: [UInt8] = []
    for line in shared { Self.append([line], to: &body) }
    body += providerLines
    body += blocks
    var table: [UInt8] = []
    let sum = TableFormat.checksum(body.span, from: 0)
    Self.append(
      [
        TableFormat.magic, "\(TableFormat.version)", date, "\(shared.count)", "\(providers)",
        "\(models)", String(sum, radix: 16),
      ], to: &table)
    return table + body
  }

  private mutating func append(_ model: ModelRecord) {
    let controls = model.reasoningControls.joined(separator: "|")
    let controlsNumber = number(of: controls)
    let baseNumber = number(of: model.baseURL ?? "")
    var flags = model.flags
    if source != .embedded, model.source == .embedded { flags.append(TableFormat.kept) }
    Self.append(
      [
        model.id.model, model.name == model.id.model ? "" : model.name,
        String(decoding: flags, as: UTF8.self),
        String(decoding: model.modalities, as: UTF8.self), Self.text(model.contextWindow),
        Self.text(model.maxOutputTokens), model.prices?.cell ?? "", Self.day(model.released),
        Self.day(model.knowledge), controlsNumber, Self.text(model.maxInputTokens),
        model.dialect?.rawValue ?? "", baseNumber,
      ], to: &blocks)
  }

  /// The number of a shared line; empty for an empty text.
  private mutating func number(of text: String) -> String {
    guard !text.isEmpty else { return "" }
    if let number = numbers[text] { return "\(number)" }
    shared.append(text)
    numbers[text] = shared.count
    return "\(shared.count)"
  }

  private static func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "" }

  /// `2025-09-29` as `250929`.
  private static func day(_ date: String?) -> String {
    guard let date, date.hasPrefix("20") else { return "" }
    return String(date.dropFirst(2).filter { $0 != "-" })
  }

  /// Appends one line.
  ///
  /// Control characters become spaces, so that no cell can end its line.
  private static func append(_ cells: [String], to bytes: inout [UInt8]) {
    let filled = cells.lastIndex { !$0.isEmpty } ?? 0
    for (index, cell) in cells[...filled].enumerated() {
      if index > 0 { bytes.append(0x09) }
      for byte in cell.utf8 { bytes.append(byte < 0x20 || byte == 0x7F ? 0x20 : byte) }
    }
    bytes.append(0x0A)
  }
}
