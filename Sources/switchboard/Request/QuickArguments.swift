import ArgumentParser
import SwitchboardKit

/// Reads plain command lines of `ask` and of the playground in a tenth of a millisecond.
///
/// The parser looks at every flag's type first, which takes longer than the rest of the start. What
/// stands here knows long flags with their values, switches and a prompt; at anything else (short
/// flags, `--`, help, a wrong value) it gives up, and the parser reads the line from its start. So it
/// has no sentences of its own, and whatever it does read comes out as the parser reads it.
struct QuickArguments {
  private var rest: ArraySlice<String>
  private var seen: [String] = []
  private var isRepeated = false

  /// What `ask` is asked to do; nil when the parser has to read it.
  static func ask(_ arguments: some Collection<String>) -> AskValues? {
    var reader = QuickArguments(arguments)
    var ask = AskValues()
    let isRead = reader.read { name, reader in
      switch name {
      case "file": reader.append(to: &ask.file)
      case "format": reader.once { AskCommand.Format(rawValue: $0) }.map { ask.format = $0 } != nil
      case "quiet": reader.turnOn(&ask.quiet)
      case "keep": reader.turnOn(&ask.keep)
      default: reader.take(name, into: &ask.request)
      }
    } word: {
      ask.prompt.append($0)
      return true
    }
    return isRead ? ask : nil
  }

  /// How the playground is asked to open; nil when the parser has to read it.
  static func play(_ arguments: some Collection<String>) -> PlayValues? {
    var reader = QuickArguments(arguments)
    var play = PlayValues()
    let isRead = reader.read { name, reader in
      switch name {
      case "plain": reader.turnOn(&play.plain)
      case "inline": reader.turnOn(&play.inline)
      case "quiet": reader.turnOn(&play.quiet)
      case "incognito": reader.turnOn(&play.incognito)
      case "resume": reader.turnOn(&play.resume)
      case "chat": reader.set(&play.chat) { Int($0) }
      default: reader.take(name, into: &play.request)
      }
    } word: { _ in
      false
    }
    return isRead && play.contradiction == nil ? play : nil
  }

  private init(_ arguments: some Collection<String>) {
    rest = Array(arguments)[...]
  }

  /// Goes through the line; false as soon as something is not as plain as this reader wants it.
  private mutating func read(
    flag: (String, inout QuickArguments) -> Bool, word: (String) -> Bool
  ) -> Bool {
    while let argument = rest.popFirst() {
      guard argument.utf8.first == UInt8(ascii: "-") else {
        guard word(argument) else { return false }
        continue
      }
      guard argument.hasPrefix("--"), !argument.utf8.contains(UInt8(ascii: "=")) else {
        return false
      }
      let name = String(argument.dropFirst(2))
      isRepeated = seen.contains(name)
      seen.append(name)
      guard flag(name, &self) else { return false }
    }
    return true
  }

  private mutating func take(_ name: String, into request: inout RequestValues) -> Bool {
    switch name {
    case "model": append(to: &request.model, Ordered.init)
    case "fallback": append(to: &request.fallback, Ordered.init)
    case "header": append(to: &request.header, Ordered.init)
    case "option": append(to: &request.option)
    case "message-option": append(to: &request.messageOption)
    case "set": append(to: &request.set)
    case "context": append(to: &request.context)
    case "attach": append(to: &request.attach)
    case "retries": append(to: &request.retries) { try? RequestFlags.retries($0) }
    case "weight": append(to: &request.weight) { try? RequestFlags.weight($0) }
    case "strategy": set(&request.strategy) { Strategy.Kind(rawValue: $0) }
    case "hedge-after": set(&request.hedgeAfter) { Double($0) }
    case "win-on": set(&request.winOn) { Strategy.WinningMark(rawValue: $0) }
    case "agent": set(&request.agent) { $0 }
    case "system": set(&request.system) { $0 }
    case "connect-timeout": set(&request.connectTimeout) { Double($0) }
    case "first-token-timeout": set(&request.firstTokenTimeout) { Double($0) }
    case "idle-timeout": set(&request.idleTimeout) { Double($0) }
    case "total-timeout": set(&request.totalTimeout) { Double($0) }
    case "after-text": set(&request.afterText) { AfterText(rawValue: $0) }
    case "no-stream": turnOn(&request.noStream)
    default: false
    }
  }

  /// A value that does not look like a flag.
  private mutating func value() -> String? {
    guard let next = rest.first, next.utf8.first != UInt8(ascii: "-") else { return nil }
    return rest.popFirst()
  }

  private mutating func append(to list: inout [String]) -> Bool { append(to: &list) { $0 } }

  private mutating func append<Value>(
    to list: inout [Value], _ read: (String) -> Value?
  ) -> Bool {
    guard let value = value().flatMap(read) else { return false }
    list.append(value)
    return true
  }

  private mutating func set<Value>(_ place: inout Value?, _ read: (String) -> Value?) -> Bool {
    place = once(read)
    return place != nil
  }

  /// The value of a flag that stands once; which of two counts is the parser's to say.
  private mutating func once<Value>(_ read: (String) -> Value?) -> Value? {
    isRepeated ? nil : value().flatMap(read)
  }

  private func turnOn(_ place: inout Bool) -> Bool {
    place = true
    return true
  }
}
