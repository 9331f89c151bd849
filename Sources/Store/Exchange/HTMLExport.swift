import ChatModel
import SwitchboardKit

/// A chat as one file of HTML: no script, nothing loaded, readable in light and dark.
package enum HTMLExport {
  /// The whole page; everything that somebody said is escaped and stands as it was written.
  package static func text(_ chat: ChatRecord) -> String {
    let title = escaped(chat.header.title.isEmpty ? "Chat" : chat.header.title)
    let date = escaped(chat.header.created.iso8601)
    var body = "<h1>\(title)</h1>\n<p class=\"facts\">\(date)</p>\n"
    body += "<div class=\"panes\">\n"
    for pane in chat.openPanes {
      body += "<section>\n"
      let chain = pane.chain.map { escaped($0.model) }.joined(separator: " › ")
      if !chain.isEmpty { body += "<h2>\(chain)</h2>\n" }
      if !pane.system.isEmpty { body += "<pre class=\"system\">\(escaped(pane.system))</pre>\n" }
      for message in chat.path(of: pane) { body += article(message) }
      body += "</section>\n"
    }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <title>\(title)</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      \(body)</div>
      </body>
      </html>

      """
  }

  private static func article(_ message: MessageRecord) -> String {
    var text = "<article class=\"\(message.role.rawValue)\">\n<h3>\(author(message))</h3>\n"
    if let reasoning = message.answer?.answer.reasoning, !reasoning.isEmpty {
      text += "<details><summary>Reasoning</summary><pre>\(escaped(reasoning))</pre></details>\n"
    }
    for part in message.message.parts {
      switch part {
      case .text(let words): text += "<pre>\(escaped(words))</pre>\n"
      case .attachment(let file): text += attachment(file)
      }
    }
    if let facts = facts(message) { text += "<p class=\"facts\">\(facts)</p>\n" }
    return text + "</article>\n"
  }

  /// Pictures of harmless kinds are shown; of everything else the name is.
  private static func attachment(_ file: Attachment) -> String {
    let name = escaped(file.name)
    guard ["image/png", "image/jpeg", "image/gif", "image/webp"].contains(file.mediaType) else {
      return "<p class=\"facts\">\(name), \(file.bytes.count) bytes</p>\n"
    }
    let data = Base64.text(file.bytes)
    return "<img alt=\"\(name)\" src=\"data:\(file.mediaType);base64,\(data)\">\n"
  }

  private static func author(_ message: MessageRecord) -> String {
    switch message.role {
    case .user: return "You"
    case .system: return "System"
    case .assistant:
      guard let answer = message.answer?.answer else { return "Assistant" }
      return escaped((answer.answeredBy ?? answer.requested).description)
    }
  }

  private static func facts(_ message: MessageRecord) -> String? {
    guard let answer = message.answer?.answer else { return nil }
    var facts: [String] = []
    if answer.outcome != .answered { facts.append(answer.outcome.rawValue) }
    if answer.isFallback { facts.append("fallback, asked for \(escaped("\(answer.requested)"))") }
    if let tokens = answer.usage?.totalTokens { facts.append("\(tokens) tokens") }
    if let cost = answer.cost { facts.append("$\(cost.dollars)") }
    if answer.attempts.count > 1 { facts.append("\(answer.attempts.count) attempts") }
    return facts.isEmpty ? nil : facts.joined(separator: ", ")
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      // Controls, and marks that turn the direction of what follows, stand as a box.
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value),
        "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let style = """
    :root { color-scheme: light dark; }
    body { margin: 2rem auto; padding: 0 1rem; max-width: 90rem;
      font: 1rem/1.5 system-ui, sans-serif; }
    .panes { display: flex; flex-wrap: wrap; gap: 2rem; }
    section { flex: 1 1 22rem; min-width: 0; }
    h1, h2 { line-height: 1.2; overflow-wrap: anywhere; }
    h2 { font-size: 1.1rem; border-bottom: 1px solid; padding-bottom: .3rem; }
    h3 { font-size: .9rem; margin: 1.5rem 0 .3rem; }
    pre { margin: 0 0 .5rem; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
    .user pre { border-left: 3px solid; padding-left: .8rem; }
    details pre, .system { opacity: .75; font-size: .9rem; }
    .facts { opacity: .7; font-size: .85rem; margin: .2rem 0; }
    img { max-width: 100%; }
    """
}
