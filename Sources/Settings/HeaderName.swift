/// What may stand in a header of a file.
enum HeaderName {
  /// A token of RFC 9110, section 5.6.2.
  static func isToken(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }

  /// Whether a value holds nothing that could end its line (R10).
  static func isText(_ value: String) -> Bool {
    value.utf8.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }
  }

  /// Whether it is one of the headers in which a dialect sends its key (R9).
  static func carriesKey(_ name: String) -> Bool {
    ["authorization", "x-api-key", "api-key", "x-goog-api-key"].contains(name.lowercased())
  }
}
