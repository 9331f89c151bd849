import CCurl
import Tasks

/// A libcurl multi handle: the set of running transfers and the kept connections.
///
/// Confined to the curl thread.
struct MultiHandle {
  let pointer: UnsafeMutableRawPointer

  /// Connections kept open between requests: enough for every provider of a large comparison.
  private static let keptConnections = 32

  /// A new handle; nil when libcurl cannot be used or has no memory.
  static func make() -> MultiHandle? {
    guard ccurl_global_state() == CURLE_OK, let pointer = ccurl_multi_init() else { return nil }
    guard ccurl_multi_set_long(pointer, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX)) == CURLM_OK,
      ccurl_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, Self.keptConnections) == CURLM_OK
    else {
      ccurl_multi_cleanup(pointer)
      return nil
    }
    return MultiHandle(pointer: pointer)
  }

  /// Moves every transfer as far as it goes without waiting.
  func perform() -> CURLMcode {
    var running: Int32 = 0
    return ccurl_multi_perform(pointer, &running)
  }

  /// The next transfer that has ended, by its easy handle, and how.
  ///
  /// The code is copied: libcurl's message dies when its handle is removed.
  func nextEnded() -> (easy: UnsafeMutableRawPointer, code: CURLcode)? {
    var left: Int32 = 0
    while let message = ccurl_multi_info_read(pointer, &left) {
      if message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle {
        return (easy, message.pointee.data.result)
      }
    }
    return nil
  }

  /// Waits for traffic, a timer of libcurl, the wake-up, or the limit.
  func wait(milliseconds: Int32, wakeup: Wakeup) -> CURLMcode {
    var more = curl_waitfd(
      fd: wakeup.descriptor, events: Int16(CURL_WAIT_POLLIN), revents: 0)
    let code = ccurl_multi_poll(pointer, &more, 1, milliseconds, nil)
    if more.revents != 0 { wakeup.clear() }
    return code
  }

  /// Closes the kept connections and frees the handle.
  func cleanUp() {
    ccurl_multi_cleanup(pointer)
  }
}
