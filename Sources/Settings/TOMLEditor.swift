import JSONCoding

/// Changes single values of a TOML text and leaves every other byte as it is.
///
/// Every change is read back: one that does not give what was meant is not made.
struct TOMLEditor {
  /// A change that cannot be made in place.
  struct Refusal: Error {}

  private(set) var bytes: [UInt8]
  private(set) var document: TOMLDocument
  private var lines: TOMLLines

  init(_ bytes: [UInt8], file: String) throws(FileMistake) {
    self.bytes = bytes
    document = try TOMLDocument(bytes, file: file)
    lines = TOMLLines(bytes, document.source)
  }

  /// The value at a path; nil where there is none.
  func value(at path: TOMLPath) -> JSONValue? {
    path.steps.reduce(JSONValue.object(document.root)) { value, step -> JSONValue? in
      switch step {
      case .key(let key): value?[key]
      case .index(let index): value?[index]
      }
    }
  }

  /// Puts a value in the place of another, or adds it.
  mutating func set(_ path: TOMLPath, to value: JSONValue) throws(Refusal) {
    guard value != .null else { return try remove(path) }
    let meant = JSONValue.object(document.root).setting(path.steps[...], to: value)
    if let old = document.source[path]?.value {
      return try take([Edit(old, TOMLText.value(value))], meaning: meant)
    }
    if case .object(let object)? = self.value(at: path), case .object(let new) = value {
      // A table of its own: member by member.
      var copy = self
      for key in object.keys where new[key] == nil { try copy.remove(path.appending(key)) }
      for member in new.effectiveMembers {
        try copy.set(path.appending(member.key), to: member.value)
      }
      self = copy
      return
    }
    for edits in additions(of: value, at: path) where accepts(edits, meaning: meant) {
      return try take(edits, meaning: meant)
    }
    throw Refusal()
  }

  /// Takes a value or a whole table away; what is not there stays away.
  mutating func remove(_ path: TOMLPath) throws(Refusal) {
    guard value(at: path) != nil else { return }
    let meant = JSONValue.object(document.root).setting(path.steps[...], to: nil)
    for edits in removals(of: path) where accepts(edits, meaning: meant) {
      return try take(edits, meaning: meant)
    }
    throw Refusal()
  }

  // MARK: Edits

  /// Bytes and what takes their place.
  struct Edit {
    var range: Range<Int>
    var bytes: [UInt8]

    init(_ range: Range<Int>, _ text: String = "") {
      self.range = range
      bytes = Array(text.utf8)
    }
  }

  /// Makes edits that give what is meant.
  mutating func take(_ edits: [Edit], meaning meant: JSONValue?) throws(Refusal) {
    guard let meant, let result = result(of: edits), result.1.isSame(as: meant) else {
      throw Refusal()
    }
    bytes = result.0
    document = result.2
    lines = TOMLLines(bytes, document.source)
  }

  private func accepts(_ edits: [Edit], meaning meant: JSONValue?) -> Bool {
    guard let meant, let result = result(of: edits) else { return false }
    return result.1.isSame(as: meant)
  }

  private func result(of edits: [Edit]) -> ([UInt8], JSONValue, TOMLDocument)? {
    var changed = bytes
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      guard edit.range.lowerBound >= 0, edit.range.upperBound <= changed.count else { return nil }
      var new = edit.bytes
      if lines.lineBreak.count == 2 { new = Self.withCarriageReturns(new) }
      changed.replaceSubrange(edit.range, with: new)
    }
    guard let document = try? TOMLDocument(changed, file: "") else { return nil }
    return (changed, .object(document.root), document)
  }

  private static func withCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }

  // MARK: Adding

  /// The ways to add a value, the most natural first.
  private func additions(of value: JSONValue, at path: TOMLPath) -> [[Edit]] {
    guard case .key(let key)? = path.steps.last else { return [] }
    let parent = TOMLPath(Array(path.steps.dropLast()))
    let pair = "\(TOMLText.key(key)) = \(TOMLText.value(value))"
    if let inline = inlineTable(around: path) {
      return [insertion(of: path, value, into: inline)].compactMap(\.self)
    }
    var ways: [[Edit]] = []
    if parent.steps.isEmpty || lines.blocks.contains(where: { $0.path == parent }) {
      ways.append([insertion(of: pair, into: parent)])
    }
    if let header = Self.header(for: parent) {
      ways += newTablePlaces(for: parent).map { [newTable("\(header)\n\(pair)", at: $0)] }
    }
    for depth in stride(from: path.steps.count - 2, through: 0, by: -1) {
      let ancestor = TOMLPath(Array(path.steps.prefix(depth)))
      let rest = path.steps.dropFirst(depth).compactMap { step -> String? in
        if case .key(let key) = step { TOMLText.key(key) } else { nil }
      }
      guard rest.count == path.steps.count - depth else { continue }
      let dotted = "\(rest.joined(separator: ".")) = \(TOMLText.value(value))"
      if ancestor.steps.isEmpty || lines.blocks.contains(where: { $0.path == ancestor }) {
        ways.append([insertion(of: dotted, into: ancestor)])
      }
    }
    return ways
  }

  /// The nearest table around a path that is written in braces.
  private func inlineTable(around path: TOMLPath) -> TOMLPath? {
    for count in stride(from: path.steps.count - 1, to: 0, by: -1) {
      let above = TOMLPath(Array(path.steps.prefix(count)))
      if document.source[above]?.value != nil { return above }
    }
    return nil
  }

  /// Adds a member behind the last one of a table in braces.
  private func insertion(
    of path: TOMLPath, _ value: JSONValue, into table: TOMLPath
  ) -> [Edit]? {
    guard let range = document.source[table]?.value,
      case .object(let object)? = self.value(at: table),
      bytes[range].last == UInt8(ascii: "}")
    else { return nil }
    let keys = path.steps.dropFirst(table.steps.count).compactMap { step -> String? in
      if case .key(let key) = step { TOMLText.key(key) } else { nil }
    }
    let pair = "\(keys.joined(separator: ".")) = \(TOMLText.value([value]).dropFirst().dropLast())"
    let last = range.upperBound - 1
    guard !object.isEmpty else { return [Edit(range, "{ \(pair) }")] }
    var end = last
    while end > range.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return [Edit(end..<end, ", \(pair)")]
  }

  /// Adds a line below the last key of a table that has a header, or of the text's beginning.
  private func insertion(of pair: String, into table: TOMLPath) -> Edit {
    let block = lines.blocks.first { $0.path == table }
    let pairs = block?.pairs ?? lines.rootPairs
    if let last = pairs.last {
      let indent = String(decoding: lines.indentation(of: last.lowerBound), as: UTF8.self)
      return line(indent + pair, at: lines.nextLine(last.upperBound))
    }
    if let block { return line(pair, at: lines.nextLine(block.header.upperBound)) }
    let start = TOMLLines.bomLength(bytes)
    return Edit(start..<start, pair + "\n" + (bytes.count > start ? "\n" : ""))
  }

  /// A line of its own; the text before it may have no end of line.
  private func line(_ text: String, at position: Int) -> Edit {
    let isOpen = position > 0 && position == bytes.count && bytes[position - 1] != 0x0A
    return Edit(position..<position, isOpen ? "\n" + text : text + "\n")
  }

  // MARK: New tables

  /// The header of a table; nil for one that has none.
  private static func header(for path: TOMLPath) -> String? {
    let keys = path.steps.compactMap { step -> String? in
      if case .key(let key) = step { TOMLText.key(key) } else { nil }
    }
    return keys.isEmpty ? nil : "[\(keys.joined(separator: "."))]"
  }

  /// Where a new table may go, the most natural place first.
  private func newTablePlaces(for path: TOMLPath) -> [Int] {
    var places: [Int] = []
    // Beside the tables that share most of its path.
    for count in stride(from: path.steps.count, to: 0, by: -1) {
      let beginning = path.steps.prefix(count)
      let kin = lines.blocks.last { $0.path.steps.starts(with: beginning) }
      if let kin {
        places.append(kin.range.upperBound)
        break
      }
    }
    // Before the first list of tables, whose elements would swallow nothing but look as if.
    let list = lines.blocks.first { block in
      if case .index? = block.path.steps.last { true } else { false }
    }
    if let list { places.append(list.range.lowerBound) }
    return places + [bytes.count]
  }

  private func newTable(_ text: String, at position: Int) -> Edit {
    let hasMore = position < bytes.count
    let before = bytes[..<position]
    let isFirst = position <= TOMLLines.bomLength(bytes)
    let breaks = Self.lineBreaks(atEndOf: before)
    let lead = isFirst ? "" : String(repeating: "\n", count: max(0, 2 - breaks))
    return Edit(position..<position, lead + text + (hasMore ? "\n\n" : "\n"))
  }

  /// How many empty line ends a text has at its end, two at most.
  private static func lineBreaks(atEndOf text: ArraySlice<UInt8>) -> Int {
    var count = 0
    for byte in text.reversed() where byte != 0x0D {
      guard byte == 0x0A, count < 2 else { break }
      count += 1
    }
    return count
  }

  // MARK: Removing

  private func removals(of path: TOMLPath) -> [[Edit]] {
    var ways: [[Edit]] = []
    if let entry = document.source[path], let value = entry.value {
      // The pair whose value this is; the key may be the end of a dotted one.
      if let pair = document.source.pairs.first(where: { $0.upperBound == value.upperBound }) {
        ways.append([wholeLines(of: pair)])
      }
      ways += inlineRemovals(of: path, entry.key.lowerBound..<value.upperBound)
    }
    let inside = lines.blocks.filter { $0.path.steps.starts(with: path.steps) }.map {
      Edit(lines.removal(of: $0))
    }
    let pairs = document.source.entries.filter {
      $0.key.steps.starts(with: path.steps) && $0.value.value != nil
    }.compactMap { entry in
      document.source.pairs.first { $0.upperBound == entry.value.value?.upperBound }
    }
    let outside = Set(pairs).filter { pair in
      !inside.contains { $0.range.contains(pair.lowerBound) }
    }.map { wholeLines(of: $0) }
    if !(inside + outside).isEmpty { ways.append(inside + outside) }
    return ways
  }

  /// A pair with its comment, from the beginning of its first line to the end of its last.
  private func wholeLines(of pair: Range<Int>) -> Edit {
    Edit(lines.lineStart(pair.lowerBound)..<lines.nextLine(pair.upperBound))
  }

  /// Takes a member out of a table in braces, with the comma behind or before it.
  private func inlineRemovals(of path: TOMLPath, _ member: Range<Int>) -> [[Edit]] {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    var end = member.upperBound
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    var start = member.lowerBound
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    var ways: [[Edit]] = []
    if end < bytes.count, bytes[end] == UInt8(ascii: ",") {
      end += 1
      while end < bytes.count, isBlank(bytes[end]) { end += 1 }
      ways.append([Edit(member.lowerBound..<end)])
    }
    if start > 0, bytes[start - 1] == UInt8(ascii: ",") {
      ways.append([Edit(start - 1..<member.upperBound)])
    }
    return ways + [[Edit(member)]]
  }
}
