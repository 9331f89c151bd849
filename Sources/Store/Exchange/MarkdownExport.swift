import ChatModel
import SwitchboardKit

/// A chat as Markdown: front matter with who was asked and what it cost, then the turns.
package enum MarkdownExport {
  /// The whole text of a chat: of each pane the branch that it shows.
  package static func text(_ chat: ChatRecord) -> String {
    var lines = ["---"]
    lines.append("title: \(quoted(chat.header.title))")
    if let number = chat.number { lines.append("chat: \(number)") }
    lines.append("begun: \(chat.header.created.iso8601)")
    lines.append("updated: \(chat.updated.iso8601)")
    if !chat.tags.isEmpty {
      lines.append("tags: [\(chat.tags.map(quoted).joined(separator: ", "))]")
    }
    lines.append("panes:")
    for pane in chat.openPanes { lines += facts(pane, of: chat) }
    lines += ["---", "", "# \(oneLine(chat.header.title))", ""]
    for pane in chat.openPanes {
      if chat.openPanes.count > 1 {
        let names = pane.chain.map(\.model).joined(separator: " › ")
        lines += ["## Pane \(pane.position + 1): \(oneLine(names))", ""]
      }
      for message in chat.path(of: pane) { lines += turn(message) }
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func facts(_ pane: PaneRecord, of chat: ChatRecord) -> [String] {
    let answers = chat.path(of: pane).compactMap(\.answer?.answer)
    var lines = ["  - chain: [\(pane.chain.map { quoted($0.model) }.joined(separator: ", "))]"]
    if let agent = pane.agent { lines.append("    agent: \(quoted(agent))") }
    if !pane.system.isEmpty { lines.append("    system: \(quoted(pane.system))") }
    let options = OptionForm.object(pane.options)
    if !options.isEmpty { lines.append("    options: \(JSONText.of(options))") }
    let settings = OptionForm.object(pane.settings)
    if !settings.isEmpty { lines.append("    settings: \(JSONText.of(settings))") }
    let input = answers.compactMap { $0.usage?.inputTokens }.saturatingSum
    let output = answers.compactMap { $0.usage?.outputTokens }.saturatingSum
    lines.append("    input_tokens: \(input)")
    lines.append("    output_tokens: \(output)")
    let known = answers.compactMap { $0.cost?.dollars }
    let cost = known.isEmpty ? "null" : "\(known.reduce(0, +))"
    lines.append("    cost_usd: \(cost)")
    if known.count < answers.count { lines.append("    cost_complete: false") }
    return lines
  }

  private static func turn(_ message: MessageRecord) -> [String] {
    var lines: [String] = []
    switch message.role {
    case .user: lines.append("**You**")
    case .system: lines.append("**System**")
    case .assistant: lines.append(author(message))
    }
    lines.append("")
    for part in message.message.parts {
      switch part {
      case .text(let text): lines += [text, ""]
      case .attachment(let file):
        lines += ["*\(oneLine(file.name)), \(file.mediaType), \(file.bytes.count) bytes*", ""]
      }
    }
    return lines
  }

  private static func author(_ message: MessageRecord) -> String {
    guard let answer = message.answer?.answer else { return "**Assistant**" }
    let name = (answer.answeredBy ?? answer.requested).description
    var notes: [String] = []
    if answer.isFallback { notes.append("fallback, asked for \(answer.requested)") }
    if answer.outcome != .answered { notes.append(answer.outcome.rawValue) }
    return "**\(oneLine(name))**" + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
  }

  /// A text as YAML takes it: JSON's strings are YAML's.
  private static func quoted(_ text: String) -> String { JSONText.of(text) }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

extension [Int] {
  /// The sum, or the largest number where it does not fit.
  var saturatingSum: Int {
    reduce(0) { sum, number in
      let (result, overflow) = sum.addingReportingOverflow(number)
      return overflow ? .max : result
    }
  }
}
