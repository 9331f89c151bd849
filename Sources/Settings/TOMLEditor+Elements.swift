import JSONCoding

/// The elements of a list of tables, `[[model]]`.
extension TOMLEditor {
  /// An element's text, its sub-tables included, and the white space behind it.
  private struct Element {
    var content: Range<Int>
    var end: Int
  }

  /// Adds an element before the one at `index`, or behind the last.
  mutating func insert(_ table: String, _ members: JSONObject, at index: Int) throws(Refusal) {
    let elements = try elements(of: table)
    guard (0...elements.count).contains(index) else { throw Refusal() }
    var text = TOMLText()
    text.element(table)
    for member in members.effectiveMembers where member.value.object == nil {
      text.pair(member.key, member.value)
    }
    for member in members.effectiveMembers {
      if let object = member.value.object { text.table([table, member.key], object) }
    }
    var meant = document.root
    var all = meant[table]?.array ?? []
    all.insert(.object(members), at: index)
    meant[table] = .array(all)
    let edit: Edit
    if index < elements.count {
      let start = elements[index].content.lowerBound
      edit = Edit(start..<start, text.text + "\n\n")
    } else {
      edit = appended(text.text, after: elements.last?.content.upperBound)
    }
    try take([edit], meaning: .object(meant))
  }

  /// Takes an element away, with its comments.
  mutating func removeElement(_ table: String, at index: Int) throws(Refusal) {
    let elements = try elements(of: table)
    guard elements.indices.contains(index) else { throw Refusal() }
    let element = elements[index]
    let path = TOMLPath([.key(table), .index(index)])
    var meant = JSONValue.object(document.root).setting(path.steps[...], to: nil)
    if elements.count == 1 {
      meant = JSONValue.object(document.root).setting([.key(table)], to: nil)
    }
    try take([Edit(element.content.lowerBound..<element.end)], meaning: meant)
  }

  /// Puts an element at another place among its like; the white space between them stays.
  mutating func moveElement(_ table: String, from old: Int, to new: Int) throws(Refusal) {
    let elements = try elements(of: table)
    guard elements.indices.contains(old), elements.indices.contains(new) else { throw Refusal() }
    var order = Array(elements.indices)
    order.insert(order.remove(at: old), at: new)
    var meant = document.root
    let values = meant[table]?.array ?? []
    guard values.count == elements.count else { throw Refusal() }
    meant[table] = .array(order.map { values[$0] })
    let edits = zip(elements, order).map { place, source in
      let content = elements[source].content
      return Edit(
        place.content, String(decoding: bytes[content].filter { $0 != 0x0D }, as: UTF8.self))
    }
    try take(edits, meaning: .object(meant))
  }

  /// The elements in their order.
  ///
  /// - Throws: `Refusal` when they are written in brackets, or other tables stand between the parts
  ///   of one.
  private func elements(of table: String) throws(Refusal) -> [Element] {
    guard document.source[TOMLPath([.key(table)])]?.value == nil else { throw Refusal() }
    let blocks = TOMLLines(bytes, document.source).blocks
    let count = document.root[table]?.array?.count ?? 0
    var elements: [Element] = []
    for index in 0..<count {
      let path = [TOMLPath.Step.key(table), .index(index)]
      let own = blocks.indices.filter { blocks[$0].path.steps.starts(with: path) }
      guard let first = own.first, let last = own.last, own.count == last - first + 1 else {
        throw Refusal()
      }
      let range = blocks[first].range.lowerBound..<blocks[last].range.upperBound
      var end = range.upperBound
      while end > range.lowerBound, " \t\r\n".utf8.contains(bytes[end - 1]) { end -= 1 }
      elements.append(Element(content: range.lowerBound..<end, end: range.upperBound))
    }
    return elements
  }

  /// A text behind the last element, or at the end, with an empty line before it.
  private func appended(_ text: String, after position: Int?) -> Edit {
    if let position { return Edit(position..<position, "\n\n" + text) }
    let isEmpty = bytes.count <= TOMLLines.bomLength(bytes)
    var end = bytes.count
    while end > 0, " \t\r\n".utf8.contains(bytes[end - 1]) { end -= 1 }
    return Edit(end..<bytes.count, (isEmpty ? "" : "\n\n") + text + "\n")
  }
}
