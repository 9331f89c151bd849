import ChatModel
import JSONCoding
import Synchronization
import Transport

/// Decides what the demo provider answers to a request; knows no clock and no network.
///
/// How often each model has been called is counted here, for `times` and `flaky`.
package final class DemoProvider: Sendable {
  /// How many calls there have been.
  private struct Calls {
    var all = 0
    var byModel: [String: Int] = [:]
  }

  private let isStrict: Bool
  private let seed: UInt64
  private let calls = Mutex(Calls())

  /// - Parameters:
  ///   - isStrict: Whether unknown top-level members, a content type other than JSON and a missing
  ///     `anthropic-version` are refused with 400, as the vendors do it.
  ///   - seed: From this the ids of replies are made.
  package init(isStrict: Bool = false, seed: UInt64 = 1) {
    self.isStrict = isStrict
    self.seed = seed
  }

  /// Forgets how often each model has been called.
  package func startOver() { calls.withLock { $0 = Calls() } }

  /// Forgets how often one model has been called.
  package func startOver(_ model: String) { calls.withLock { $0.byModel[model] = nil } }

  /// Answers one request.
  package func reply(to exchange: DemoExchange) -> DemoReply {
    let number = calls.withLock {
      $0.all += 1
      return $0.all
    }
    return reply(to: exchange, number: number) { model in
      self.calls.withLock {
        $0.byModel[model, default: 0] += 1
        return $0.byModel[model, default: 0]
      }
    }
  }

  /// What would be answered if the model had not been called before; nothing is counted.
  ///
  /// - Parameters:
  ///   - exchange: The request.
  ///   - call: Which call of the model it would be, from 1.
  /// - Returns: The reply, byte for byte as long as nobody else calls in between.
  package func rehearse(_ exchange: DemoExchange, call: Int) -> DemoReply {
    let made = calls.withLock(\.all)
    return reply(to: exchange, number: made + max(1, call)) { _ in call }
  }

  private func reply(
    to exchange: DemoExchange, number: Int, count: (_ model: String) -> Int
  ) -> DemoReply {
    let requestID = requestID(number, exchange)
    let dialect = Route(exchange.target)?.dialect ?? Route.likelyDialect(exchange.target)
    do throws(Fault) {
      let (request, call) = try read(exchange)
      let facts = ReplyFacts(
        model: "demo-\(call.model.name)-2026-07-01", seed: seed(number, request.model),
        created: DemoTime.start + number % 86_400, inputTokens: request.inputTokens,
        requestID: requestID, includesUsage: request.includesUsage, isArray: request.route.isArray,
        pace: call.settings.pace)
      let builder = ScriptBuilder(call: call, request: request, facts: facts)
      return try builder.reply(
        behaviour(of: call, at: count(request.model), headers: exchange.headers))
    } catch {
      return .script(.refusal(error, dialect, requestID: requestID, after: .milliseconds(20)))
    }
  }

  /// The id that the reply to a call is given.
  private func requestID(_ number: Int, _ exchange: DemoExchange) -> String {
    var ids = IDGenerator(seed: seed(number, exchange.target))
    let isAnthropic = Route.likelyDialect(exchange.target) == .anthropic
    return isAnthropic ? ids.id("req_011", 21) : ids.id("req_", 32, .hexadecimal)
  }

  private func seed(_ number: Int, _ text: String) -> UInt64 {
    seed &+ stableHash(text) &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15
  }

  private func read(_ exchange: DemoExchange) throws(Fault) -> (DemoRequest, DemoCall) {
    guard let route = Route(exchange.target) else {
      throw Fault(404, "Demo: there is nothing at \(exchange.target).")
    }
    guard exchange.method == "POST" else {
      throw Fault(405, "Demo: \(exchange.target) takes POST, not \(exchange.method).")
    }
    let reader = RequestReader(route: route, headers: exchange.headers, isStrict: isStrict)
    let request = try reader.read(exchange.body)
    let call: DemoCall
    do throws(DemoError) {
      call = try DemoCall(request.model)
    } catch {
      throw Fault(404, error.description, .unknownModel)
    }
    if let named = call.dialect, named != route.dialect {
      throw Fault(
        404, "Demo: \(request.model) is answered as \(named.rawValue), not at \(exchange.target).",
        .unknownModel)
    }
    return (request, call)
  }

  /// What the model does in this call: a fault that has come often enough is over.
  private func behaviour(
    of call: DemoCall, at count: Int, headers: [HTTPHeader]
  ) -> DemoBehaviour {
    switch call.model.behaviour {
    case .flaky: return count.isMultiple(of: 2) ? .status(503) : .answer(.prose)
    case .keyRequired where hasKey(headers): return .answer(.prose)
    case let behaviour:
      guard let times = call.settings.times, count > times else { return behaviour }
      return .answer(.prose)
    }
  }

  private func hasKey(_ headers: [HTTPHeader]) -> Bool {
    ["authorization", "x-api-key", "x-goog-api-key", "api-key"].contains {
      headers.value(of: $0)?.isEmpty == false
    }
  }
}
