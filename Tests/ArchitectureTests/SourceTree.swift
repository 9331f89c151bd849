import FoundationEssentials

/// The files of the package that these tests belong to.
struct SourceTree {
  /// The folder of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path(percentEncoded: false)

  /// The modules of `Sources`, one a folder.
  static func modules() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root + "Sources").sorted()
  }

  /// The Swift files below a folder of the package.
  static func swiftFiles(below folder: String) throws -> [SwiftSource] {
    try FileManager.default.subpathsOfDirectory(atPath: root + folder)
      .filter { $0.hasSuffix(".swift") }.sorted()
      .map { SwiftSource(path: "\(folder)/\($0)", text: try text(of: "\(folder)/\($0)")) }
  }

  /// The text of a file of the package.
  static func text(of path: String) throws -> String {
    try String(contentsOfFile: root + path, encoding: .utf8)
  }
}
