import AppCore
import Catalog
import ChatModel
import Glibc
import Interface
import Screen
import Testing
import TextLayout

/// What holds of every golden frame, at every size.
@Suite struct `Every golden frame` {
  /// The places of a scene among all, so that together they are tried at every size.
  private static let places = Array(zip(0..., GoldenScene.all))

  /// With SWITCHBOARD_EVERY_SIZE set every scene is tried at every size.
  private static let step = getenv("SWITCHBOARD_EVERY_SIZE") == nil ? 17 : 1

  @Test(arguments: places)
  func `shrinks column by column and row by row`(place: Int, scene: GoldenScene) {
    var stage = scene.stage(GoldenScene.Size(columns: 200, rows: 60))
    let ids = Self.ids(stage.state)
    let columns = stride(from: 200 - place % Self.step, through: 59, by: -Self.step)
    let rows = stride(from: 60 - place % Self.step, through: 15, by: -Self.step)
    for size in columns.map({ ($0, 40) }) + rows.map({ (120, $0) }) + [(60, 16), (1, 1)] {
      stage.handle(.resized(columns: size.0, rows: size.1))
      let frame = stage.draw()
      #expect(frame.count == size.1 + 1, "\(scene) \(size)")
      for row in frame {
        #expect(DisplayWidth.width(of: row) <= size.0, "\(scene) \(size): \(row)")
        for word in row.split(separator: " ") where word.contains(DisplayWidth.cutMark) {
          let end =
            word.split(separator: DisplayWidth.cutMark, omittingEmptySubsequences: false)
            .last.map(String.init) ?? ""
          guard end.count < 8, end.count > 2, ids.contains(where: { $0.hasSuffix(end) }),
            !ids.contains(where: { $0.hasSuffix("/" + end) })
          else { continue }
          Issue.record("\(scene) \(size): \(word) has lost the end of an id")
        }
      }
    }
  }

  /// The ids that the panes and the list of models show.
  private static func ids(_ state: AppState) -> Set<String> {
    var ids = Set(state.chats.flatMap { $0.chain.map(\.id) })
    for case .model(let line) in state.browser.rows {
      if let id = state.browser.model(at: line.row)?.id { ids.insert(id.description) }
    }
    return ids
  }

  @Test(arguments: GoldenScene.all)
  func `has nothing but ASCII, box lines and signs of neutral width`(scene: GoldenScene) {
    let signs = Set("▸▾◂›◉◌✓✗⋯".unicodeScalars)
    for size in scene.sizes {
      var stage = scene.stage(size)
      for scalar in stage.draw().joined().unicodeScalars where !scalar.isASCII {
        let isLine = (0x2500...0x257F).contains(scalar.value)
        let isBraille = (0x2800...0x28FF).contains(scalar.value)
        #expect(isLine || isBraille || signs.contains(scalar), "\(scene): \(scalar)")
      }
    }
  }

  @Test(arguments: GoldenScene.all)
  func `has the same layout in both sets of symbols`(scene: GoldenScene) {
    for size in scene.sizes.prefix(2).suffix(1) {
      var rich = scene.stage(size)
      var poor = scene.inASCII().stage(size)
      let (one, other) = (rich.draw(), poor.draw())
      #expect(other.allSatisfy { $0.allSatisfy(\.isASCII) }, "\(scene)")
      #expect(one.map(DisplayWidth.width(of:)) == other.map(DisplayWidth.width(of:)), "\(scene)")
    }
  }
}
