extension StyledLine {
  /// The part of the line that a window shows which has been moved sideways.
  ///
  /// Indentation stays; a mark stands where something is cut off on either side. The result is never
  /// wider than `columns`. `offset` is how many columns of the rest are to the left of the window; a
  /// line that is not pannable takes no notice of it.
  package func window(
    offset: Int = 0, columns: Int, mark: Character = DisplayWidth.cutMark
  ) -> StyledLine {
    let offset = isPannable ? max(0, offset) : 0
    guard width > columns || offset > 0 else { return self }
    guard columns > 0 else { return emptied }
    let fixed = min(indentation, columns)
    let room = columns - fixed
    let rest = max(0, width - indentation - offset)
    var line = emptied
    line.append(part(0..<fixed))
    guard room > 0 else { return line }
    // With one column for the rest there is only room to say that it is cut.
    let cutsLeft = offset > 0 && rest > 0
    let cutsRight = rest > room
    let start = indentation + offset + (cutsLeft ? 1 : 0)
    let end = indentation + offset + min(rest, room) - (cutsRight ? 1 : 0)
    if cutsLeft { line.append(StyledRun(String(mark), TextStyle(.muted, on: ground))) }
    if start < end {
      line.append(part(start..<end))
      line.pad(to: end - offset, TextStyle(.text, on: ground))
    }
    if cutsRight, line.width < columns {
      line.append(StyledRun(String(mark), TextStyle(.muted, on: ground)))
    }
    return line
  }

  private var emptied: StyledLine {
    var line = StyledLine()
    line.indentation = indentation
    line.isPannable = isPannable
    line.ground = ground
    return line
  }

  /// What stands in some columns; half of a wide character is a space.
  private func part(_ columns: Range<Int>) -> StyledLine {
    var line = StyledLine()
    var column = 0
    for run in runs {
      guard column < columns.upperBound else { break }
      var text = ""
      for character in run.text {
        let next = column + DisplayWidth.width(of: character)
        if column >= columns.lowerBound, next <= columns.upperBound {
          text.append(character)
        } else {
          let visible = min(next, columns.upperBound) - max(column, columns.lowerBound)
          if visible > 0 { text += String(repeating: " ", count: visible) }
        }
        column = next
        guard column < columns.upperBound else { break }
      }
      line.append(StyledRun(text, run.style, link: run.link))
    }
    return line
  }
}
