/// The tokens of a text in memory of their own, which is what makes adding one cheap.
///
/// Copies share the memory: there is one owner, the `JSONDocument`, which lends it to the scanner and
/// frees it.
struct JSONTokens {
  typealias Token = JSONDocument.Token

  private var memory: UnsafeMutablePointer<Token>
  private(set) var count = 0
  private var capacity: Int

  init() {
    capacity = 64
    memory = .allocate(capacity: capacity)
  }

  subscript(index: Int) -> Token {
    @inline(__always) get {
      precondition(index >= 0 && index < count, "a node of a text that is gone")
      return memory[index]
    }
    @inline(__always) set {
      precondition(index >= 0 && index < count, "a node of a text that is gone")
      memory[index] = newValue
    }
  }

  @inline(__always)
  mutating func append(_ token: Token) {
    if count == capacity { grow() }
    (memory + count).initialize(to: token)
    count += 1
  }

  mutating func removeAll(keepingCapacity: Bool) {
    count = 0
    guard !keepingCapacity else { return }
    memory.deallocate()
    self = JSONTokens()
  }

  /// Gives the memory back; nothing may be used afterwards.
  func free() { memory.deallocate() }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Token>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: memory, count: count)
    memory.deallocate()
    memory = larger
    capacity *= 2
  }
}
