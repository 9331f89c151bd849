import CCurl

/// Owner of a URL that libcurl has parsed; never changed after its creation.
final class ParsedURL {
  let handle: OpaquePointer

  enum Failure: Error {
    case noMemory, noScheme, unknownScheme, userInfo, malformed
  }

  init(_ text: String) throws(Failure) {
    guard let handle = ccurl_url() else { throw .noMemory }
    self.handle = handle
    switch ccurl_url_set(handle, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER)) {
    case CURLUE_OK: break
    case CURLUE_BAD_SCHEME: throw .noScheme
    case CURLUE_UNSUPPORTED_SCHEME: throw .unknownScheme
    case CURLUE_USER_NOT_ALLOWED: throw .userInfo
    default: throw .malformed
    }
  }

  deinit {
    ccurl_url_cleanup(handle)
  }

  /// A part as libcurl will use it, the port of the scheme included; nil where there is none.
  func part(_ part: CURLUPart) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard ccurl_url_get(handle, part, &text, UInt32(CURLU_DEFAULT_PORT)) == CURLUE_OK, let text
    else { return nil }
    defer { ccurl_free(text) }
    return String(cString: text)
  }
}
