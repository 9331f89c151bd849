import Glibc
import Runtime
import Settings

/// The draft in a file of its own while the person's editor has it.
enum EditorFile {
  /// nil when neither VISUAL nor EDITOR names an editor, or no file can be made.
  static func call(
    with text: String, environment: [String: String]
  ) -> EventLoop.EditorCall? {
    let editor = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first {
      !$0.isEmpty
    }
    guard let editor else { return nil }
    var template = Array("/tmp/switchboard-XXXXXX.md".utf8CString)
    let descriptor = mkstemps(&template, 3)
    guard descriptor >= 0 else { return nil }
    close(descriptor)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard (try? AtomicFile.write(Array(text.utf8), to: path)) != nil else {
      unlink(path)
      return nil
    }
    return EventLoop.EditorCall(
      arguments: editor.split(separator: " ").map(String.init) + [path],
      environment: clean(environment),
      finish: {
        defer { unlink(path) }
        guard let bytes = try? AtomicFile.read(path) else { return nil }
        var text = String(decoding: bytes, as: UTF8.self)
        while text.hasSuffix("\n") { text.removeLast() }
        return text
      })
  }

  /// No other program gets a key.
  private static func clean(_ environment: [String: String]) -> [String] {
    let endings = ["_API_KEY", "_TOKEN", "_SECRET", "_PAT", "_KEY"]
    return environment.filter { variable in
      !endings.contains { variable.key.uppercased().hasSuffix($0) }
    }.map { "\($0.key)=\($0.value)" }
  }
}
