import Glibc

/// Paths as the files of this module need them: plain text, `/` between the parts.
extension String {
  /// The folder that holds this file; `.` for a bare name.
  var parentFolder: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }

  /// The part after the last slash.
  var fileName: String {
    guard let slash = lastIndex(of: "/") else { return self }
    return String(self[index(after: slash)...])
  }

  /// This folder's file of that name.
  func appendingPath(_ name: String) -> String { hasSuffix("/") ? self + name : "\(self)/\(name)" }

  /// The names of what is in this folder, sorted; none when it cannot be read.
  package var namesInFolder: [String] {
    guard let handle = opendir(self) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.sorted()
  }

  /// The path from the root, without `.`, `..` and doubled slashes; links are not followed.
  func absolutePath(in folder: String) -> String {
    var parts: [Substring] = []
    for part in (hasPrefix("/") ? self : "\(folder)/\(self)").split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    var path = parts.isEmpty ? "/" : ""
    for part in parts { path += "/\(part)" }
    return path
  }

  /// Where the path leads once every link is followed; nil when there is nothing.
  var realPath: String? {
    guard let resolved = realpath(self, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// The folder in which the process works; `/` when it is gone.
package func currentFolder() -> String {
  guard let folder = getcwd(nil, 0) else { return "/" }
  defer { free(folder) }
  return String(cString: folder)
}
