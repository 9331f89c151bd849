import CCurl
import Glibc
import Transport

extension EasyHandle {
  /// Sets everything about a request but its callbacks.
  func configure(
    _ request: HTTPRequest, to url: RequestURL, by configuration: CurlConfiguration
  ) throws(OptionError) {
    try setManners(of: configuration)
    try setTarget(url)
    try setRoute(to: url, by: configuration)
    if url.scheme == .https { try setTLS(by: configuration) }
    try set(CURLOPT_CONNECTTIMEOUT_MS, to: request.connectTimeout.wholeMilliseconds)
    try setMethodAndHeaders(of: request)
  }

  /// What holds for every transfer: nothing behind the program's back.
  private func setManners(of configuration: CurlConfiguration) throws(OptionError) {
    // Without this, a transfer that leaves during name lookup stops all others until it is done.
    try set(CURLOPT_QUICK_EXIT, to: 1)
    try set(CURLOPT_NOSIGNAL, to: 1)
    // Keys would travel with a redirect, or come from a file that nobody named.
    try set(CURLOPT_FOLLOWLOCATION, to: 0)
    try set(CURLOPT_UNRESTRICTED_AUTH, to: 0)
    try set(CURLOPT_NETRC, to: Int(CURL_NETRC_IGNORED.rawValue))
    try set(CURLOPT_HTTP09_ALLOWED, to: 0)
    try set(CURLOPT_TCP_KEEPALIVE, to: 1)
    // Fewer, larger reads of a reply that comes fast; a slow one is read as it comes all the same.
    try set(CURLOPT_BUFFERSIZE, to: 64 * 1024)
    try set(CURLOPT_USERAGENT, to: configuration.userAgent)
  }

  private func setTarget(_ url: RequestURL) throws(OptionError) {
    try set(url.parsed)
    try set(CURLOPT_PROTOCOLS_STR, to: url.scheme.rawValue)
    try set(CURLOPT_REDIR_PROTOCOLS_STR, to: url.scheme.rawValue)
    if url.host == RequestURL.localhost {
      try set(CURLOPT_RESOLVE, to: ["\(RequestURL.localhost):\(url.port):127.0.0.1,[::1]"])
    }
    switch url.scheme {
    case .https:
      // Wait for a connection that is being made, if it may turn out to take several streams.
      try set(CURLOPT_HTTP_VERSION, to: Int(CURL_HTTP_VERSION_2TLS))
      try set(CURLOPT_PIPEWAIT, to: 1)
    case .http:
      // Waiting would put a second request behind a first one that is not answered yet.
      try set(CURLOPT_HTTP_VERSION, to: Int(CURL_HTTP_VERSION_1_1))
    }
  }

  /// Sends https through the proxy, if there is one; never loopback, never plain http.
  ///
  /// An empty proxy also stops libcurl from reading the process environment.
  private func setRoute(
    to url: RequestURL, by configuration: CurlConfiguration
  ) throws(OptionError) {
    let usesProxy = url.scheme == .https && !url.isLoopback
    try set(CURLOPT_PROXY, to: usesProxy ? configuration.proxy?.address ?? "" : "")
    try set(CURLOPT_NOPROXY, to: configuration.proxyExceptions)
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, to: 1)
    try set(CURLOPT_HEADEROPT, to: Int(CURLHEADER_SEPARATE))
  }

  private func setTLS(by configuration: CurlConfiguration) throws(OptionError) {
    try set(CURLOPT_SSL_VERIFYPEER, to: 1)
    try set(CURLOPT_SSL_VERIFYHOST, to: 2)
    try set(CURLOPT_SSLVERSION, to: Int(CURL_SSLVERSION_TLSv1_2))
    if let file = configuration.certificateFile {
      try set(CURLOPT_CAINFO, to: file)
      try set(CURLOPT_PROXY_CAINFO, to: file)
    }
    if let directory = configuration.certificateDirectory {
      try set(CURLOPT_CAPATH, to: directory)
      try set(CURLOPT_PROXY_CAPATH, to: directory)
    }
    if configuration.certificateFile == nil, configuration.certificateDirectory == nil,
      let bundle = text(CURLINFO_CAINFO), access(bundle, R_OK) == 0
    {
      // libcurl keeps the parsed bundle between connections, but only where no directory is set;
      // without that, each new connection reads all authorities again.
      try set(CURLOPT_CAPATH, to: nil)
    }
  }

  /// The body goes through a callback that cannot go back, so libcurl cannot send it twice.
  private func setMethodAndHeaders(of request: HTTPRequest) throws(OptionError) {
    switch request.method {
    case .get:
      try set(CURLOPT_HTTPGET, to: 1)
    case .post:
      try set(CURLOPT_POST, to: 1)
      try set(CURLOPT_POSTFIELDSIZE_LARGE, toOffset: request.body.count)
    }
    try set(CURLOPT_HTTPHEADER, to: request.headerLines)
  }
}

extension Duration {
  /// At least one millisecond (zero would be libcurl's own default) and at most a day.
  fileprivate var wholeMilliseconds: Int {
    let (seconds, attoseconds) = self.components
    guard seconds < 86_400 else { return 86_400_000 }
    guard seconds >= 0 else { return 1 }
    return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}
