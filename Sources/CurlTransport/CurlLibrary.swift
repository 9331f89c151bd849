import CCurl

/// The libcurl that is linked.
package enum CurlLibrary {
  /// Its own words: versions of libcurl, of the TLS library and of the others.
  package static var version: String { curl_version().map { String(cString: $0) } ?? "unknown" }
}
