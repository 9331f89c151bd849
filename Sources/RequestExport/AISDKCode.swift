import ChatModel
import JSONCoding
import Settings
import SwitchboardKit

/// One call of `streamText` or `generateText`, release 7 of the AI SDK.
struct AISDKCode {
  let text: String

  init(_ request: ExportedRequest) throws(ExportRefusal) {
    let entry = try request.entry(refusing: AISDKModel.refusal)
    let model = AISDKModel(entry)
    let conversation = TypeScriptConversation(request: request, options: model.providerOptions)
    let function = entry.streams ? "streamText" : "generateText"
    let isOne = model.package.module == "ai"
    var head = ["// npm install ai\(isOne ? "" : " \(model.package.module)")"]
    head += (request.omissions(besides: entry) + [model.omission].compactMap(\.self)).map {
      "// \($0)"
    }
    let imports = [
      conversation.importLine,
      isOne ? nil : "import { \(model.imported) } from \"\(model.package.module)\";",
      "import { \(isOne ? "\(model.imported), " : "")\(function) } from \"ai\";",
    ].compactMap(\.self)
    var sections = [head.joined(separator: "\n"), imports.joined(separator: "\n")]
    if let statement = model.statement { sections.append(statement) }
    if !conversation.readings.isEmpty {
      sections.append(conversation.readings.joined(separator: "\n"))
    }
    sections.append(Self.call(request, entry, model, conversation, function))
    text = sections.joined(separator: "\n\n")
  }

  private static func call(
    _ request: ExportedRequest, _ entry: ExportedEntry, _ model: AISDKModel,
    _ conversation: TypeScriptConversation, _ function: String
  ) -> String {
    var lines = TypeScriptLines(conversation.writer([entry]), indent: 2)
    lines.add("model", code: model.expression)
    if !request.instructions.isEmpty { lines.add("instructions", .string(request.instructions)) }
    if let text = conversation.soleText {
      lines.add("prompt", .string(text))
    } else {
      lines.add("messages", conversation.messages)
    }
    lines.add(entry.settings.members)
    if let retries = entry.own.maxRetries { lines.add("maxRetries", .integer(retries)) }
    lines.add(headers: entry.headers)
    lines.add("providerOptions", model.providerOptions)
    let arguments = "{\n\(lines.lines.joined(separator: "\n"))\n}"
    guard entry.streams else {
      return "const { text } = await \(function)(\(arguments));\n\nconsole.log(text);"
    }
    return """
      const { textStream } = \(function)(\(arguments));

      for await (const text of textStream) {
        process.stdout.write(text);
      }
      """
  }
}
