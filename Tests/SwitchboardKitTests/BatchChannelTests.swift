import Testing

@testable import SwitchboardKit

@Suite struct `A channel of batches` {
  @Test func `lets every sender through that waits for room`() async throws {
    let channel = BatchChannel<Int>(capacity: 1)

    let sum = try await withThrowingTaskGroup(of: Void.self) { group in
      for sender in 1...64 { group.addTask { try await channel.send([sender]) } }
      var sum = 0
      for _ in 1...64 { sum += try await channel.next()?.first ?? 0 }
      return sum
    }

    #expect(sum == 64 * 65 / 2)
  }

  @Test func `lets go of senders that wait when it ends`() async {
    let channel = BatchChannel<Int>(capacity: 1)

    let failures = await withTaskGroup(of: Bool.self) { group in
      for sender in 1...8 {
        group.addTask {
          do {
            try await channel.send([sender])
            return false
          } catch {
            return true
          }
        }
      }
      channel.finish()
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }

    #expect(failures >= 7)
  }
}
