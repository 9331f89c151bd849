package import Screen

/// What inline mode shows.
package struct InlinePicture: Sendable {
  /// Text that goes above the live rows for good.
  ///
  /// A frame that is wider than the terminal has one row, which the terminal breaks.
  package var above: [Frame]
  /// The answers that are coming, the composer, and the status row.
  package var live: Frame
}
