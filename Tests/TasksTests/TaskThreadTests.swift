import Glibc
import Synchronization
import Tasks
import Testing

@Suite struct `A thread of tasks` {
  let thread = TaskThread()

  @Test func `runs all its tasks and their children, and no other thread does`() async {
    func mark() -> UInt { UInt(pthread_self()) }
    let work = Task(executorPreference: thread) {
      await withTaskGroup(of: UInt.self) { group in
        for _ in 0..<20 { group.addTask { mark() } }
        return await group.reduce(into: Set([mark()])) { $0.insert($1) }
      }
    }
    let other = Task(executorPreference: thread) { mark() }

    #expect(await work.value == [other.value])
  }

  @Test func `rings alarms in the order of their moments, on its own thread`() async {
    let (rings, ring) = AsyncStream.makeStream(of: (Int, UInt).self)
    let now = ContinuousClock.now
    // The first one keeps the thread until all are set.
    let gate = Mutex(())
    let isSet = gate.withLock { _ in
      _ = thread.alarm(at: now) { gate.withLock { _ in } }
      for number in [2, 0, 1] {
        _ = thread.alarm(at: now + .microseconds(number)) {
          ring.yield((number, UInt(pthread_self())))
        }
      }
      return true
    }
    var numbers: [Int] = []
    var threads: Set<UInt> = []
    for await (number, thread) in rings {
      numbers.append(number)
      threads.insert(thread)
      if numbers.count == 3 { break }
    }

    #expect(isSet)
    #expect(numbers == [0, 1, 2])
    #expect(threads.count == 1)
  }

  @Test func `does not ring an alarm that was taken back`() async {
    let rung = Mutex<[Int]>([])
    let (end, ended) = AsyncStream.makeStream(of: Void.self)
    let now = ContinuousClock.now
    let gate = Mutex(())
    gate.withLock { _ in
      _ = thread.alarm(at: now) { gate.withLock { _ in } }
      let takeBack = thread.alarm(at: now + .microseconds(1)) { rung.withLock { $0.append(1) } }
      _ = thread.alarm(at: now + .microseconds(2)) {
        rung.withLock { $0.append(2) }
        ended.finish()
      }
      takeBack()
    }
    for await _ in end {}

    #expect(rung.withLock { $0 } == [2])
  }

  @Test func `does what is to be done after a round once all woken tasks have run`() async {
    let journal = Journal()
    let thread = thread
    let (end, ended) = AsyncStream.makeStream(of: Void.self)
    await Task(executorPreference: thread) {
      await withTaskGroup { group in
        for number in 1...3 {
          group.addTask {
            journal.note("\(number)")
            thread.afterRound { if journal.note("after") == 6 { ended.finish() } }
          }
        }
      }
    }.value
    for await _ in end {}

    #expect(journal.words == ["1", "2", "3", "after", "after", "after"])
  }

  @Test func `does at once what another thread wants after a round`() {
    let isDone = Mutex(false)
    thread.afterRound { isDone.withLock { $0 = true } }

    #expect(isDone.withLock { $0 })
  }
}

@Suite struct `The clock of a thread of tasks` {
  let thread = TaskThread()

  @Test func `lets a task sleep that is no task of the thread`() async throws {
    let due = ContinuousClock.now + .milliseconds(2)
    try await TaskClock(thread).sleep(until: due, tolerance: nil)

    #expect(ContinuousClock.now >= due)
  }

  @Test func `wakes a task at once when it is cancelled`() async {
    let thread = thread
    let (begin, began) = AsyncStream.makeStream(of: Void.self)
    let sleep = Task(executorPreference: thread) {
      began.finish()
      try await TaskClock(thread).sleep(until: .now + .seconds(10_000), tolerance: nil)
    }
    for await _ in begin {}
    sleep.cancel()

    await #expect(throws: CancellationError.self) { try await sleep.value }
  }
}

@Suite struct `A wait for a moment` {
  @Test func `that was ended before it began does not wait`() async {
    let wait = MomentWait()
    wait.end()
    await wait.wait(until: nil as Int?) { _, _ in {} }
    await wait.wait(until: 1) { _, _ in {} }
  }

  @Test func `takes its alarm back when it is ended`() async {
    let wait = MomentWait()
    let isSilent = Mutex(false)
    await wait.wait(until: 1) { _, _ in
      Task { wait.end() }
      return { isSilent.withLock { $0 = true } }
    }

    #expect(isSilent.withLock { $0 })
  }

  @Test func `ends with an alarm that rings while it is set`() async {
    await MomentWait().wait(until: 1) { _, ring in
      ring()
      return {}
    }
  }
}

/// What has happened, in order.
private final class Journal: Sendable {
  private let entries = Mutex<[String]>([])

  var words: [String] { entries.withLock { $0 } }

  /// Writes a word down, and says how many there are.
  @discardableResult
  func note(_ word: String) -> Int {
    entries.withLock { entries in
      entries.append(word)
      return entries.count
    }
  }
}
