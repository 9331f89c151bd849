import CCurl

/// The libcurl that is found.
package enum CurlLibrary {
  /// Its own words: versions of libcurl, of the TLS library and of the others.
  package static var version: String { ccurl_version().map { String(cString: $0) } ?? "missing" }
}
