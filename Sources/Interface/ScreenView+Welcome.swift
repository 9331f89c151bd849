import AppCore
import Catalog
import Screen
import TextLayout

extension ScreenView {
  /// What an empty chat says: what to do next.
  ///
  /// Where rows are short the tour goes first, then the examples, then the servers of one's own.
  func drawWelcome(
    _ chat: Chat, _ state: AppState, in body: Rect, of frame: inout Frame
  ) {
    let lines = welcome(chat, state, width: body.width, height: body.height)
    for (row, line) in lines.prefix(body.height).enumerated() {
      write(line, at: body.row + row, in: body, of: &frame)
    }
  }

  /// The same as lines, in so many rows if they are limited.
  func welcome(_ chat: Chat, _ state: AppState, width: Int, height: Int = .max) -> [StyledLine] {
    let parts = Welcome(width: width - 2, now: state.now, isInline: state.isInline)
    let isDemo = chat.chain.first?.id == "demo/busy"
    var sections =
      isDemo
      ? [parts.demo, parts.ways(hasServers: true), parts.examples, parts.tour]
      : [
        state.providerWithoutKey(of: chat).map(parts.keyless)
          ?? parts.prompt(chat.id == state.chats.first?.id ? state.greeting : nil),
        parts.examples,
      ]
    func count() -> Int { sections.reduce(sections.count) { $0 + $1.count } }
    while count() > height, sections.count > (isDemo ? 2 : 1) { sections.removeLast() }
    if count() > height, isDemo { sections[1] = parts.ways(hasServers: false) }
    return [StyledLine()]
      + sections.joined(separator: [StyledLine()]).map { line in
        var indented = StyledLine(line.width > 0 ? " " : "")
        indented.append(line)
        return indented
      }
  }
}

/// The sections of what an empty chat says.
private struct Welcome {
  let width: Int
  let isInline: Bool
  private let writer: ChatLines

  init(width: Int, now: Duration, isInline: Bool) {
    self.width = width
    self.isInline = isInline
    writer = ChatLines(width: width, now: now, reasoning: .folded)
  }

  var demo: [StyledLine] {
    writer.wrapped(
      "Type a question and press Enter. Nothing to set up.", TextStyle(.text), indent: 0)
      + [StyledLine()]
      + writer.wrapped(
        "It goes to demo/busy, which refuses; then demo/prose answers. You see the wait, the "
          + "fallback and, on \(isInline ? "/timeline" : "t"), the timeline. No key, no network, "
          + "no cost.", TextStyle(.muted), indent: 0)
  }

  func prompt(_ greeting: String?) -> [StyledLine] {
    (greeting.map { writer.wrapped($0, TextStyle(.text), indent: 0) } ?? [])
      + writer.wrapped("Type a question and press Enter.", TextStyle(.muted), indent: 0)
  }

  /// What a chat needs before it can be asked.
  func keyless(_ provider: ProviderRecord) -> [StyledLine] {
    let variable = Sanitizer.line(provider.keyVariables.first ?? "")
    return writer.wrapped(
      "\(Sanitizer.line(provider.name)) needs a key: Ctrl+X k pastes one, or start with "
        + "\(variable) set. Alt+1 has other models.", TextStyle(.text), indent: 0)
  }

  /// The ways to a real model, each in one row.
  func ways(hasServers: Bool) -> [StyledLine] {
    let isWide = width >= 72
    var ways = [
      (
        "set a key", "leave, export ANTHROPIC_API_KEY=..., start again",
        "ANTHROPIC_API_KEY, then start"
      ),
      (
        "paste one", "Alt+1, pick any model, Enter: kept for this run only",
        "Alt+1, pick a model, Enter"
      ),
    ]
    if hasServers {
      ways.append(
        (
          "stay local", "start Ollama, LM Studio, llama.cpp or vLLM, then F5",
          "start Ollama or LM Studio, F5"
        ))
    }
    return [StyledLine("When you want a real model:", TextStyle(.text))]
      + ways.map { name, long, short in
        StyledLine(
          "  " + DisplayWidth.pad(name, to: 13) + (isWide ? long : short), TextStyle(.muted))
      }
  }

  var tour: [StyledLine] {
    writer.wrapped(
      "Six steps in two minutes: F1 then t, the guided tour.", TextStyle(.muted), indent: 0)
  }

  var examples: [StyledLine] {
    writer.wrapped(
      "Try one of these (Down puts it in the composer):", TextStyle(.muted), indent: 0)
      + AppState.examples.map { StyledLine("  " + $0, TextStyle(.text)) }
  }
}
