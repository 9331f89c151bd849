import CCurl
package import Tasks
package import Transport

/// Sends requests with libcurl, all of which runs on one thread.
///
/// libcurl comes to the thread with the first request and keeps connections warm between requests.
/// Call `shutdown()` before `exit`: OpenSSL's exit handler must not meet a thread that is inside TLS.
package final class CurlHTTPTransport: HTTPTransport {
  private let driver: CurlDriver

  /// - Parameters:
  ///   - configuration: What all requests have in common.
  ///   - thread: Where libcurl runs, beside tasks and their waits; nil: on a thread of its own.
  package init(configuration: CurlConfiguration, thread: TaskThread? = nil) {
    driver = CurlDriver(configuration: configuration, thread: thread)
  }

  deinit {
    driver.shutdown()
  }

  /// Loads libcurl, so that the first request need not; takes some milliseconds.
  ///
  /// While libraries are loaded no thread can be made.
  package static func prepare() { _ = ccurl_global_state() }

  /// Runs tasks on libcurl's thread: a reply is decoded where it is read, and nobody is woken for it.
  ///
  /// For tasks that block nothing but their own reply; what they hold up, they hold up for every
  /// transfer.
  package var executor: any TaskExecutor { driver.thread }

  /// Sends `request` and returns at its final headers.
  ///
  /// - Throws: `TransportError`; `CancellationError` when the task was cancelled.
  package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    if let reason = ccurl_load() {
      throw TransportError(.connect, "libcurl cannot be used: \(String(cString: reason)).")
    }
    let transfer = try Transfer(request, highMark: driver.configuration.highMark)
    try Task.checkCancellation()
    let body = CurlBody(transfer, transport: self)
    try driver.start(transfer)
    let head = try await body.head()
    return HTTPResponse(status: head.status, headers: head.headers, body: body)
  }

  /// Closes every transfer, ends the thread and waits for its end; later requests are refused.
  ///
  /// May be called more than once, from any thread.
  package func shutdown() {
    driver.shutdown()
  }

  /// Lets libcurl deliver again to a transfer whose mailbox had been full.
  func resume(_ transfer: Transfer) {
    driver.post(.resume(transfer))
  }

  /// Closes the connection (HTTP/1.1) or the stream (HTTP/2) of a transfer.
  func cancel(_ transfer: Transfer) {
    driver.post(.cancel(transfer))
  }
}
