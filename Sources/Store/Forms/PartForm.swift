import ChatModel
import JSONCoding

/// A piece of a message as JSON.
enum PartForm {
  static func value(_ part: Part) -> JSONValue {
    switch part {
    case .text(let text): ["type": "text", "text": .string(text)]
    case .attachment(let file):
      [
        "type": "file", "name": .string(file.name), "media_type": .string(file.mediaType),
        "data": .string(Base64.text(file.bytes)),
      ]
    }
  }

  static func part(_ value: JSONValue) -> Part? {
    switch value["type"]?.string {
    case "text": return value["text"]?.string.map(Part.text)
    case "file":
      guard let name = value["name"]?.string, let type = value["media_type"]?.string,
        let bytes = value["data"]?.string.flatMap(Base64.bytes)
      else { return nil }
      return .attachment(Attachment(name: name, mediaType: type, bytes: bytes))
    default: return nil
    }
  }
}
