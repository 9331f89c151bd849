import ChatModel

extension Catalog {
  /// The models that have every one of the words in `provider/id name`, letters of either case.
  ///
  /// A model whose id is the only word stands first, then those of makers, then the others; within
  /// each the catalogue's order. No words give all models.
  package func models(matching words: [String]) -> [ModelRecord] {
    let words = words.map { $0.utf8.map(lowercased) }.filter { !$0.isEmpty }
    var ranks: [[ModelRecord]] = [[], [], []]
    for index in table.entries.indices {
      let provider = table.id(at: index)
      let isMaker = table.provider(at: index).kind == .maker
      let prefix = Array("\(provider)/".utf8).map(lowercased)
      var text: [UInt8] = []
      table.forEachLine(at: index) { line, bytes in
        var cells = CellReader(line)
        let id = cells.next(in: bytes)
        let name = cells.next(in: bytes)
        text.removeAll(keepingCapacity: true)
        text += prefix
        for position in id { text.append(lowercased(bytes[position])) }
        let idEnd = text.count
        text.append(0x20)
        for position in name { text.append(lowercased(bytes[position])) }
        guard words.allSatisfy({ contains(text, $0) }) else { return true }
        guard let model = table.record(line, of: provider, in: bytes) else { return true }
        let isExact =
          words.count == 1
          && (text[..<idEnd].elementsEqual(words[0])
            || text[prefix.count..<idEnd].elementsEqual(words[0]))
        ranks[isExact ? 0 : isMaker ? 1 : 2].append(model)
        return true
      }
    }
    let exact = ranks[0].filter(isMakers) + ranks[0].filter { !isMakers($0) }
    return exact + ranks[1] + ranks[2]
  }

  private func isMakers(_ model: ModelRecord) -> Bool {
    provider(model.id.provider)?.kind == .maker
  }
}

/// An ASCII letter in lower case; any other byte as it is.
func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

/// Whether `text` has `word` in it.
private func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
  guard let first = word.first, word.count <= text.count else { return word.isEmpty }
  for start in 0...(text.count - word.count) where text[start] == first {
    if text[start..<(start + word.count)].elementsEqual(word) { return true }
  }
  return false
}
