package import Screen

/// A display that keeps every frame it is shown, in place of a terminal.
package struct RecordingDisplay: Display {
  /// The frames that differed from the one before.
  package private(set) var frames: [Frame] = []
  /// How many cells changed with each of them.
  package private(set) var changes: [Int] = []

  package init() {}

  package mutating func show(_ frame: Frame, changedIn areas: [Rect]?) {
    let last = frames.last ?? Frame(columns: 0, rows: 0)
    guard last != frame || frames.isEmpty else { return }
    let diff = FrameDiff(from: last, to: frame, within: areas)
    frames.append(frame)
    changes.append(diff.runs.reduce(0) { $0 + $1.columns.count })
  }
}
