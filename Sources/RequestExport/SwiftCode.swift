import ChatModel
import JSONCoding
import Settings
import SwitchboardKit
import Transport

/// An agent of SwitchboardKit and one prompt to it, as statements of an asynchronous function.
struct SwiftCode {
  private(set) var text: String

  private let request: ExportedRequest
  private var writer = CodeWriter(.swift)

  init(_ request: ExportedRequest) {
    self.request = request
    text = ""
    let plan = request.plan
    let all =
      [plan.agentOptions] + plan.entries.map { plan.options(of: $0) }
      + request.turns.map(\.options)
    for (standIn, variable) in all.flatMap({ HiddenOptions($0).variables }) {
      writer.expressions[standIn] = ".string(environment[\"\(variable)\"] ?? \"\")"
    }
    let agent = agent()
    var sections = ["import SwitchboardKit"]
    let files = request.files.map {
      "// \($0.name): the bytes of \(CodeLanguage.swift.literal($0.file.name))"
    }
    if !files.isEmpty { sections.append(files.joined(separator: "\n")) }
    let call = call()
    let needsEnvironment = [agent, call].contains { $0.contains("environment[\"") }
    sections.append(
      (needsEnvironment ? "let environment = ModelRuntime.processEnvironment()\n" : "") + agent)
    sections.append(call)
    text = sections.joined(separator: "\n\n")
  }

  // MARK: The agent

  private func agent() -> String {
    let plan = request.plan
    var lines = SwiftArguments(writer, indent: 2)
    if !request.instructions.isEmpty { lines.add("instructions", .string(request.instructions)) }
    let written = plan.entries.enumerated().compactMap { index, entry in
      self.entry(entry, exported: request.entries.first { $0.preview.entry == index + 1 })
    }
    if written.count == 1, let only = written.first {
      lines.add("model", code: only.hasPrefix("\"") ? only : ".entry(\n    \(only))")
    } else {
      lines.add("model", code: "[\n" + written.map { "    \($0),\n" }.joined() + "  ]")
    }
    lines.add("strategy", code: Self.strategy(plan.strategy))
    lines.add("options", HiddenOptions(plan.agentOptions).value)
    lines.add("settings", code: settings(plan.agentSettings))
    lines.add("limits", code: Self.limits(plan.limits))
    if let after = plan.afterText { lines.add("afterText", code: ".\(after.rawValue)") }
    lines.add("totalLimit", code: plan.totalLimit.map(Self.seconds))
    return "let agent = \(lines.call("Agent"))"
  }

  /// nil for a model type of its own, which has no id.
  private func entry(_ entry: ModelEntry, exported: ExportedEntry?) -> String? {
    guard let id = entry.id.map({ CodeLanguage.swift.literal($0) }) else { return nil }
    var lines = SwiftArguments(writer, indent: 6)
    let configured = exported?.preview.route.configuration?.baseURL
    let hasAddress = entry.baseURL != nil || configured != nil
    if let key = exported?.key, hasAddress || entry.key != nil || entry.keySource != nil {
      lines.add("key", code: "environment[\"\(key.variable)\"]")
    }
    if let exported, hasAddress {
      lines.add("baseURL", code: CodeLanguage.swift.literal(exported.baseURL))
      lines.add("dialect", code: ".\(exported.dialect)")
    }
    lines.add("headers", code: Self.headers(exported?.headers ?? []))
    if let retries = entry.maxRetries { lines.add("maxRetries", .integer(retries)) }
    if !entry.isEnabled { lines.add("isEnabled", code: "false") }
    if let weight = entry.weight {
      lines.add("weight", Int(exactly: weight).map(JSONValue.integer) ?? .number(weight))
    }
    lines.add("limits", code: Self.limits(entry.limits))
    lines.add("options", HiddenOptions(request.plan.options(of: entry)).value)
    lines.add("settings", code: settings(request.plan.settings(of: entry)))
    if let after = entry.afterText { lines.add("afterText", code: ".\(after.rawValue)") }
    return lines.isEmpty ? id : lines.call("ModelEntry", first: id)
  }

  private static func strategy(_ strategy: Strategy) -> String? {
    guard case .race(let hedgeAfter, let mark) = strategy else {
      return strategy == .fallback ? nil : ".\(strategy.kind.rawValue)"
    }
    let parts = [
      hedgeAfter.map { "hedgeAfter: \(seconds($0))" },
      mark == .text ? nil : "winOn: .\(mark.rawValue)",
    ]
    return ".race(\(parts.compactMap(\.self).joined(separator: ", ")))"
  }

  private static func headers(_ headers: [ExportedHeader]) -> String? {
    let swift = CodeLanguage.swift
    let members = headers.map { header in
      let value =
        header.value.map { swift.literal($0) } ?? "environment[\"\(header.variable)\"] ?? \"\""
      return "\(swift.literal(header.name)): \(value)"
    }
    return members.isEmpty ? nil : "[\(members.joined(separator: ", "))]"
  }

  private func settings(_ settings: CallSettings) -> String? {
    let members = settings.members.members.map {
      "\($0.key): \(writer.value($0.value, indent: 4))"
    }
    return members.isEmpty ? nil : "CallSettings(\(members.joined(separator: ", ")))"
  }

  private static func limits(_ limits: CallLimits) -> String? {
    let members = [
      ("connect", limits.connect), ("firstToken", limits.firstToken), ("idle", limits.idle),
      ("content", limits.content),
    ].compactMap { name, limit in limit.map { "\(name): \(seconds($0))" } }
    return members.isEmpty ? nil : "CallLimits(\(members.joined(separator: ", ")))"
  }

  private static func seconds(_ duration: Duration) -> String {
    ".seconds(\(JSONValue.seconds(duration).text()))"
  }

  // MARK: The call

  private func call() -> String {
    var arguments = SwiftArguments(writer, indent: 2)
    let argument: String
    if let text = request.soleText {
      argument = writer.value(.string(text), indent: 0)
      arguments.add("options", HiddenOptions(request.turns.last?.options ?? [:]).value)
    } else {
      argument = "[\n" + request.turns.map { "  \(turn($0)),\n" }.joined() + "]"
    }
    let method = request.plan.streams ? "stream" : "generate"
    let call =
      arguments.isEmpty
      ? "agent.\(method)(\(argument))" : arguments.call("agent.\(method)", first: argument)
    guard request.plan.streams else {
      return "let answer = try await \(call)\nprint(answer.text)"
    }
    return """
      for try await event in \(call) {
        if case .content(_, .text(let piece)) = event { print(piece, terminator: "") }
      }
      """
  }

  private func turn(_ turn: Message) -> String {
    let own = HiddenOptions(turn.options).value.map { writer.value($0, indent: 4, used: 20) }
    let end = own.map { ", options: \($0)" } ?? ""
    if turn.files.isEmpty, own == nil || turn.role == .user {
      return ".\(turn.role.rawValue)(\(writer.value(.string(turn.text), indent: 2))\(end))"
    }
    let parts = turn.parts.map { part -> String in
      switch part {
      case .text(let text): return "    .text(\(writer.value(.string(text), indent: 4))),\n"
      case .attachment(let file):
        let name = request.files.first { $0.file == file }?.name ?? "file"
        let swift = CodeLanguage.swift
        return "    .attachment(Attachment(name: \(swift.literal(file.name)), "
          + "mediaType: \(swift.literal(file.mediaType)), bytes: \(name))),\n"
      }
    }
    return "Message(.\(turn.role.rawValue), [\n\(parts.joined())  ]\(end))"
  }
}
