/// Places around the caret.
extension TextBuffer {
  /// Where the character before the caret begins.
  var previous: Int {
    if column > 0 {
      let start = here.text.index(before: here.index(column))
      return bytesAbove + here.text.utf8.distance(from: here.text.startIndex, to: start)
    }
    guard let last = above.last else { return 0 }
    return bytesAbove - (last.endsLine ? 1 : last.text.last?.utf8.count ?? 0)
  }

  /// Where the character behind the caret ends.
  var next: Int {
    let index = here.index(column)
    guard index < here.text.endIndex else { return min(count, caret + 1) }
    let end = here.text.index(after: index)
    return caret + here.text.utf8.distance(from: index, to: end)
  }

  /// Where the caret's line begins.
  var lineStart: Int {
    var place = bytesAbove
    for stretch in above.reversed() {
      guard !stretch.endsLine else { break }
      place -= stretch.size
    }
    return place
  }

  /// Where the caret's line ends, before its line break.
  var lineEnd: Int {
    var place = bytesAbove + here.text.utf8.count
    guard !here.endsLine else { return place }
    for stretch in below.reversed() {
      place += stretch.text.utf8.count
      guard !stretch.endsLine else { break }
    }
    return place
  }

  /// The place that is reached backwards from the caret for as long as characters are taken.
  func backward(while takes: (Character) -> Bool) -> Int {
    var place = caret
    for character in here.text[..<here.index(column)].reversed() {
      guard takes(character) else { return place }
      place -= character.utf8.count
    }
    for stretch in above.reversed() {
      if stretch.endsLine {
        guard takes("\n") else { return place }
        place -= 1
      }
      for character in stretch.text.reversed() {
        guard takes(character) else { return place }
        place -= character.utf8.count
      }
    }
    return place
  }

  /// The place that is reached forwards from the caret for as long as characters are taken.
  func forward(while takes: (Character) -> Bool) -> Int {
    var place = caret
    for character in here.text[here.index(column)...] {
      guard takes(character) else { return place }
      place += character.utf8.count
    }
    var endsLine = here.endsLine
    for stretch in below.reversed() {
      if endsLine {
        guard takes("\n") else { return place }
        place += 1
      }
      for character in stretch.text {
        guard takes(character) else { return place }
        place += character.utf8.count
      }
      endsLine = stretch.endsLine
    }
    return place
  }
}
