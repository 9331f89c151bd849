import ArgumentParser
import Catalog
import ChatModel
import JSONCoding
import SwitchboardKit
import Transport

/// How an id resolves, and the exact request; nothing is sent.
struct ExplainCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows how a model id resolves and the exact request that would be sent.",
    discussion: "Nothing is sent, no key command runs, and secrets are masked.")

  @OptionGroup(title: "Request") var request: RequestFlags

  @Option(help: "text or json.")
  var format = Format.text

  @Argument(help: "The model, as provider/model.", completion: .custom(Completions.models))
  var id: String?

  @Argument(help: "The prompt; a stand-in when none is given.")
  var prompt: [String] = []

  func run() throws {
    let program = try Program.load()
    var setup = try RequestSetup(request.values, program: program, first: id)
    try setup.useDefaultModel(allowsDemo: false)
    let previews = try setup.previews(
      prompt: prompt, attachments: request.attach, runtime: program.runtime, loop: program.loop)
    let strategy = setup.strategy
    switch format {
    case .text:
      if previews.count > 1 { Descriptor.output.line("\(strategy.words)\n") }
      let text = previews.map(Self.text).joined(separator: "\n\n")
      Descriptor.output.line(text)
    case .json:
      let objects = previews.map { JSONValue.object(Self.object($0, strategy)) }
      let value = objects.count == 1 ? objects[0] : .array(objects)
      Descriptor.output.line(value.text(.pretty))
    }
  }

  private static func object(_ preview: RequestPreview, _ strategy: Strategy) -> JSONObject {
    let route = preview.route
    return [
      "strategy": .string(strategy.kind.rawValue),
      "rule": .string(route.rule), "provider": .string(route.id.provider),
      "dialect": .string(route.dialect.rawValue), "url": .string(preview.url),
      "key_variable": .text(route.key.origin),
      "key_missing": .text(route.missingKey),
      "wire_model": .string(route.wireModel),
      "headers": .object(
        JSONObject(preview.headers.map { .init(key: $0.name, value: .string($0.value)) })),
      "body": .object(preview.body),
      "warnings": .array(preview.warnings.map(JSONValue.string)),
    ]
  }

  private static func text(_ preview: RequestPreview) -> String {
    let route = preview.route
    var lines = [
      "\(route.id)",
      "  rule       \(route.rule)",
      "  provider   \(route.provider.name)",
      "  dialect    \(route.dialect.rawValue)",
      "  address    \(route.baseURL.isEmpty ? "told by the sign-in" : route.baseURL), from \(route.baseURLOrigin)",
      "  key        \(route.missingKey ?? route.key.origin ?? "none needed")",
      "  wire id    \(route.wireModel)",
    ]
    lines += preview.warnings.map { "  note       \($0)" }
    lines += ["", "POST \(preview.url)"]
    lines += preview.headers.map { "\($0.name): \($0.value)" }
    lines += ["", JSONValue.object(preview.body).text(.pretty)]
    return lines.joined(separator: "\n")
  }
}

extension Route {
  /// Why no key can be sent, as a sentence; nil when one can, or none is needed.
  var missingKey: String? {
    switch key {
    case .missing(let sentence), .refused(let sentence): sentence
    default: nil
    }
  }
}
