import ChatModel
import JSONCoding

/// The conversation as the AI SDK's messages.
struct TypeScriptConversation {
  let request: ExportedRequest
  /// The options that stay with a message.
  let options: (Message) -> JSONValue?

  /// The only prompt, when there is nothing else to say about it.
  var soleText: String? {
    guard let text = request.soleText, request.turns.allSatisfy({ options($0) == nil }) else {
      return nil
    }
    return text
  }

  var messages: JSONValue {
    .array(
      request.turns.map { turn in
        var message: JSONObject = ["role": .string(turn.role.rawValue)]
        message["content"] =
          turn.files.isEmpty ? .string(turn.text) : .array(turn.parts.map(Self.part))
        message["providerOptions"] = options(turn)
        return .object(message)
      })
  }

  private static func part(_ part: Part) -> JSONValue {
    switch part {
    case .text(let text): ["type": "text", "text": .string(text)]
    case .attachment(let file):
      [
        "type": "file", "mediaType": .string(file.mediaType), "filename": .string(file.name),
        "data": .string(file.base64),
      ]
    }
  }

  /// A writer that knows secrets and files by their names.
  func writer(_ entries: [ExportedEntry]) -> CodeWriter {
    var writer = CodeWriter(.typeScript)
    for entry in entries {
      for (standIn, variable) in entry.standIns {
        writer.expressions[standIn] = "process.env.\(variable)!"
      }
    }
    for (name, file) in request.files { writer.expressions[file.base64] = name }
    return writer
  }

  /// The statements that read the files.
  var readings: [String] {
    request.files.map {
      "const \($0.name) = await readFile(\(CodeLanguage.typeScript.literal($0.file.name)));"
    }
  }

  /// What reading them imports; nil without files.
  var importLine: String? {
    request.files.isEmpty ? nil : "import { readFile } from \"node:fs/promises\";"
  }
}
