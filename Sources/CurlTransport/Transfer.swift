import CCurl
import Transport

/// One request on its way and the reader of its reply.
///
/// Confined to the curl thread once started; before that, to its creator. Only `mailbox` is shared
/// between the two.
final class Transfer: @unchecked Sendable {
  let mailbox: Mailbox
  let request: HTTPRequest
  let url: RequestURL

  /// libcurl's handle while the transfer runs.
  private(set) var easy: EasyHandle?
  private var configuration: CurlConfiguration?
  private var head = HeadReader(limit: 0)
  private var bodyOffset = 0
  /// Bytes that were sent before the request itself, to a proxy; nil until a connection is there.
  private var bytesBeforeRequest: Int?
  /// Whether that connection was a kept one.
  ///
  /// libcurl's own count also has the connections that it made afterwards to try again.
  private var isReusing = false
  /// Why a callback refused to go on, where libcurl only knows that it did.
  private var refusal: TransportError?
  private var hasNews = false

  /// Checks the request without sending anything.
  ///
  /// - Throws: `.badRequest` with a sentence that says what is wrong, and never a header's value.
  init(_ request: HTTPRequest, highMark: Int) throws(TransportError) {
    url = try RequestURL(request.url, allowsPlainHTTP: request.allowsPlainHTTP)
    try request.checkForm()
    self.request = request
    mailbox = Mailbox(highMark: highMark)
  }

  /// Makes the handle that libcurl is to run.
  func prepare(for configuration: CurlConfiguration) throws(OptionError) -> EasyHandle {
    let easy = try EasyHandle()
    self.easy = easy
    self.configuration = configuration
    head = HeadReader(limit: configuration.headerLimit)
    try easy.configure(request, to: url, by: configuration)
    try easy.setCallbacks(of: self)
    return easy
  }

  /// Takes bytes again after a pause; libcurl may call `receive` from inside.
  func resume() {
    guard let easy else { return }
    _ = ccurl_easy_pause(easy.pointer, CURLPAUSE_CONT)
  }

  /// Wakes the consumer, once for all that has arrived in this turn of the loop.
  ///
  /// - Returns: Whether something has.
  func deliverNews() -> Bool {
    guard hasNews else { return false }
    hasNews = false
    mailbox.ring()
    return true
  }

  /// Tells the consumer the end and frees the handle, which libcurl must no longer know.
  func end(_ ending: Mailbox.Ending) {
    mailbox.end(ending, timings: timings)
    hasNews = false
    easy = nil
  }

  /// What libcurl's code for the end of a transfer means to the consumer.
  func ending(for code: CURLcode) -> Mailbox.Ending {
    if let refusal { return .failed(refusal) }
    // libcurl is content with a reply that ends inside its headers.
    let code = code == CURLE_OK && !head.isComplete ? CURLE_PARTIAL_FILE : code
    guard let easy, code != CURLE_OK else { return .finished }
    let failure = TransferFailure(
      code: code,
      host: url.displayName,
      systemError: Int32(truncatingIfNeeded: easy.number(CURLINFO_OS_ERRNO)),
      certificateResult: easy.number(CURLINFO_SSL_VERIFYRESULT),
      detail: easy.detail(of: code),
      connectTimeout: request.connectTimeout,
      proxyVariable: configuration?.proxyVariable,
      certificateFile: configuration?.certificateFile,
      hasConnection: bytesBeforeRequest != nil,
      hasHead: head.isComplete,
      timings: timings)
    return .failed(failure.error)
  }

  /// The phases so far; `total` is the mailbox's business.
  private var timings: TransferTimings {
    var timings = TransferTimings()
    guard easy != nil else { return timings }
    timings.requestSent = sentBytes > (bytesBeforeRequest ?? .max)
    timings.reusedConnection = isReusing
    if isReusing {
      timings.lookup = .zero
      timings.connect = .zero
    } else {
      timings.lookup = reached(CURLINFO_NAMELOOKUP_TIME_T)
      timings.connect = reached(CURLINFO_CONNECT_TIME_T)
      timings.tls = reached(CURLINFO_APPCONNECT_TIME_T)
    }
    if head.hasBegun { timings.firstByte = reached(CURLINFO_STARTTRANSFER_TIME_T) }
    return timings
  }

  private func reached(_ info: CURLINFO) -> Duration? {
    guard let time = easy?.time(info), time > .zero else { return nil }
    return time
  }

  private var sentBytes: Int { easy?.number(CURLINFO_REQUEST_SIZE) ?? 0 }
}

// What libcurl calls while it performs. Only `curl_easy_pause` and `curl_easy_getinfo` may be
// called from here: a handle that leaves its multi handle inside a callback breaks libcurl.
extension Transfer {
  /// Called when a connection is there and the request is about to go out; false refuses it.
  ///
  /// libcurl sends a request again by itself when a kept connection turns out to be dead. That is
  /// allowed only as long as no byte of it has left, so that one call is one request at most.
  func allowsSending() -> Bool {
    guard let bytesBeforeRequest else {
      self.bytesBeforeRequest = sentBytes
      isReusing = easy?.number(CURLINFO_NUM_CONNECTS) == 0
      return true
    }
    return sentBytes == bytesBeforeRequest
  }

  /// Copies the next part of the request's body and says how much that was.
  func readBody(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, request.body.count - bodyOffset)
    request.body.withUnsafeBytes { body in
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: body[bodyOffset..<bodyOffset + count]))
    }
    bodyOffset += count
    return count
  }

  /// Takes one line of the reply's headers; false ends the transfer.
  func receive(headerLine line: UnsafeRawBufferPointer) -> Bool {
    switch head.read(line) {
    case .more:
      return true
    case .complete(let reply):
      mailbox.deliver(reply, timings: timings)
      hasNews = true
      return true
    case .tooLarge(let limit):
      refusal = TransportError(
        .badResponse, "The headers from \(url.displayName) are larger than \(limit / 1024) KiB.",
        timings: timings)
      return false
    case .malformed:
      refusal = TransportError(
        .badResponse, "\(url.displayName) did not answer with HTTP.", timings: timings)
      return false
    }
  }

  /// Takes body bytes, or none at all when the mailbox is full.
  func receive(_ bytes: UnsafeRawBufferPointer) -> Mailbox.Offer {
    let answer = mailbox.offer(bytes)
    if answer == .accepted { hasNews = true }
    return answer
  }
}
