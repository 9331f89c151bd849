import Glibc
import Synchronization
import Tasks
import Testing

/// Counts its turns and waits, and leaves when it is told to.
private final class CountingGuest: ThreadGuest, Sendable {
  private struct State {
    var turns: [Bool] = []
    var waits: [Duration?] = []
    var thread: UInt?
    var mustLeave = false
  }

  private let state = Mutex(State())
  /// Rung by each turn.
  private let onTurn: AsyncStream<Int>.Continuation
  let turns: AsyncStream<Int>

  init() { (turns, onTurn) = AsyncStream.makeStream(of: Int.self) }

  var hadWaited: [Bool] { state.withLock { $0.turns } }
  var waits: [Duration?] { state.withLock { $0.waits } }
  var thread: UInt? { state.withLock { $0.thread } }

  func leave() { state.withLock { $0.mustLeave = true } }

  func turn(hasWaited: Bool) -> Bool {
    let (count, stays) = state.withLock { state in
      state.turns.append(hasWaited)
      state.thread = UInt(pthread_self())
      return (state.turns.count, !state.mustLeave)
    }
    onTurn.yield(count)
    return stays
  }

  func wait(_ time: Duration?, _ wakeup: Wakeup) {
    state.withLock { $0.waits.append(time) }
    wakeup.wait(time)
  }

  /// Returns once it has had so many turns.
  func hasHad(_ count: Int) async {
    guard hadWaited.count < count else { return }
    for await turn in turns where turn >= count { return }
  }
}

@Suite(.timeLimit(.minutes(1))) struct `A guest of a thread of tasks` {
  private let thread = TaskThread()
  private let guest = CountingGuest()

  private func invite() -> Bool { thread.invite { [guest] in guest } }

  @Test func `is on the thread of the tasks`() async {
    #expect(invite())
    await guest.hasHad(1)
    let tasks = await Task(executorPreference: thread) { UInt(pthread_self()) }.value

    #expect(guest.thread == tasks)
  }

  @Test func `has a turn for a poke, even when it comes while it has one`() async {
    #expect(invite())
    for count in 1...50 {
      await guest.hasHad(count)
      thread.poke()
    }
    await guest.hasHad(51)
  }

  @Test func `learns whether it has waited since its last turn`() async {
    let (thread, guest) = (thread, guest)
    // The poke of a task comes before the wait.
    await Task(executorPreference: thread) {
      #expect(thread.invite { guest })
      thread.poke()
    }.value
    await guest.hasHad(2)
    thread.poke()
    await guest.hasHad(3)

    #expect(guest.hadWaited.suffix(2).contains(false))
  }

  @Test func `waits no longer than for the first alarm`() async {
    #expect(invite())
    await guest.hasHad(1)
    _ = thread.alarm(at: .now + .seconds(3000)) {}
    _ = thread.alarm(at: .now + .seconds(6000)) {}
    // A poke that comes before the wait has another turn instead of it.
    while !guest.waits.contains(where: { $0 != nil }), !Task.isCancelled {
      let count = guest.hadWaited.count
      thread.poke()
      await guest.hasHad(count + 1)
    }

    #expect(guest.waits.compactMap(\.self).allSatisfy { $0 <= .seconds(3000) })
  }

  @Test func `goes when it says so, and tasks run on`() async {
    #expect(invite())
    await guest.hasHad(1)
    guest.leave()
    thread.poke()
    await guest.hasHad(2)
    thread.poke()
    let answer = await Task(executorPreference: thread) { "still here" }.value

    #expect(answer == "still here")
    #expect(guest.hadWaited.count == 2)
  }

  @Test func `is seen off before the thread ends`() async {
    #expect(invite())
    await guest.hasHad(1)
    guest.leave()
    thread.end()

    #expect(guest.hadWaited.count == 2)
    #expect(!invite())
    let own = await Task(executorPreference: thread) { thread.isCurrent }.value
    #expect(!own)
  }
}

@Suite struct `A thread of tasks that has ended` {
  @Test func `lets nobody wait for ever`() async throws {
    let thread = TaskThread()
    let (begin, began) = AsyncStream.makeStream(of: Void.self)
    let sleep = Task(executorPreference: thread) {
      began.finish()
      try await TaskClock(thread).sleep(until: .now + .seconds(10_000), tolerance: nil)
    }
    for await _ in begin {}
    thread.end()

    try await sleep.value
    try await TaskClock(thread).sleep(until: .now + .seconds(10_000), tolerance: nil)
  }

  @Test func `was none at all when nothing had begun on it`() async {
    let thread = TaskThread()
    thread.end()

    #expect(await Task(executorPreference: thread) { "elsewhere" }.value == "elsewhere")
  }
}
