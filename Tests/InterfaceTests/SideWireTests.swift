import AppCore
import Interface
import Screen
import Testing

@Suite struct `The request below the options` {
  private static func stage(_ columns: Int, _ rows: Int) -> GoldenStage {
    GoldenStage(
      GoldenScene("wire", panes: [["openai/gpt-5"]]) { _ in },
      GoldenScene.Size(columns: columns, rows: rows))
  }

  /// The rows from its title on, in the side column.
  private static func rows(_ stage: GoldenStage) -> [String] {
    var screen = stage.screen
    let rows = screen.draw()
    guard let start = rows.firstIndex(where: { ["─ Wire ", "━ Wire "].contains($0.prefix(7)) })
    else { return [] }
    return rows[start...].map { String($0.prefix(31)) }
  }

  @Test func `says where it goes and what it has, before anything is sent`() {
    var stage = Self.stage(120, 40)
    #expect(Self.rows(stage).isEmpty)
    stage.press(.alt("0"))
    let text = Self.rows(stage).joined(separator: "\n")
    #expect(text.contains("api.openai.com/v1/responses"))
    #expect(text.contains("\"model\": \"gpt-5\"") && text.contains("\"input\": 1 message"))
    #expect(!text.contains("changed"))
  }

  @Test func `marks what differs from the last request`() {
    var stage = Self.stage(120, 40)
    stage.ask("Hi")
    stage.answer("Hello.")
    #expect(Self.rows(stage).first?.contains("0 changed") == true)
    stage.press(.alt("."), .alt("."))
    let rows = Self.rows(stage)
    #expect(rows.first?.contains("1 changed") == true, "\(rows)")
    #expect(rows.contains { $0.hasPrefix(" + \"reasoning\"") }, "\(rows)")
  }

  @Test(arguments: [(99, 60), (120, 30), (80, 24), (60, 16)])
  func `goes first from a small screen`(columns: Int, rows: Int) {
    var stage = Self.stage(columns, rows)
    stage.ask("Hi")
    #expect(Self.rows(stage).isEmpty)
  }
}
