/// The limits of a call that a file sets; nil leaves the default (R22).
package struct TimeoutSettings: Sendable, Hashable {
  package var connect: Duration?
  package var firstToken: Duration?
  package var idle: Duration?
  package var content: Duration?
  package var total: Duration?

  package init(
    connect: Duration? = nil, firstToken: Duration? = nil, idle: Duration? = nil,
    content: Duration? = nil, total: Duration? = nil
  ) {
    self.connect = connect
    self.firstToken = firstToken
    self.idle = idle
    self.content = content
    self.total = total
  }
}
