import AppCore
import Glibc
import Interface
import Screen
import Settings
import Testing
import TextLayout

/// The frames that a person has looked at and found good, one file for each scene.
@Suite struct `The golden frames` {
  private static func path(_ name: String) -> String {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/Golden/\(name).txt"
  }

  /// A scene at all its sizes, each under a line with its name.
  private static func text(_ scene: GoldenScene) -> String {
    scene.sizes.map { size in
      var stage = scene.stage(size)
      let rows = stage.draw()
      return "## \(size.columns) x \(size.rows)\n" + rows.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// With SWITCHBOARD_WRITE_FRAMES set the files are written anew.
  @Test(arguments: GoldenScene.all)
  func `are drawn as they are kept`(scene: GoldenScene) throws {
    let text = Self.text(scene)
    let path = Self.path(scene.name)
    if getenv("SWITCHBOARD_WRITE_FRAMES") != nil {
      try AtomicFile.write(Array(text.utf8), to: path)
      chmod(path, 0o644)
    }
    let kept = try AtomicFile.read(path, limit: 1 << 20).map { String(decoding: $0, as: UTF8.self) }
    let difference = Self.difference(kept ?? "", text)
    #expect(
      difference.isEmpty,
      """
      \(scene.name): - as kept, + as drawn. Look at it; if it is better,
      SWITCHBOARD_WRITE_FRAMES=1 swift test --filter golden
      \(difference)
      """)
  }

  /// The lines that differ, the first few of them.
  private static func difference(_ kept: String, _ drawn: String) -> String {
    let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let new = drawn.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [String] = []
    var size = ""
    for row in 0..<max(old.count, new.count) where lines.count < 12 {
      let (before, after) = (
        row < old.count ? old[row] : "(nothing)", row < new.count ? new[row] : "(nothing)"
      )
      if after.hasPrefix("## ") { size = String(after.dropFirst(3)) }
      if before != after { lines += ["\(size), line \(row + 1)", "- \(before)", "+ \(after)"] }
    }
    return lines.joined(separator: "\n")
  }

  @Test func `are kept for nothing but these scenes`() throws {
    let names = GoldenScene.all.map(\.name)
    #expect(Set(names).count == names.count)
    let folder = String(Self.path("x").dropLast("/x.txt".count))
    let handle = try #require(opendir(folder))
    defer { closedir(handle) }
    var found: Set<String> = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".txt") { found.insert(String(name.dropLast(4))) }
    }
    #expect(found == Set(names))
  }
}
