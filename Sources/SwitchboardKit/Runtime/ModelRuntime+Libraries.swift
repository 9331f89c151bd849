import CurlTransport

extension ModelRuntime {
  /// The network library's own words on its version.
  package static var networkLibrary: String { CurlLibrary.version }
}
