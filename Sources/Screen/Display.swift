/// What shows frames: a terminal, or a recording in tests.
package protocol Display: ~Copyable {
  /// Brings what is shown up to a frame; writes nothing when it is shown already.
  ///
  /// - Parameters:
  ///   - frame: The whole picture.
  ///   - areas: Where alone it differs from the last one, if the sizes are equal; nil: anywhere.
  mutating func show(_ frame: Frame, changedIn areas: [Rect]?)
}

extension Display where Self: ~Copyable {
  /// Shows a frame that may differ from the last one anywhere.
  package mutating func show(_ frame: Frame) { show(frame, changedIn: nil) }
}
