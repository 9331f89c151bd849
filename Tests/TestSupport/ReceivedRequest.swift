package import Transport

/// A request as a loopback server read it off the wire.
package struct ReceivedRequest: Sendable {
  package var method: String
  /// Path and query, as sent.
  package var target: String
  /// In the order of the wire.
  package var headers: [HTTPHeader]
  package var body: [UInt8]
  /// Which connection of the server it came on, from 1.
  package var connection: Int
  /// Which request of that connection it is, from 1.
  package var numberOnConnection: Int

  package var text: String { String(decoding: body, as: UTF8.self) }

  /// Reads request line and headers; nil for what is not HTTP.
  init?(head: String, connection: Int, number: Int) {
    var lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)[...]
    let words = lines.popFirst()?.split(separator: " ") ?? []
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
    method = String(words[0])
    target = String(words[1])
    headers = []
    for line in lines where !line.isEmpty {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      headers.append(HTTPHeader(String(line[..<colon]), String(value)))
    }
    body = []
    self.connection = connection
    numberOnConnection = number
  }

  /// The length that the request announces; zero without one.
  var announcedLength: Int {
    headers.value(of: "Content-Length").flatMap { Int($0) }.map { max(0, $0) } ?? 0
  }
}
