/// Names of members that are looked for together, in one pass over an object.
package final class JSONNames: Sendable {
  private let names: [StaticString]
  /// For each hash one more than the position of a name with it; 0 for none.
  private let first: [UInt8]
  /// The same for the next name with the hash of this one.
  private let next: [UInt8]

  /// - Parameter names: At most 16, none of them empty.
  package init(_ names: StaticString...) {
    precondition(names.count <= 16, "a selection has room for 16 names")
    var first = [UInt8](repeating: 0, count: 64)
    var next: [UInt8] = []
    for (position, name) in names.enumerated() {
      let hash = Self.hash(length: name.utf8CodeUnitCount, letter: name.utf8Start.pointee)
      next.append(first[hash])
      first[hash] = UInt8(position + 1)
    }
    self.names = names
    self.first = first
    self.next = next
  }

  /// The position of the name that stands in these bytes; -1 when it is none of them.
  func position(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let letter = bytes.first else { return -1 }
    var position = Int(first[Self.hash(length: bytes.count, letter: letter)]) - 1
    while position >= 0 {
      let name = names[position]
      if name.utf8CodeUnitCount == bytes.count, Self.equal(name.utf8Start, bytes) {
        return position
      }
      position = Int(next[position]) - 1
    }
    return -1
  }

  private static func hash(length: Int, letter: UInt8) -> Int {
    (length &* 5 &+ Int(letter)) & 63
  }

  private static func equal(_ name: UnsafePointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    for offset in bytes.indices where bytes[offset] != name[offset] { return false }
    return true
  }
}
