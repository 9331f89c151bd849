import CEmbedded

/// The bytes of a table, read where they lie and never changed.
///
/// The pointer is to bytes of the program itself or to a copy that this object alone owns, written
/// before `init` returns and freed in `deinit`; so it may be shared (`@unchecked Sendable`). Who
/// makes a span of `buffer` keeps the object alive meanwhile.
final class TableBytes: @unchecked Sendable {
  let buffer: UnsafeBufferPointer<UInt8>
  private let isOwned: Bool

  /// The table that is part of the program.
  init(embedded: Void) {
    buffer = UnsafeBufferPointer(
      start: switchboard_embedded_catalog(), count: switchboard_embedded_catalog_size())
    isOwned = false
  }

  init(copying bytes: some Collection<UInt8>) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    buffer = UnsafeBufferPointer(copy)
    isOwned = true
  }

  deinit {
    if isOwned { buffer.deallocate() }
  }
}
