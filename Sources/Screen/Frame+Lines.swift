extension Frame {
  /// Draws lines, over what is there; none in reverse, which would make a bar of it.
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
    let heavy = heavy.removing(.reverse)
    for place in lines.places where area.contains(place) {
      guard let joint = lines.joint(place.row, place.column) else { continue }
      set(
        joint.glyph(in: symbols), place.row, place.column, style: joint.isHeavy ? heavy : light)
    }
  }
}
