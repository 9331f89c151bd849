import CCurl

// libcurl's callbacks, each of which only finds its transfer and calls it. The pointer is unretained:
// the loop's table holds the transfer for as long as libcurl knows the handle.
extension EasyHandle {
  /// Connects libcurl's callbacks to a transfer, which must outlive the handle's time in libcurl.
  func setCallbacks(of transfer: Transfer) throws(OptionError) {
    let context = Unmanaged.passUnretained(transfer).toOpaque()
    try set(CURLOPT_WRITEDATA, to: context)
    try set(CURLOPT_HEADERDATA, to: context)
    try set(CURLOPT_READDATA, to: context)
    try set(CURLOPT_PREREQDATA, to: context)
    try set(CURLOPT_WRITEFUNCTION, to: takeBodyBytes)
    try set(CURLOPT_HEADERFUNCTION, to: takeHeaderLine)
    try set(CURLOPT_READFUNCTION, to: giveBodyBytes)
    try setSeek(to: refuseToSeek)
    try setPrerequest(to: allowRequest)
  }
}

extension Transfer {
  fileprivate static func at(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }
}

private let takeBodyBytes: curl_write_callback = { bytes, size, count, context in
  let bytes = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return switch Transfer.at(context)?.receive(bytes) {
  case .accepted: bytes.count
  case .full: Int(CURL_WRITEFUNC_PAUSE)
  case .abandoned, nil: Int(CURL_WRITEFUNC_ERROR)
  }
}

private let takeHeaderLine: curl_write_callback = { bytes, size, count, context in
  let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
  let goesOn = Transfer.at(context)?.receive(headerLine: line) ?? false
  return goesOn ? line.count : Int(CURL_WRITEFUNC_ERROR)
}

private let giveBodyBytes: curl_read_callback = { buffer, size, count, context in
  let buffer = UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
  return Transfer.at(context)?.readBody(into: buffer) ?? Int(CURL_READFUNC_ABORT)
}

/// libcurl seeks only to send a body a second time.
private let refuseToSeek: curl_seek_callback = { _, _, _ in CURL_SEEKFUNC_FAIL }

private let allowRequest: curl_prereq_callback = { context, _, _, _, _ in
  Transfer.at(context)?.allowsSending() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}
