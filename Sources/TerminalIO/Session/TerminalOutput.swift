import Glibc

/// Writing to a descriptor to the last byte.
enum TerminalOutput {
  /// Writes everything; false when nobody takes it any more.
  static func write(_ bytes: Span<UInt8>, to descriptor: Int32) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var rest = UnsafeRawBufferPointer(buffer)
      while let start = rest.baseAddress, !rest.isEmpty {
        let count = Glibc.write(descriptor, start, rest.count)
        if count > 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        } else if errno == EAGAIN {
          var target = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&target, 1, -1)
          if target.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0 { return false }
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}
