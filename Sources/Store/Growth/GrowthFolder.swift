import Glibc
import JSONCoding
import Settings
import Synchronization

/// The files of growing answers of all programs on one chats file.
struct GrowthFolder: Sendable {
  /// What an answer has so far.
  struct Text: Equatable {
    var text = ""
    var reasoning = ""
  }

  /// So much of a file is read; nobody writes an answer of that length.
  private static let mostBytes = 256 << 20
  private static let numbers = Atomic(0)

  /// The folder of the chats file.
  private let folder: String
  /// How the names of the files begin.
  private let prefix: String

  /// The files beside the chats file of this path.
  init(beside path: String) {
    let slash = path.lastIndex(of: "/")
    folder = slash.map { String(path[...$0]) } ?? "./"
    prefix = (slash.map { String(path[path.index(after: $0)...]) } ?? path) + "-growing-"
  }

  /// A path for a new file of this program: its name tells the next one whether it still runs.
  func newPath() -> String {
    let number = Self.numbers.add(1, ordering: .relaxed).newValue
    let writer = String(WriterName.own.map { $0 == " " ? "-" : $0 })
    return "\(folder)\(prefix)\(writer)-\(number)"
  }

  /// What all growing answers have so far, those of programs that are gone among them.
  func texts() -> [MessageID: Text] {
    var texts: [MessageID: Text] = [:]
    for name in names() {
      guard let bytes = try? AtomicFile.read(folder + name, limit: Self.mostBytes) else { continue }
      for line in bytes.split(separator: 0x0A) {
        guard let batch = try? JSONValue(parsing: Array(line)) else { continue }
        for piece in batch.array ?? [] { Self.take(piece, into: &texts) }
      }
    }
    return texts
  }

  private static func take(_ piece: JSONValue, into texts: inout [MessageID: Text]) {
    guard let id = piece["answer"]?.string.flatMap({ MessageID($0) }) else { return }
    if piece["restarted"] != nil { texts[id] = Text() }
    if let text = piece["text"]?.string { texts[id, default: Text()].text += text }
    if let text = piece["reasoning"]?.string { texts[id, default: Text()].reasoning += text }
  }

  /// Deletes the files of programs that are gone, once their answers are in the chats file.
  func removeAbandoned() {
    for name in names() where !WriterName.isAlive(writer(of: name)) { unlink(folder + name) }
  }

  /// The name of the program that made a file.
  private func writer(of name: String) -> String {
    let name = name.dropFirst(prefix.count)
    let parts = name[..<(name.lastIndex(of: "-") ?? name.endIndex)]
    return parts.split(separator: "-", maxSplits: 2).joined(separator: " ")
  }

  private func names() -> [String] { folder.namesInFolder.filter { $0.hasPrefix(prefix) } }
}
