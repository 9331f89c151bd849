import Glibc
import Runtime
import Settings
import TextLayout

/// A text in a file of its own while the person's editor or pager has it.
enum EditorFile {
  /// nil when neither VISUAL nor EDITOR names an editor, or no file can be made.
  static func editor(
    with text: String, environment: [String: String]
  ) -> EventLoop.EditorCall? {
    let editor = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first {
      !$0.isEmpty
    }
    return editor.flatMap { call($0, with: text, ending: ".md", environment: environment) }
  }

  /// The person's pager, else `less`; nil when no file can be made.
  static func pager(
    with text: String, environment: [String: String]
  ) -> EventLoop.EditorCall? {
    let pager = environment["PAGER"].flatMap { $0.isEmpty ? nil : $0 } ?? "less"
    return call(pager, with: Sanitizer.text(text), ending: ".txt", environment: environment)
  }

  private static func call(
    _ program: String, with text: String, ending: String, environment: [String: String]
  ) -> EventLoop.EditorCall? {
    var template = Array("/tmp/switchboard-XXXXXX\(ending)".utf8CString)
    let descriptor = mkstemps(&template, Int32(ending.utf8.count))
    guard descriptor >= 0 else { return nil }
    close(descriptor)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // Editors expect the end of a line at the end of a file.
    let ended = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    guard (try? AtomicFile.write(Array(ended.utf8), to: path)) != nil else {
      unlink(path)
      return nil
    }
    return EventLoop.EditorCall(
      arguments: program.split(separator: " ").map(String.init) + [path],
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
