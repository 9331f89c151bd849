import ChatModel
import SwitchboardKit
import TextLayout

/// A chat as one file of HTML: no script, nothing loaded, readable in light and dark.
package enum HTMLExport {
  /// The whole page; everything that somebody said is escaped, the Markdown of answers is laid out.
  package static func text(_ chat: ChatRecord) -> String {
    let title = escaped(chat.header.title.isEmpty ? "Chat" : chat.header.title)
    let created = chat.header.created
    let fields = created.fields(isLocal: false)
    var body = "<h1>\(title)</h1>\n<p class=\"facts\"><time datetime=\"\(created.iso8601)\">"
    body += "\(fields.date) \(fields.time) UTC</time></p>\n"
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
      <body class="\(chat.openPanes.count > 1 ? "many" : "one")">
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
      case .text(let words) where message.role == .assistant: text += MarkdownHTML.html(words)
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
    if let cost = answer.cost { facts.append(Figures.dollars(cost.dollars)) }
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
    :root { color-scheme: light dark; --ground: #f4f3f0; --line: #d9d6cf; --keyword: #8250df;
      --string: #0a6640; --comment: #6a6a6a; --number: #0550ae; --link: #0b57b0; }
    @media (prefers-color-scheme: dark) {
      :root { --ground: #23232a; --line: #41414a; --keyword: #c9a5ff; --string: #8fd6a4;
        --comment: #9a9aa5; --number: #8cc2ff; --link: #8cc2ff; }
      html { background: #17171c; color: #e8e6e1; }
    }
    body { margin: 2rem auto; padding: 0 1rem; max-width: 46rem;
      font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
    body.many { max-width: 100rem; }
    .panes { display: flex; flex-wrap: wrap; gap: 2.5rem; }
    section { flex: 1 1 24rem; min-width: 0; }
    h1, h2, h4, h5, h6 { line-height: 1.25; }
    h1 { font-size: 1.6rem; margin: 0; }
    h2 { font-size: 1rem; border-bottom: 1px solid var(--line); padding-bottom: .4rem; }
    h3 { font-size: .85rem; margin: 2rem 0 .3rem; color: var(--link); }
    h4, h5, h6 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
    p, ul, ol, blockquote { margin: .6rem 0; }
    li p { margin: .2rem 0; }
    li.task { list-style: none; }
    li.task > p:first-child { display: inline; }
    a { color: var(--link); }
    blockquote { margin-left: 0; padding-left: .9rem; border-left: 3px solid var(--line); }
    hr { border: 0; border-top: 1px solid var(--line); }
    pre { margin: 0 0 .5rem; white-space: pre-wrap; font: inherit; }
    code, pre.code { font: .88em/1.5 ui-monospace, monospace; }
    code { background: var(--ground); border-radius: .25rem; padding: .1em .3em; }
    pre.code { background: var(--ground); border-radius: .4rem; padding: .7rem .9rem;
      margin: .8rem 0; white-space: pre; overflow-x: auto; overflow-wrap: normal; }
    pre.code code { background: none; padding: 0; font: inherit; }
    .keyword { color: var(--keyword); } .string { color: var(--string); }
    .comment { color: var(--comment); } .number { color: var(--number); }
    .table { overflow-x: auto; margin: .8rem 0; }
    table { border-collapse: collapse; font-size: .93rem; overflow-wrap: normal; }
    th, td { text-align: start; padding: .3rem .8rem .3rem 0; vertical-align: top;
      border-bottom: 1px solid var(--line); }
    .center { text-align: center; } .end { text-align: end; }
    .user pre { border-left: 3px solid var(--line); padding-left: .9rem; }
    details pre, .system { opacity: .75; font-size: .9rem; }
    summary { font-size: .85rem; opacity: .75; }
    .facts { opacity: .7; font-size: .85rem; margin: .3rem 0; }
    img { max-width: 100%; }
    @media print { pre.code { white-space: pre-wrap; } article { break-inside: avoid-page; } }
    """
}
