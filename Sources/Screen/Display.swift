/// What shows frames: a terminal, or a recording in tests.
package protocol Display: ~Copyable {
  /// Brings what is shown up to a frame; writes nothing when it is shown already.
  mutating func show(_ frame: Frame)
}
