/// Collects the mistakes of one file while it is read.
///
/// Confined to the function that made it.
final class MistakeList {
  let file: String
  private let source: TOMLSource
  private var found: [FileMistake] = []
  /// Values of which nothing more is said.
  private var settled: Set<TOMLPath> = []

  init(file: String, source: TOMLSource) {
    self.file = file
    self.source = source
  }

  func add(_ message: String, at path: TOMLPath, _ severity: FileMistake.Severity = .error) {
    guard !settled.contains(path) else { return }
    found.append(
      FileMistake(file: file, line: source.line(of: path), severity: severity, message: message))
  }

  /// Says the one thing that is said of a value; for keys, which a second mistake might repeat.
  func settle(_ message: String, at path: TOMLPath) {
    add(message, at: path)
    settled.insert(path)
  }

  /// All of them by line.
  var sorted: [FileMistake] {
    found.enumerated()
      .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
      .map(\.element)
  }

  func entry(at path: TOMLPath) -> TOMLSource.Entry? { source[path] }
}
