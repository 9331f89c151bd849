import Transport

extension HTTPRequest {
  /// What the transport itself decides; a header of that name could contradict it.
  private static let reserved: Set<String> = ["content-length", "transfer-encoding", "expect"]

  /// Refuses headers and bodies that cannot be sent as they stand.
  ///
  /// - Throws: `.badRequest`; the sentence never holds a value.
  func checkForm() throws(TransportError) {
    for header in headers {
      guard !header.name.isEmpty, header.name.utf8.allSatisfy(\.isTokenByte) else {
        throw TransportError(
          .badRequest, "A header's name may hold letters, digits and signs such as - and _ only.")
      }
      guard !header.value.utf8.contains(where: \.isForbiddenInValue) else {
        throw TransportError(
          .badRequest,
          "The value of the header \(header.name) holds a line break or another control character.")
      }
      guard !Self.reserved.contains(header.name.lowercased()) else {
        throw TransportError(
          .badRequest, "The header \(header.name) is set by the program and cannot be given.")
      }
    }
    guard method == .post || body.isEmpty else {
      throw TransportError(.badRequest, "A GET request cannot have a body.")
    }
  }

  /// The headers in libcurl's form, with the ones switched off that it would add by itself.
  var headerLines: [String] {
    // "Name:" takes a header away; "Name;" sends one without a value.
    var lines = headers.map { header in
      header.value.utf8.allSatisfy(\.isBlank)
        ? "\(header.name);" : "\(header.name): \(header.value)"
    }
    lines.append("Expect:")
    if headers.value(of: "Accept") == nil { lines.append("Accept:") }
    if headers.value(of: "Content-Type") == nil { lines.append("Content-Type:") }
    return lines
  }
}

extension UInt8 {
  /// A byte of a header's name (RFC 9110, section 5.6.2).
  fileprivate var isTokenByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default:
      "!#$%&'*+-.^_`|~".utf8.contains(self)
    }
  }

  /// Control characters, tab excepted (RFC 9110, section 5.5).
  fileprivate var isForbiddenInValue: Bool { (self < 0x20 && self != 0x09) || self == 0x7F }

  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}
