/// The one stretch in which two texts differ, in bytes of UTF-8.
struct TextChange: Sendable, Hashable {
  var place: Int
  /// Bytes of the old text that are gone.
  var removed: Int
  var inserted: String

  /// A change that was read back.
  init(place: Int, removed: Int, inserted: String) {
    self.place = place
    self.removed = removed
    self.inserted = inserted
  }

  /// What makes the new text of the old one; cuts no character's encoding.
  init(from old: String, to new: String) {
    var (old, new) = (old, new)
    self = old.withUTF8 { old in
      new.withUTF8 { new in
        let most = min(old.count, new.count)
        var prefix = 0
        while prefix < most, old[prefix] == new[prefix] { prefix += 1 }
        while prefix > 0, Self.isInside(old, prefix) || Self.isInside(new, prefix) { prefix -= 1 }
        var suffix = 0
        while suffix < most - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] {
          suffix += 1
        }
        while suffix > 0, Self.isInside(new, new.count - suffix) { suffix -= 1 }
        return TextChange(
          place: prefix, removed: old.count - suffix - prefix,
          inserted: String(decoding: new[prefix..<(new.count - suffix)], as: UTF8.self))
      }
    }
  }

  var isEmpty: Bool { removed == 0 && inserted.isEmpty }

  /// Changes a text; a place outside of it is moved to its end.
  func apply(to bytes: inout [UInt8]) {
    let start = min(max(0, place), bytes.count)
    let end = start + min(max(0, removed), bytes.count - start)
    bytes.replaceSubrange(start..<end, with: inserted.utf8)
  }

  /// Whether a byte goes on with a character that began before it.
  private static func isInside(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    place < bytes.count && bytes[place] & 0xC0 == 0x80
  }
}
