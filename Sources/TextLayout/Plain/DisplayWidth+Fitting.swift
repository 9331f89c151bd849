extension DisplayWidth {
  /// Which part of a text gives way when there is no room for all of it.
  package enum Cut: Sendable {
    /// All but a few first characters and the end: for ids, whose end tells them apart.
    case middle
    /// The end: for titles.
    case end
  }

  /// On which side a text is filled up.
  package enum Alignment: Sendable { case leading, trailing }

  /// The text in at most `room` columns, with a mark of one column where something was cut away.
  ///
  /// A middle cut keeps two to five characters of the start and gives the rest of the room to the
  /// end. Below eight columns only the end stays.
  package static func truncate(
    _ text: String, to room: Int, cut: Cut = .middle, mark: Character = cutMark
  ) -> String {
    guard width(of: text) > room else { return text }
    guard room > 1 else { return room == 1 ? String(mark) : "" }
    switch cut {
    case .end:
      return start(of: text, columns: room - 1) + String(mark)
    case .middle:
      let start = start(of: text, columns: columnsBeforeCut(room))
      return start + String(mark) + end(of: text, columns: room - 1 - width(of: start))
    }
  }

  /// The text filled up with spaces to `columns`; a wider text stays as it is.
  package static func pad(
    _ text: String, to columns: Int, alignment: Alignment = .leading
  ) -> String {
    let missing = columns - width(of: text)
    guard missing > 0 else { return text }
    let spaces = String(repeating: " ", count: missing)
    return alignment == .leading ? text + spaces : spaces + text
  }

  /// The text in exactly `columns` columns: cut or filled up.
  package static func fit(
    _ text: String, to columns: Int, cut: Cut = .middle, alignment: Alignment = .leading,
    mark: Character = cutMark
  ) -> String {
    pad(truncate(text, to: columns, cut: cut, mark: mark), to: columns, alignment: alignment)
  }

  private static func columnsBeforeCut(_ room: Int) -> Int {
    switch room {
    case ..<8: 0
    case ..<12: 2
    case ..<32: 3
    default: 5
    }
  }

  private static func start(of text: String, columns: Int) -> String {
    var left = columns
    return String(
      text.prefix { character in
        left -= width(of: character)
        return left >= 0
      })
  }

  private static func end(of text: String, columns: Int) -> String {
    var left = columns
    var index = text.endIndex
    while index > text.startIndex {
      let before = text.index(before: index)
      left -= width(of: text[before])
      guard left >= 0 else { break }
      index = before
    }
    return String(text[index...])
  }
}
