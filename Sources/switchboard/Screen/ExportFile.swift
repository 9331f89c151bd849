import AppCore
import Glibc
import RequestExport
import Settings

/// Writes a setup as code into the current folder.
enum ExportFile {
  /// Writes a text to a new file; a file that is there is never touched.
  ///
  /// - Parameters:
  ///   - text: The code, without a line feed at its end.
  ///   - form: Gives the ending of the name.
  /// - Returns: A sentence with the path, or why it could not be written.
  static func write(_ text: String, as form: RequestForm) -> String {
    let ending = ExportForm(rawValue: form.rawValue)?.fileExtension ?? "json"
    let folder = currentFolder()
    for number in 1...999 {
      let name = number == 1 ? "switchboard.\(ending)" : "switchboard-\(number).\(ending)"
      let path = "\(folder)/\(name)"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      if descriptor < 0 {
        if errno == EEXIST { continue }
        return "\(path) cannot be written: \(String(cString: strerror(errno)).lowercased())."
      }
      close(descriptor)
      do throws(SettingsError) {
        try AtomicFile.write(Array((text + "\n").utf8), to: path)
        return "Written to \(path)."
      } catch {
        unlink(path)
        return error.description
      }
    }
    return "The folder \(folder) is full of exports."
  }
}
