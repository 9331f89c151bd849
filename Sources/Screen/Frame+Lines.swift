extension Frame {
  /// Draws lines, over what is there.
  ///
  /// - Parameters:
  ///   - lines: All the lines that may meet.
  ///   - light: The style of joints without a heavy side.
  ///   - heavy: The style of joints with one.
  ///   - symbols: The signs.
  package mutating func draw(
    _ lines: Lines, light: Style = .plain, heavy: Style = .plain,
    symbols: LineSymbols = .unicode
  ) {
    let area = lines.area.intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn {
        guard let joint = lines.joint(row, column) else { continue }
        set(joint.glyph(in: symbols), row, column, style: joint.isHeavy ? heavy : light)
      }
    }
  }
}
