import ChatModel
import JSONCoding

/// Files as content blocks of the Messages API.
enum MessagesAttachment {
  private static let images: Set<String> = ["image/jpeg", "image/png", "image/gif", "image/webp"]

  /// The block of one file; `citations`, `title` and `context` of the message's options go to
  /// documents.
  ///
  /// - Throws: `.badRequest` for a kind of file that the API does not take.
  static func block(
    for attachment: Attachment, options: JSONObject
  ) throws(CallFailure) -> JSONObject {
    let type = attachment.mediaType.lowercased()
    if images.contains(type) {
      return ["type": "image", "source": .object(base64(attachment, type))]
    }
    if type == "application/pdf" {
      return document(attachment, source: base64(attachment, type), options: options)
    }
    if let text = attachment.plainText {
      let source: JSONObject = [
        "type": "text", "media_type": "text/plain", "data": .string(text),
      ]
      return document(attachment, source: source, options: options)
    }
    throw CallFailure(
      .badRequest,
      "\(attachment.name) is \(type): this API takes JPEG, PNG, GIF and WebP images, PDF and text.")
  }

  private static func base64(_ attachment: Attachment, _ type: String) -> JSONObject {
    ["type": "base64", "media_type": .string(type), "data": .string(attachment.base64)]
  }

  private static func document(
    _ attachment: Attachment, source: JSONObject, options: JSONObject
  ) -> JSONObject {
    var block: JSONObject = ["type": "document", "source": .object(source)]
    block["title"] =
      options["title"] ?? (attachment.name.isEmpty ? nil : .string(attachment.name))
    block["context"] = options["context"]
    block["citations"] = options["citations"]
    return block
  }
}
