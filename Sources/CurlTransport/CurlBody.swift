import Transport

/// The body of a reply that comes through libcurl.
///
/// Letting go of it before its end closes the transfer. It keeps the transport, and so the curl
/// thread, alive for as long as somebody reads.
final class CurlBody: HTTPBody {
  private let transfer: Transfer
  private let transport: CurlHTTPTransport

  init(_ transfer: Transfer, transport: CurlHTTPTransport) {
    self.transfer = transfer
    self.transport = transport
  }

  deinit {
    stop(.closed)
  }

  /// Waits for the status and headers.
  func head() async throws -> ReplyHead {
    try await withTaskCancellationHandler {
      try await transfer.mailbox.head()
    } onCancel: {
      stop(.cancelled)
    }
  }

  func next() async throws -> [UInt8]? {
    try await withTaskCancellationHandler {
      try await transfer.mailbox.next { transport.resume(transfer) }
    } onCancel: {
      stop(.cancelled)
    }
  }

  func gather(_ time: Duration) { transfer.mailbox.gather(time) }

  func close() {
    stop(.closed)
  }

  var timings: TransferTimings { transfer.mailbox.timings }

  /// The mailbox, for tests of its limits.
  var mailbox: Mailbox { transfer.mailbox }

  private func stop(_ reason: Mailbox.Stop) {
    if transfer.mailbox.stop(reason) { transport.cancel(transfer) }
  }
}
