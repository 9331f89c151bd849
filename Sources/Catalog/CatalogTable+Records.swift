import ChatModel

extension CatalogTable {
  /// Which entry is the provider of that id.
  func index(of provider: String) -> Int? {
    let id = Array(provider.utf8)
    let buffer = storage.buffer
    let bytes = buffer.span
    for index in entries.indices where bytes.equals(entries[index].id, id) { return index }
    return nil
  }

  /// The facts of a provider; its kind is not part of a table.
  func provider(at index: Int) -> ProviderRecord {
    let buffer = storage.buffer
    let bytes = buffer.span
    let entry = entries[index]
    var cells = CellReader(entry.facts)
    let id = bytes.text(entry.id)
    let name = bytes.text(cells.next(in: bytes))
    let dialect = Dialect(rawValue: bytes.text(cells.next(in: bytes)))
    let signIn = ProviderRecord.SignIn(cell: bytes.text(cells.next(in: bytes)))
    let baseURL = bytes.text(cells.next(in: bytes))
    let keys = bytes.words(cells.next(in: bytes))
    let others = bytes.words(cells.next(in: bytes))
    return ProviderRecord(
      id: id, name: name, kind: ProviderKinds.kind(of: id, baseURL: baseURL), dialect: dialect,
      signIn: signIn, baseURL: baseURL, keyVariables: keys, otherVariables: others,
      documentation: bytes.text(cells.next(in: bytes)), modelCount: entry.modelCount)
  }

  /// All models of a provider in the catalogue's order; lines without an id are left out.
  func models(at index: Int) -> [ModelRecord] {
    let provider = id(at: index)
    var models: [ModelRecord] = []
    models.reserveCapacity(entries[index].modelCount)
    forEachLine(at: index) { line, bytes in
      if let model = record(line, of: provider, in: bytes) { models.append(model) }
      return true
    }
    return models
  }

  /// The first model of a provider, without reading the others.
  func firstModel(at index: Int) -> ModelRecord? {
    let provider = id(at: index)
    var found: ModelRecord?
    forEachLine(at: index) { line, bytes in
      found = record(line, of: provider, in: bytes)
      return found == nil
    }
    return found
  }

  /// The id of a model as the catalogue spells it, letters of either case.
  func modelID(_ id: String, at index: Int) -> String? {
    let wanted = id.utf8.map(lowercased)
    var found: String?
    forEachLine(at: index) { line, bytes in
      var cells = CellReader(line)
      let cell = cells.next(in: bytes)
      guard cell.count == wanted.count else { return true }
      for offset in wanted.indices
      where lowercased(bytes[cell.lowerBound + offset]) != wanted[offset] {
        return true
      }
      found = bytes.text(cell)
      return false
    }
    return found
  }

  /// One model, without reading the others.
  func model(_ id: String, at index: Int) -> ModelRecord? {
    let wanted = Array(id.utf8)
    var found: ModelRecord?
    forEachLine(at: index) { line, bytes in
      var cells = CellReader(line)
      guard bytes.equals(cells.next(in: bytes), wanted) else { return true }
      found = record(line, of: self.id(at: index), in: bytes)
      return false
    }
    return found
  }

  func id(at index: Int) -> String {
    let buffer = storage.buffer
    return buffer.span.text(entries[index].id)
  }

  /// Calls `body` with one model line after the other until it answers false.
  func forEachLine(at index: Int, _ body: (Range<Int>, Span<UInt8>) -> Bool) {
    let buffer = storage.buffer
    let bytes = buffer.span
    var lines = LineReader(entries[index].block)
    while let line = lines.next(in: bytes) {
      guard body(line, bytes) else { return }
    }
  }

  /// Calls `body` with one model after the other, and the line where it stands.
  func forEachRecord(at index: Int, _ body: (ModelRecord, Range<Int>) -> Void) {
    let provider = id(at: index)
    forEachLine(at: index) { line, bytes in
      if let model = record(line, of: provider, in: bytes) { body(model, line) }
      return true
    }
  }

  /// The model of a line that `forEachRecord` gave.
  func model(atLine line: Range<Int>, of provider: String) -> ModelRecord {
    let buffer = storage.buffer
    let unknown = ModelRecord(id: ModelID(provider: provider, model: "unknown"), name: "unknown")
    guard line.lowerBound >= 0, line.upperBound <= buffer.count else { return unknown }
    return record(line, of: provider, in: buffer.span) ?? unknown
  }

  /// The facts of one line; nil when it has no id that could be one.
  func record(_ line: Range<Int>, of provider: String, in bytes: Span<UInt8>) -> ModelRecord? {
    var cells = CellReader(line)
    let id = bytes.text(cells.next(in: bytes))
    guard !id.isEmpty else { return nil }
    let name = bytes.text(cells.next(in: bytes))
    var model = ModelRecord(
      id: ModelID(provider: provider, model: id), name: name.isEmpty ? id : name, source: source)
    model.read(flags: cells.next(in: bytes), in: bytes)
    model.read(modalities: cells.next(in: bytes), in: bytes)
    model.contextWindow = bytes.integer(cells.next(in: bytes))
    model.maxOutputTokens = bytes.integer(cells.next(in: bytes))
    model.prices = ModelPrices(cell: cells.next(in: bytes), in: bytes)
    model.released = bytes.day(cells.next(in: bytes))
    model.knowledge = bytes.day(cells.next(in: bytes))
    if let controls = sharedLine(cells.next(in: bytes), in: bytes) {
      model.reasoningControls = bytes.words(controls, separator: UInt8(ascii: "|"))
    }
    model.maxInputTokens = bytes.integer(cells.next(in: bytes))
    model.dialect = Dialect(rawValue: bytes.text(cells.next(in: bytes)))
    if let base = sharedLine(cells.next(in: bytes), in: bytes) { model.baseURL = bytes.text(base) }
    return model
  }

  private func sharedLine(_ cell: Range<Int>, in bytes: Span<UInt8>) -> Range<Int>? {
    guard let number = bytes.integer(cell), number > 0, number <= shared.count else { return nil }
    return shared[number - 1]
  }
}

extension Span<UInt8> {
  /// The words of a cell, empty ones left out.
  func words(_ cell: Range<Int>, separator: UInt8 = 0x20) -> [String] {
    var cells = CellReader(cell, separator: separator)
    var words: [String] = []
    while !cells.isAtEnd {
      let word = cells.next(in: self)
      if !word.isEmpty { words.append(text(word)) }
    }
    return words
  }

  /// `yymmdd` or `yymm` as `20yy-mm-dd` or `20yy-mm`; nil for anything else.
  func day(_ cell: Range<Int>) -> String? {
    guard cell.count == 6 || cell.count == 4, integer(cell) != nil else { return nil }
    let start = cell.lowerBound
    var day = "20\(text(start..<start + 2))-\(text(start + 2..<start + 4))"
    if cell.count == 6 { day += "-\(text(start + 4..<start + 6))" }
    return day
  }
}
