import SwitchboardKit

/// One event of a streamed reply as it came: its name, its data, its time.
struct WireEvent {
  /// The name that the provider gave it, else what its data begins with.
  var name: String
  var isNamed: Bool
  var data: String
  var time: Duration

  /// The events of a reply; a line of NDJSON is one.
  static func events(of exchange: WireExchange) -> [WireEvent] {
    var events: [WireEvent] = []
    var name: String?
    var start = 0
    var arrivals = exchange.arrivals[...]
    let bytes = exchange.reply
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      while let first = arrivals.first, first.end <= start { arrivals.removeFirst() }
      let time = arrivals.first?.time ?? exchange.took ?? .zero
      var line = String(decoding: bytes[start..<end], as: UTF8.self)
      if line.hasSuffix("\r") { line.removeLast() }
      start = end + 1
      if line.hasPrefix("event:") {
        name = String(line.dropFirst(6).drop { $0 == " " })
      } else if line.hasPrefix("data:") || line.hasPrefix("{") || line.hasPrefix("[") {
        let shown = line.hasPrefix("data:") ? String(line.dropFirst(5).drop { $0 == " " }) : line
        events.append(
          WireEvent(
            name: name ?? String(line.prefix(16)), isNamed: name != nil,
            data: line.hasPrefix("data:") && name == nil ? line : shown, time: time))
        name = nil
      } else if line.hasPrefix(":") || !line.isEmpty {
        events.append(WireEvent(name: line, isNamed: false, data: line, time: time))
      }
    }
    return events
  }
}
