import ChatModel
import Transport

/// Where the requests of a run are noted, and under which label.
package struct WireTap: Sendable {
  /// Takes the exchanges.
  package let log: WireLog
  /// Stands with each of them.
  package let label: Int

  /// Notes in `log` under `label`.
  package init(_ log: WireLog, label: Int) {
    self.log = log
    self.label = label
  }
}

/// Notes one exchange while it happens; owned by the call that makes it.
struct WireTrace {
  private let log: WireLog
  private let number: Int
  private let redactor: Redactor
  private let clock: RunClock
  private let began: Duration

  /// Begins an exchange.
  init(
    _ tap: WireTap, _ request: HTTPRequest, model: ModelID, attempt: Int, secrets: [Secret],
    runtime: ModelRuntime
  ) {
    let redactor = Redactor(secrets)
    self.redactor = redactor
    log = tap.log
    clock = runtime.clock
    began = runtime.clock.now()
    let date = runtime.wallClock()
    let headers = Self.masked(request.headers, secrets)
    number = tap.log.begin { number in
      WireExchange(
        number: number, label: tap.label, attempt: attempt, model: model, date: date,
        method: request.method.rawValue, url: redactor.redact(request.url), headers: headers,
        body: redactor.redact(Array(request.body.prefix(WireLog.longestBody))),
        sent: request.body.count)
    }
  }

  /// The header with the key names where the key came from.
  private static func masked(
    _ headers: [HTTPHeader], _ secrets: [Secret]
  ) -> [WireExchange.Header] {
    zip(headers, HeaderMask.masked(headers, key: nil)).map { sent, masked in
      let secret = secrets.first { sent.value.hasSuffix($0.revealed) }
      return WireExchange.Header(
        name: sent.name, value: secret.map { "(\($0.origin), hidden)" } ?? masked.value)
    }
  }

  func replied(_ reply: HTTPResponse) {
    let headers = HeaderMask.masked(reply.headers, key: nil).map {
      WireExchange.Header(name: $0.name, value: redactor.redact($0.value))
    }
    log.update(number) {
      $0.status = reply.status
      $0.replyHeaders = headers
    }
  }

  func received(_ bytes: [UInt8]) {
    let time = clock.now() - began
    log.update(number) { exchange in
      exchange.received += bytes.count
      let room = WireLog.longestBody - exchange.reply.count
      guard room > 0 else { return }
      let old = exchange.reply.count
      exchange.reply += bytes.prefix(room)
      redactor.blank(&exchange.reply, from: old)
      exchange.arrivals.append(.init(end: exchange.reply.count, time: time))
    }
  }

  func ended(_ error: (any Error)?) {
    let time = clock.now() - began
    let message = error.map { error in
      error is CancellationError
        ? "stopped" : redactor.redact((error as? CallFailure)?.message ?? "\(error)")
    }
    log.update(number) {
      $0.took = time
      $0.failure = message
    }
  }
}
