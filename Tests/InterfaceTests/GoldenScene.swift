import AppCore
import Interface
import Screen
import Testing

/// A state of the playground with a name, made by events, at any size.
struct GoldenScene: Sendable, CustomTestStringConvertible {
  struct Size: Sendable, Hashable {
    var columns: Int
    var rows: Int

    /// The three sizes at which every scene is kept.
    static let all = [
      Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60),
    ]
  }

  let name: String
  var symbols = SymbolSet.unicode
  var sizes = Size.all
  let panes: [[String]]
  let ready: Set<String>
  let play: @Sendable (inout GoldenStage) -> Void

  /// - Parameters:
  ///   - name: Its file in `Golden`.
  ///   - panes: The chains of the panes.
  ///   - ready: The providers that can be asked, besides the demo.
  ///   - play: The events that lead there.
  init(
    _ name: String, panes: [[String]] = [["demo/busy", "demo/prose"]],
    ready: Set<String> = ["anthropic", "openai", "google"],
    _ play: @escaping @Sendable (inout GoldenStage) -> Void
  ) {
    self.name = name
    self.panes = panes
    self.ready = ready
    self.play = play
  }

  var testDescription: String { name }

  /// The same scene under another name, with the poorer symbols.
  func inASCII() -> GoldenScene {
    var scene = GoldenScene(name + "-ascii", panes: panes, ready: ready, play)
    scene.symbols = .ascii
    return scene
  }

  /// The same scene at other sizes.
  func at(_ sizes: (Int, Int)...) -> GoldenScene {
    var scene = self
    scene.sizes = sizes.map { Size(columns: $0.0, rows: $0.1) }
    return scene
  }

  /// The scene after its last event, drawn once more so that all it came to is in the picture.
  func stage(_ size: Size) -> GoldenStage {
    var stage = GoldenStage(self, size)
    play(&stage)
    stage.draw()
    return stage
  }

  /// All scenes.
  static let all: [GoldenScene] =
    startScenes + modelScenes + failureScenes + chatScenes + sideScenes + viewScenes
    + composerScenes + troubleScenes
}
