import Glibc
import Synchronization

/// Runs asynchronous work while the main thread waits, so that nothing passes through the main actor.
enum Pool {
  /// Runs `work` on the pool and waits for it.
  static func run<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let result = Outcome<Value>()
    Task {
      do {
        result.store(.success(try await work()))
      } catch {
        result.store(.failure(error))
      }
    }
    return try result.wait().get()
  }

  /// A result that comes from another thread.
  private final class Outcome<Value: Sendable>: Sendable {
    private let value = Mutex<Result<Value, any Error>?>(nil)
    private let bell = Bell()

    func store(_ new: Result<Value, any Error>) {
      value.withLock { $0 = new }
      bell.ring()
    }

    func wait() -> Result<Value, any Error> {
      while true {
        bell.wait()
        if let value = value.withLock({ $0 }) { return value }
      }
    }
  }
}

/// A semaphore.
final class Bell: @unchecked Sendable {
  // Unchecked: the pointer never changes, and the functions of a semaphore may be called anywhere.
  private let semaphore: UnsafeMutablePointer<sem_t>

  init() {
    semaphore = .allocate(capacity: 1)
    sem_init(semaphore, 0, 0)
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func ring() { sem_post(semaphore) }

  func wait() { while sem_wait(semaphore) != 0 {} }
}
