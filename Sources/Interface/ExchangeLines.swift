import AppCore
import JSONCoding
import SwitchboardKit
import TextLayout

/// One exchange as lines: the request, the reply, the events with their times.
struct ExchangeLines {
  let width: Int
  private static let mostLines = 4000

  /// Lines of an exchange; those that an earlier one did not have are marked when there is one.
  func lines(_ exchange: WireExchange, comparedWith earlier: WireExchange?) -> [StyledLine] {
    let request = requestText(exchange)
    var lines: [StyledLine]
    if let earlier {
      let known = Set(requestText(earlier))
      lines = request.flatMap { line -> [StyledLine] in
        let isNew = !known.contains(line)
        return wrapped((isNew ? "~ " : "  ") + line, isNew ? .added : .text)
      }
    } else {
      lines = request.flatMap { wrapped($0, .text) }
    }
    lines.append(StyledLine())
    return lines + reply(exchange)
  }

  private func requestText(_ exchange: WireExchange) -> [String] {
    var lines = ["\(exchange.method) \(exchange.path)", "host: \(exchange.host)"]
    lines += exchange.headers.map { "\($0.name): \($0.value)" }
    lines.append("")
    lines += body(exchange.body)
    if exchange.sent > exchange.body.count {
      lines.append("[\(exchange.sent - exchange.body.count) more bytes were not kept]")
    }
    return lines
  }

  private func body(_ bytes: [UInt8]) -> [String] {
    guard !bytes.isEmpty else { return [] }
    let text =
      (try? JSONValue(parsing: bytes)).map { $0.text(.pretty) }
      ?? String(decoding: bytes, as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix(Self.mostLines).map(String.init)
  }

  private func reply(_ exchange: WireExchange) -> [StyledLine] {
    var lines: [StyledLine] = []
    if let status = exchange.status {
      let id = exchange.replyHeaders.first { $0.name.lowercased().hasSuffix("request-id") }
      let role: TextRole = exchange.hasFailed ? .danger : .success
      lines += wrapped("\(status)" + (id.map { "  \($0.name): \($0.value)" } ?? ""), role)
      for header in exchange.replyHeaders where header != id {
        lines += wrapped("\(header.name): \(header.value)", .muted)
      }
      lines.append(StyledLine())
      lines +=
        isStream(exchange) ? events(exchange) : body(exchange.reply).flatMap { wrapped($0, .text) }
    } else if exchange.took == nil {
      lines += wrapped("nothing has come yet", .muted)
    }
    if exchange.received > exchange.reply.count {
      lines += wrapped(
        "[\(exchange.received - exchange.reply.count) more bytes were not kept]", .muted)
    }
    if let failure = exchange.failure { lines += wrapped("✗ " + failure, .danger) }
    return lines
  }

  private func isStream(_ exchange: WireExchange) -> Bool {
    let type = exchange.replyHeaders.first { $0.name.lowercased() == "content-type" }?.value ?? ""
    return type.contains("event-stream") || type.contains("ndjson")
  }

  /// The events with the time at which each came; a run of like ones is counted.
  private func events(_ exchange: WireExchange) -> [StyledLine] {
    let events = WireEvent.events(of: exchange)
    var lines: [StyledLine] = []
    var place = 0
    while place < events.count, lines.count < Self.mostLines {
      var end = place + 1
      while end < events.count, events[end].name == events[place].name { end += 1 }
      lines += event(events[place])
      let hidden = end - place - 2
      if hidden > 1 {
        let time = Figures.time(events[place + 1].time)
        lines.append(
          StyledLine(
            indent(time) + "  \(hidden) more of \(Sanitizer.line(events[place].name))",
            TextStyle(.muted)))
        lines += event(events[end - 1])
      } else {
        for more in events[(place + 1)..<end] { lines += event(more) }
      }
      place = end
    }
    return lines
  }

  private func event(_ event: WireEvent) -> [StyledLine] {
    let time = indent(Figures.time(event.time))
    var lines: [StyledLine] = []
    if event.isNamed {
      lines.append(StyledLine(time + "event: " + Sanitizer.line(event.name), TextStyle(.info)))
    }
    let margin = StyledLine(event.isNamed ? indent("") : time, TextStyle(.muted))
    let rest = StyledLine(indent("") + "  ")
    let all = TextWrapper(width: width, mode: .columns, first: margin, rest: rest)
      .lines(of: StyledText(Sanitizer.line(event.data), TextStyle(.text)))
    lines += all.prefix(4)
    if all.count > 4 { lines.append(StyledLine(indent("") + "  ⋯", TextStyle(.muted))) }
    return lines
  }

  private func indent(_ text: String) -> String {
    DisplayWidth.fit(text, to: 7, alignment: .trailing) + " "
  }

  private func wrapped(_ text: String, _ role: TextRole) -> [StyledLine] {
    TextWrapper(width: width, mode: .columns, rest: StyledLine("  "))
      .lines(of: StyledText(Sanitizer.line(text), TextStyle(role)))
  }
}
