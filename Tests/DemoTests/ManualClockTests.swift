import TestSupport
import Testing

@Suite struct `A manual clock` {
  @Test func `wakes whoever slept until the new time and nobody else`() async throws {
    let clock = ManualClock()
    try await withThrowingTaskGroup(of: Int.self) { group in
      for seconds in [1, 2, 5] {
        group.addTask {
          try await clock.sleep(until: .init(offset: .seconds(seconds)))
          return seconds
        }
      }
      try await clock.untilAsleep(3)
      clock.advance(by: .seconds(2))
      let woken = [try await group.next(), try await group.next()]
      #expect(Set(woken) == [1, 2])
      #expect(clock.sleeperCount == 1)
      try await clock.advanceToNextSleeper()
      try await group.waitForAll()
    }

    #expect(clock.now.offset == .seconds(5))
  }

  @Test func `does not make anyone sleep until a time that is past`() async throws {
    let clock = ManualClock()
    clock.advance(by: .seconds(3))
    try await clock.sleep(until: .init(offset: .seconds(3)))
    try await clock.sleep(for: .zero)

    #expect(clock.sleeperCount == 0)
  }

  @Test func `lets a sleeper go that is cancelled`() async throws {
    let clock = ManualClock()
    let task = Task { try await clock.sleep(for: .seconds(9)) }
    try await clock.untilAsleep()
    task.cancel()

    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(clock.sleeperCount == 0)
  }

  @Test func `skips over any number of sleeps`() async throws {
    let clock = ManualClock()
    try await clock.skip { for _ in 0..<100 { try await clock.sleep(for: .seconds(60)) } }

    #expect(clock.now.offset == .seconds(6000))
  }

  @Test func `hands on what the work throws`() async throws {
    struct Failure: Error {}
    let clock = ManualClock()

    await #expect(throws: Failure.self) {
      try await clock.skip {
        try await clock.sleep(for: .seconds(1))
        throw Failure()
      }
    }
  }
}
