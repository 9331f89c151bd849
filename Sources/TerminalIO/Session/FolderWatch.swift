import Glibc

/// Tells when files of a folder change (inotify); costs nothing until one does.
///
/// Sees whole files: one that is closed after writing, moved in or out, or removed. Editors that
/// write beside the file and rename are seen as well.
package final class FolderWatch: Sendable {
  /// To be polled.
  package let descriptor: Int32

  /// Watches a folder that exists; nil when the system does not let it be watched.
  package init?(_ folder: String) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR
    guard inotify_add_watch(descriptor, folder, UInt32(changes)) >= 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Forgets what was told so far; whether there was anything.
  @discardableResult
  package func silence() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    var hasAny = false
    while read(descriptor, &bytes, bytes.count) > 0 { hasAny = true }
    return hasAny
  }
}
