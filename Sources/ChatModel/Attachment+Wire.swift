import JSONCoding

extension Attachment {
  /// The bytes in base64.
  package var base64: String { Base64.encode(bytes) }

  /// The bytes as a `data:` URI.
  package var dataURI: String { "data:\(mediaType);base64,\(base64)" }

  /// Whether it is a PDF.
  package var isPDF: Bool { mediaType == "application/pdf" }

  /// The bytes as text, for files that are nothing but UTF-8 text; nil for anything else.
  package var plainText: String? {
    guard mediaType.hasPrefix("text/") || mediaType == "application/json" else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
