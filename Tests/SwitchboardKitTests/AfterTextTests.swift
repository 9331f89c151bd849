import ChatModel
import SwitchboardKit
import TestSupport
import Testing

@Suite struct `A failure after text` {
  let cut = ScriptedModel(
    "own/cut",
    .failure([.text("Sunlight is")], CallFailure(.connectionLost, "the line broke")))
  let good = ScriptedModel("own/good", .text("Afresh."))

  @Test func `R34 never calls the same entry again by itself`() async throws {
    let (answer, _) = try await run([ModelEntry(cut, maxRetries: 5)])

    #expect(cut.requests.count == 1)
    #expect(answer.outcome == .interrupted)
    #expect(answer.text == "Sunlight is")
    #expect(answer.finish?.reason == .interrupted)
    #expect(answer.answeredBy == cut.id)
  }

  @Test func `R34 restart answers afresh and keeps the partial text with its attempt`() async throws
  {
    let (answer, events) = try await run([ModelEntry(cut), ModelEntry(good)]) {
      $0.afterText = .restart
    }

    #expect(answer.text == "Afresh.")
    #expect(answer.attempts[0].partialText == "Sunlight is")
    #expect(events.contains(.restarted(attempt: 2, discardedText: "Sunlight is")))
  }

  @Test func `R34 stop keeps the partial answer, marked`() async throws {
    let (answer, _) = try await run([ModelEntry(cut), ModelEntry(good)]) { $0.afterText = .stop }

    #expect(good.requests.isEmpty)
    #expect(answer.outcome == .interrupted)
  }

  @Test func `R34 the entry's own rule wins over the agent's`() async throws {
    let (answer, _) = try await run([ModelEntry(cut, afterText: .restart), ModelEntry(good)]) {
      $0.afterText = .stop
    }

    #expect(answer.text == "Afresh.")
  }

  @Test func `R34 continue restarts where the next model cannot go on from a text`() async throws {
    let (answer, _) = try await run([ModelEntry(cut), ModelEntry(good)]) {
      $0.afterText = .continue
    }

    #expect(answer.text == "Afresh.")
    #expect(answer.seams.isEmpty)
    #expect(good.requests[0].messages.last?.role == .user)
  }

  @Test func `R34 reasoning alone does not commit where it can be taken back`() async throws {
    let thinking = ScriptedModel(
      "own/thinking",
      .failure([.reasoning("Hm.")], CallFailure(.serverError, "x", status: 500)), .text("ok"))

    let (answer, _) = try await run([ModelEntry(thinking, maxRetries: 1)])

    #expect(thinking.requests.count == 2)
    #expect(answer.text == "ok")
  }

  @Test func `R34 reasoning commits where it has been passed on for good`() async throws {
    let thinking = ScriptedModel(
      "own/thinking",
      .failure([.reasoning("Hm.")], CallFailure(.serverError, "x", status: 500)), .text("ok"))

    let (answer, _) = try await run([ModelEntry(thinking, maxRetries: 1)]) {
      $0.commitsOnReasoning = true
    }

    #expect(thinking.requests.count == 1)
    #expect(answer.outcome == .interrupted)
  }
}
