import Synchronization

/// A flag's value with its place among all flags of the command line.
///
/// Some flags belong to the one before them (`--header` to the last `--model`); the parser hands
/// values over in the order in which they stand.
struct Ordered<Value: Sendable>: Sendable {
  let value: Value
  let place: Int

  init(_ value: Value) {
    self.value = value
    place = flagPlaces.withLock { last in
      last += 1
      return last
    }
  }
}

private let flagPlaces = Mutex(0)
