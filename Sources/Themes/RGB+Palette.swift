extension RGB {
  /// What xterm shows for one of its 256 colours; other terminals differ in the first sixteen.
  package init(index: UInt8) {
    switch index {
    case 0..<16: self = Self.first[Int(index)]
    case 16..<232:
      let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
      let cube = Int(index) - 16
      self.init(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    default:
      let level = 8 + 10 * (index - 232)
      self.init(level, level, level)
    }
  }

  /// The one of the colours from 16 to 255 that is most like this one.
  package var nearestIndex: UInt8 {
    func distance(_ index: UInt8) -> Int {
      let other = RGB(index: index)
      let differences = [(red, other.red), (green, other.green), (blue, other.blue)]
      return differences.reduce(0) { sum, pair in
        let difference = Int(pair.0) - Int(pair.1)
        return sum + difference * difference
      }
    }
    return (16...255).min { distance($0) < distance($1) } ?? 16
  }

  private static let first: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]
}
