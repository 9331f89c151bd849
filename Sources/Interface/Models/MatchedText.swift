import TextLayout

/// A text cut to some columns, in which found letters are marked.
struct MatchedText {
  /// Pieces of the text, each found or not.
  private(set) var pieces: [(text: String, isMatch: Bool)] = []
  private(set) var width = 0

  /// - Parameters:
  ///   - text: As it is; it passes the sanitizer here.
  ///   - matches: UTF-8 offsets of found letters.
  ///   - room: Columns; what is too long is cut so that its end stays.
  ///   - keepsProvider: Whether what stands before the first slash stays whole.
  init(_ text: String, matches: [Int], room: Int, keepsProvider: Bool = false) {
    let clean = Sanitizer.line(text)
    let shown = keepsProvider ? Self.cutBehindProvider(clean, to: room) : Self.cut(clean, to: room)
    width = DisplayWidth.width(of: shown)
    guard !matches.isEmpty, clean == text else {
      pieces = [(shown, false)]
      return
    }
    let marks = Set(matches)
    // What stands before the cut keeps its place, what stands behind it is counted from the end.
    let cut = shown == clean ? nil : shown.firstIndex(of: DisplayWidth.cutMark)
    var offset = 0
    for index in shown.indices {
      let character = shown[index]
      if index == cut {
        offset = clean.utf8.count - shown[shown.index(after: index)...].utf8.count
        append(character, isMatch: false)
        continue
      }
      append(character, isMatch: marks.contains(offset))
      offset += character.utf8.count
    }
  }

  private mutating func append(_ character: Character, isMatch: Bool) {
    if let last = pieces.last, last.isMatch == isMatch {
      pieces[pieces.count - 1].text.append(character)
    } else {
      pieces.append((String(character), isMatch))
    }
  }

  private static func cutBehindProvider(_ id: String, to room: Int) -> String {
    guard DisplayWidth.width(of: id) > room, let slash = id.firstIndex(of: "/") else {
      return cut(id, to: room)
    }
    let provider = id[...slash]
    let rest = room - DisplayWidth.width(of: provider)
    guard rest >= 13 else { return cut(id, to: room) }
    return provider + cut(String(id[id.index(after: slash)...]), to: rest)
  }

  /// Whole; else without the vendor's parts; else cut so that its last eight characters stay.
  private static func cut(_ id: String, to room: Int) -> String {
    guard DisplayWidth.width(of: id) > room else { return id }
    if let slash = id.dropLast().lastIndex(of: "/") {
      let rest = String(DisplayWidth.cutMark) + id[id.index(after: slash)...]
      if DisplayWidth.width(of: rest) <= room { return rest }
    }
    let mark = String(DisplayWidth.cutMark)
    return room < 13 && room > 1 ? mark + id.suffix(room - 1) : DisplayWidth.truncate(id, to: room)
  }
}
