/// What was cut, newest last; kept from one draft to the next.
struct KillRing: Sendable {
  private static let mostEntries = 10
  private var entries: [String] = []
  /// How many entries before the newest the last yank went.
  private var turned = 0

  /// Puts a text in.
  ///
  /// - Parameters:
  ///   - text: What was cut.
  ///   - joins: Whether it was cut right after the last one, so that they belong together.
  ///   - isBefore: Whether it stood before that.
  mutating func add(_ text: String, joins: Bool, isBefore: Bool) {
    turned = 0
    if joins, let last = entries.last {
      entries[entries.count - 1] = isBefore ? text + last : last + text
    } else {
      entries.append(text)
      if entries.count > Self.mostEntries { entries.removeFirst() }
    }
  }

  mutating func newest() -> String? {
    turned = 0
    return entries.last
  }

  /// The entry before the one that was yanked last.
  mutating func earlier() -> String? {
    guard !entries.isEmpty else { return nil }
    turned = (turned + 1) % entries.count
    return entries[entries.count - 1 - turned]
  }
}
