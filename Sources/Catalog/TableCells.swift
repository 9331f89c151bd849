/// Walks over the lines of a part of a table.
///
/// A line ends with LF; bytes after the last LF are not a line.
struct LineReader {
  private(set) var position: Int
  private let end: Int

  /// - Parameter part: Lies within the bytes that `next` is given.
  init(_ part: Range<Int>) {
    position = part.lowerBound
    end = part.upperBound
  }

  /// The next line without its LF; nil when there is none.
  mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
    let start = position
    var index = start
    while index < end {
      if bytes[index] == 0x0A {
        position = index + 1
        return start..<index
      }
      index += 1
    }
    return nil
  }
}

/// Walks over the cells of one line; behind the last one, cells are empty.
struct CellReader {
  private var position: Int
  private let end: Int
  private let separator: UInt8

  /// Begins at the start of a line, or of a cell that has another separator than TAB in it.
  init(_ line: Range<Int>, separator: UInt8 = 0x09) {
    position = line.lowerBound
    end = line.upperBound
    self.separator = separator
  }

  var isAtEnd: Bool { position >= end }

  /// What has not been read.
  var rest: Range<Int> { min(position, end)..<end }

  mutating func next(in bytes: Span<UInt8>) -> Range<Int> {
    let start = min(position, end)
    var index = start
    while index < end, bytes[index] != separator { index += 1 }
    position = index + 1
    return start..<index
  }
}

extension Span<UInt8> {
  /// The text of a cell; bytes that are not UTF-8 become U+FFFD.
  func text(_ cell: Range<Int>) -> String {
    extracting(cell).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// A whole number of digits alone; nil for anything else and beyond 63 bits.
  func integer(_ cell: Range<Int>) -> Int? {
    guard !cell.isEmpty else { return nil }
    var result = 0
    for index in cell {
      let digit = self[index] &- 0x30
      guard digit < 10 else { return nil }
      let (product, over) = result.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(digit))
      if over || carry { return nil }
      result = sum
    }
    return result
  }

  /// A decimal number such as `0.3`, exactly the nearest `Double`; nil beyond 15 digits.
  func price(_ cell: Range<Int>) -> Double? {
    var digits = 0.0
    var count = 0
    var divisor = 1.0
    var isFraction = false
    for index in cell {
      if self[index] == 0x2E, !isFraction {
        isFraction = true
        continue
      }
      let digit = self[index] &- 0x30
      guard digit < 10, count < 15 else { return nil }
      digits = digits * 10 + Double(digit)
      if isFraction { divisor *= 10 }
      count += 1
    }
    return count == 0 ? nil : digits / divisor
  }

  func equals(_ cell: Range<Int>, _ other: [UInt8]) -> Bool {
    guard cell.count == other.count else { return false }
    for offset in other.indices where self[cell.lowerBound + offset] != other[offset] {
      return false
    }
    return true
  }

  func starts(_ cell: Range<Int>, with other: StaticString) -> Bool {
    guard cell.count >= other.utf8CodeUnitCount else { return false }
    for offset in 0..<other.utf8CodeUnitCount
    where self[cell.lowerBound + offset] != other.utf8Start[offset] {
      return false
    }
    return true
  }
}

/// An ASCII letter in lower case; any other byte as it is.
func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
