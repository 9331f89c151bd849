import Glibc
import JSONCoding
import Synchronization

/// What this program's growing answers have so far: a file of lines beside the chats file, made by
/// the first piece and gone when the program leaves.
///
/// A line costs one system call that waits for no disk, where a transaction costs forty and waits
/// three times. A line outlasts a killed program; a power cut may take the last ones, as the last
/// of any text that was never synced. A line is a batch, `[{"answer":"17…","text":"…"}]`, and a
/// batch that could not be written whole cannot be read at all, so that trying again doubles
/// nothing.
final class GrowthFile: Sendable {
  private struct State {
    var descriptor: Int32 = -1
    var path = ""
    /// Whether a batch may stand there without its end.
    var isTorn = false
    /// The answers of which something stands there and that have not ended.
    var open: Set<MessageID> = []
  }

  /// Makes whatever stands before it in a line unreadable.
  private static let tear: [UInt8] = [0x21, 0x0A]

  private let folder: GrowthFolder
  private let state = Mutex(State())

  init(_ folder: GrowthFolder) { self.folder = folder }

  deinit { state.withLock { if $0.descriptor >= 0 { Glibc.close($0.descriptor) } } }

  /// Writes pieces and restarts; everything else is left out.
  ///
  /// - Parameter changes: In their order, all or nothing.
  /// - Throws: `StoreProblem`; nothing of it will be read then.
  func append(_ changes: [Change]) throws(StoreProblem) {
    let pieces = changes.compactMap(\.grown)
    guard !pieces.isEmpty else { return }
    var line = JSONValue.array(pieces).utf8()
    line.append(0x0A)
    try state.withLock { state throws(StoreProblem) in
      if state.descriptor < 0 { try open(&state) }
      let bytes = state.isTorn ? Self.tear + line : line
      let written = write(state.descriptor, bytes, bytes.count)
      guard written == bytes.count else {
        // What a full disk has room for is written; only the next call would say why.
        let code = written < 0 ? errno : ENOSPC
        state.isTorn = true
        throw DatabaseFile.problem(code, at: state.path)
      }
      state.isTorn = false
      state.open.formUnion(changes.compactMap(\.growing))
    }
  }

  /// Drops what stands there once none of it grows any more.
  ///
  /// - Parameter answers: Those whose end is in the chats file.
  func forget(_ answers: some Sequence<MessageID>) {
    state.withLock { state in
      guard !state.open.isEmpty else { return }
      state.open.subtract(answers)
      if state.open.isEmpty, ftruncate(state.descriptor, 0) == 0 { state.isTorn = false }
    }
  }

  /// Lets go of the file; it stays where the end of an answer is not in the chats file.
  func close() {
    state.withLock { state in
      guard state.descriptor >= 0 else { return }
      if state.open.isEmpty { unlink(state.path) }
      Glibc.close(state.descriptor)
      state = State()
    }
  }

  private func open(_ state: inout State) throws(StoreProblem) {
    for _ in 0..<100 {
      let path = folder.newPath()
      let descriptor = Glibc.open(
        path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      if descriptor < 0, errno == EEXIST { continue }
      guard descriptor >= 0 else { throw DatabaseFile.problem(errno, at: path) }
      // A umask may have taken the owner's rights away as well.
      fchmod(descriptor, 0o600)
      (state.descriptor, state.path) = (descriptor, path)
      return
    }
    throw DatabaseFile.problem(EEXIST, at: folder.newPath())
  }
}

extension Change {
  /// How it stands in the file of growing answers; nil: it does not.
  fileprivate var grown: JSONValue? {
    switch self {
    case .piece(let id, let isReasoning, let text):
      ["answer": .string(id.text), isReasoning ? "reasoning" : "text": .string(text)]
    case .restarted(let id): ["answer": .string(id.text), "restarted": true]
    default: nil
    }
  }
}
