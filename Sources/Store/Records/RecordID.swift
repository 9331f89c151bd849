/// The id of something stored: unique in the file, and larger for what was made later.
///
/// Made in memory, so that nobody waits for the disk to learn it: 43 bits of milliseconds since
/// 1970 and 20 bits of chance.
package struct RecordID<Record>: Sendable, Hashable, Comparable {
  /// The row's number in the file.
  package let value: Int64

  /// An id as it stands in the file.
  package init(_ value: Int64) { self.value = value }

  /// Reads an id from an export, where ids are texts: most readers of JSON keep 53 bits only.
  package init?(_ text: String) {
    guard let value = Int64(text), value > 0 else { return nil }
    self.value = value
  }

  /// The id as exports write it.
  package var text: String { String(value) }

  /// Whether the left one was made earlier.
  package static func < (left: RecordID, right: RecordID) -> Bool { left.value < right.value }
}

/// The id of a chat.
package typealias ChatID = RecordID<ChatRecord>
/// The id of a pane.
package typealias PaneID = RecordID<PaneRecord>
/// The id of a message.
package typealias MessageID = RecordID<MessageRecord>
