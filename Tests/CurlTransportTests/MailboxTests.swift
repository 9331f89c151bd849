import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite(.timeLimit(.minutes(1))) struct `A mailbox` {
  private func offer(_ text: String, to mailbox: Mailbox) -> Mailbox.Offer {
    Array(text.utf8).withUnsafeBytes { mailbox.offer($0) }
  }

  @Test func `gives everything that came since the last time at once`() async throws {
    let mailbox = Mailbox(highMark: 100)
    #expect(offer("one", to: mailbox) == .accepted)
    #expect(offer("two", to: mailbox) == .accepted)

    #expect(try await mailbox.next {} == Array("onetwo".utf8))
  }

  @Test func `turns the producer away at its high mark and calls it back when empty`() async throws
  {
    let mailbox = Mailbox(highMark: 4)
    #expect(offer("1234", to: mailbox) == .accepted)
    #expect(offer("5", to: mailbox) == .full)
    #expect(offer("5", to: mailbox) == .full)
    #expect(mailbox.isFull)

    var resumes = 0
    #expect(try await mailbox.next { resumes += 1 } == Array("1234".utf8))

    #expect(resumes == 1)
    #expect(!mailbox.isFull)
    #expect(offer("5", to: mailbox) == .accepted)
    #expect(try await mailbox.next { resumes += 1 } == Array("5".utf8))
    #expect(resumes == 1)
    #expect(mailbox.peak == 4)
  }

  @Test func `wakes one that waits only when it is rung`() async throws {
    let mailbox = Mailbox(highMark: 100)
    let waits = Task { try await mailbox.next {} }

    #expect(offer("a", to: mailbox) == .accepted)
    #expect(offer("b", to: mailbox) == .accepted)
    mailbox.ring()

    #expect(try await waits.value?.first == UInt8(ascii: "a"))
  }

  @Test func `tells an end after the bytes that came before it`() async throws {
    let mailbox = Mailbox(highMark: 100)
    _ = offer("bytes", to: mailbox)
    mailbox.end(.failed(TransportError(.connectionLost, "Lost.")), timings: TransferTimings())
    mailbox.end(.finished, timings: TransferTimings())

    #expect(try await mailbox.next {} == Array("bytes".utf8))
    let error = try await failure { try await mailbox.next {} }
    #expect(error.kind == .connectionLost)
    #expect(error.timings.total != nil)
  }

  @Test func `tells a stop before the bytes that lie in it`() async throws {
    let mailbox = Mailbox(highMark: 100)
    _ = offer("bytes", to: mailbox)

    #expect(mailbox.stop(.closed))
    #expect(!mailbox.stop(.cancelled))
    #expect(offer("more", to: mailbox) == .abandoned)

    #expect(try await failure { try await mailbox.next {} }.kind == .closed)
  }

  @Test func `needs nobody to be told of a stop after the producer's end`() async throws {
    let mailbox = Mailbox(highMark: 100)
    _ = offer("bytes", to: mailbox)
    mailbox.end(.finished, timings: TransferTimings())

    #expect(!mailbox.stop(.cancelled))

    await #expect(throws: CancellationError.self) { try await mailbox.next {} }
  }

  @Test func `that ended without a head is a lost connection`() async throws {
    let mailbox = Mailbox(highMark: 100)
    mailbox.end(.finished, timings: TransferTimings())

    #expect(try await failure { try await mailbox.head() }.kind == .connectionLost)
  }
}
