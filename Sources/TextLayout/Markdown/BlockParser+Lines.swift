/// What a line does to the blocks.
extension BlockParser {
  /// Reads one line without its end, or a further piece of one that was too long, which is text.
  mutating func take(_ bytes: [UInt8], continuesLine: Bool = false) {
    if continuesLine { return addText(bytes[...], joining: false) }
    line += 1
    var cursor = LineCursor(bytes)
    let depth = match(&cursor)
    let isInside = depth == containers.count
    if isInside, case .code(let code) = leaf?.content, let fence = code.fence {
      return addCode(fence, &cursor)
    }
    if cursor.isBlank { return takeBlank(cursor, depth) }
    if isInside, case .code = leaf?.content, cursor.indent >= 4 {
      cursor.advance(4)
      return append(code: cursor.rest)
    }
    let begins = openContainers(&cursor, after: depth)
    if !begins, !isInside, isParagraph, isPlain(cursor) {
      return addText(cursor.content)
    }
    if !begins, !isInside { close(to: depth) }
    takeContent(cursor)
  }

  /// Whether it can be told what an unfinished line will be; if not it is better not shown yet.
  func canJudge(unfinished line: [UInt8]) -> Bool {
    if case .code(let code) = leaf?.content, code.fence != nil {
      return !line.allSatisfy { " >`~$\\]".utf8.contains($0) }
    }
    // A long row of digits is no marker.
    let signs = line.count { " -=*_#`~|+>:.)$\\[".utf8.contains($0) }
    let digits = line.count { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    return signs + digits < line.count || digits > 9
  }

  var isParagraph: Bool {
    if case .paragraph = leaf?.content { true } else { false }
  }

  // MARK: Containers

  /// Takes off the signs of the containers that the line belongs to; says how many they are.
  private func match(_ cursor: inout LineCursor) -> Int {
    var depth = 0
    for container in containers {
      switch container.kind {
      case .quote:
        guard cursor.indent <= 3, cursor.content.first == UInt8(ascii: ">") else { return depth }
        Self.takeQuote(&cursor)
      case .item(_, let indent):
        if !cursor.isBlank {
          guard cursor.indent >= indent else { return depth }
          cursor.advance(indent)
        } else if container.beganBlank, !container.isShown {
          return depth
        }
      }
      depth += 1
    }
    return depth
  }

  private static func takeQuote(_ cursor: inout LineCursor) {
    cursor.advance(cursor.indent + 1)
    cursor.skipSpaces(1)
  }

  /// Opens the containers that begin in the line; whether there are any.
  private mutating func openContainers(_ cursor: inout LineCursor, after depth: Int) -> Bool {
    var depth = depth
    var begins = false
    while cursor.indent <= 3, depth < Self.deepest {
      let content = cursor.content
      var container: OpenContainer
      if content.first == UInt8(ascii: ">") {
        container = OpenContainer(kind: .quote)
        Self.takeQuote(&cursor)
      } else if let marker = ListMarker(content), !LineShape.isRule(content),
        begins || depth < containers.count || mayInterrupt(marker, content)
      {
        container = item(marker, content, at: depth, &cursor)
      } else {
        break
      }
      if !begins {
        closeLeaf()
        close(to: depth)
      }
      begins = true
      containers.append(container)
      depth += 1
    }
    return begins
  }

  /// Whether a marker begins a list where a paragraph is open: text that happens to begin with a
  /// number does not.
  private func mayInterrupt(_ marker: ListMarker, _ content: ArraySlice<UInt8>) -> Bool {
    guard isParagraph else { return true }
    let text = content.dropFirst(marker.length)
    return (marker.number ?? 1) == 1 && !text.allSatisfy { $0 == 0x20 }
  }

  private func item(
    _ marker: ListMarker, _ content: ArraySlice<UInt8>, at depth: Int, _ cursor: inout LineCursor
  ) -> OpenContainer {
    var marker = marker
    if depth < containers.count, case .item(let before, _) = containers[depth].kind,
      marker.isOfSameList(as: before), let number = before.number
    {
      marker.number = number + 1
    }
    let start = cursor.index
    let length = content.startIndex - start + marker.length
    cursor.advance(length)
    let isBlank = cursor.isBlank
    let spaces = cursor.indent
    // Much space is part of the text: indented code.
    let gap = isBlank || spaces > 4 ? 1 : spaces
    cursor.skipSpaces(gap)
    var container = OpenContainer(kind: .item(marker, indent: length + gap), marker: marker.text)
    container.beganBlank = isBlank
    if let box = Self.checkbox(cursor.rest) {
      container.marker = box
      cursor.advance(4)
    }
    return container
  }

  /// The box of a task, which has a space behind it.
  private static func checkbox(_ text: ArraySlice<UInt8>) -> String? {
    switch String(decoding: text.prefix(4), as: UTF8.self) {
    case "[ ] ": "[ ]"
    case "[x] ", "[X] ": "[x]"
    default: nil
    }
  }

  private mutating func takeBlank(_ cursor: LineCursor, _ depth: Int) {
    close(to: depth)
    if case .code(var code) = leaf?.content {
      code.blankLines += 1
      leaf?.content = .code(code)
    } else {
      closeLeaf()
    }
    noteBlank()
  }
}
