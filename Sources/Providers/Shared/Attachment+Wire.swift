import ChatModel
import JSONCoding

extension Attachment {
  /// The bytes in base64.
  var base64: String { Base64.encode(bytes) }

  /// The bytes as a `data:` URI.
  var dataURI: String { "data:\(mediaType);base64,\(base64)" }

  var isPDF: Bool { mediaType == "application/pdf" }

  /// The bytes as text, for files that are nothing but UTF-8 text; nil for anything else.
  var plainText: String? {
    guard mediaType.hasPrefix("text/") || mediaType == "application/json" else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
