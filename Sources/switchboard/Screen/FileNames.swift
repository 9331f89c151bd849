import AppCore
import Glibc

/// The files that a path being typed could lead to.
enum FileNames {
  /// More entries of one folder are not looked at.
  private static let mostEntries = 10_000

  /// Files and folders whose path begins like this, in the order of their names.
  ///
  /// Hidden ones only when a dot has been typed.
  static func beginning(with typed: String, home: String?) -> [Completion.Item] {
    let slash = typed.lastIndex(of: "/")
    let folder = slash.map { String(typed[...$0]) } ?? ""
    let start = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
    let path = FileToSend.expanded(folder.isEmpty ? "./" : folder, home: home)
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while names.count < mostEntries, let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      guard let name, name != ".", name != "..", name.hasPrefix(start),
        start.hasPrefix(".") || !name.hasPrefix("."), name.utf8.allSatisfy({ $0 >= 0x20 })
      else { continue }
      names.append(name)
    }
    return names.sorted().prefix(200).compactMap { item(folder + $0, at: path + $0) }
  }

  private static func item(_ typed: String, at path: String) -> Completion.Item? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return Completion.Item(typed + "/", note: "folder")
    case S_IFREG: return Completion.Item(typed, note: PromptFile.size(Int(status.st_size)))
    default: return nil
    }
  }
}
