import CCurl

/// A libcurl multi handle: the set of running transfers and the kept connections.
///
/// Only `wake` may be called from other threads than the curl thread.
struct MultiHandle: @unchecked Sendable {
  // Unchecked: the pointer itself never changes, and every use but `wake` is on the curl thread.
  let pointer: UnsafeMutableRawPointer

  /// Connections kept open between requests: enough for every provider of a large comparison.
  private static let keptConnections = 32

  init?() {
    guard let pointer = ccurl_multi_init() else { return nil }
    self.pointer = pointer
    guard ccurl_multi_set_long(pointer, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX)) == CURLM_OK,
      ccurl_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, Self.keptConnections) == CURLM_OK
    else {
      ccurl_multi_cleanup(pointer)
      return nil
    }
  }

  /// Makes the present or the next `wait` return at once.
  func wake() {
    ccurl_multi_wakeup(pointer)
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

  /// Waits for traffic, a timer of libcurl, `wake`, or the limit.
  func wait(milliseconds: Int32) -> CURLMcode {
    ccurl_multi_poll(pointer, nil, 0, milliseconds, nil)
  }

  /// Closes the kept connections and frees the handle.
  func cleanUp() {
    ccurl_multi_cleanup(pointer)
  }
}
