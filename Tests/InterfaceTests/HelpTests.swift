import AppCore
import Interface
import Screen
import Testing

@Suite struct `The help` {
  private static func opened(_ columns: Int, _ rows: Int) -> Screenful {
    var screen = Screenful(columns, rows)
    screen.press(KeyPress(.function(1)))
    return screen
  }

  private static func view(_ screen: Screenful) throws -> HelpView {
    guard case .help(let view) = screen.state.overlay else { throw Closed() }
    return view
  }

  private struct Closed: Error {}

  @Test func `has the keys of the focused pane first, and only those that do something`() {
    let text = Self.opened(80, 24).picture.split(separator: "\n")
    let writing = text.firstIndex { $0.contains("writing") }
    let typing = text.firstIndex { $0.contains("moving and typing") }
    #expect(text.contains { $0.contains("━ Help: composer") })
    #expect(writing.map { $0 < typing ?? 0 } == true)
    #expect(!text.joined().contains("stop the answer"))
  }

  @Test func `goes to its end and back`() {
    var screen = Self.opened(80, 24)
    let first = screen.picture
    #expect(!first.contains("suspend"))
    screen.press(KeyPress(.character("G")))
    #expect(screen.picture.contains("quit"))
    for _ in 0..<100 { screen.press(KeyPress(.character("k"))) }
    #expect(screen.picture == first)
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
  func `shows every key whole when it is paged through`(columns: Int, rows: Int) throws {
    var screen = Self.opened(columns, rows)
    let sheet = HelpSheet(screen.state, try Self.view(screen))
    var shown = ""
    for _ in sheet.pages {
      shown += screen.picture
      screen.press(KeyPress(.pageDown))
    }
    for key in sheet.keys {
      #expect(shown.contains("\(key.keys) "), "\(key)")
      #expect(shown.contains(key.words), "\(key)")
    }
  }

  @Test func `finds a key by what it does and by its name, and Enter does it`() throws {
    var screen = Self.opened(80, 24)
    screen.type("/theme")
    #expect(HelpSheet(screen.state, try Self.view(screen)).keys.map(\.action) == [.theme])
    #expect(screen.picture.contains("/ theme_"))
    screen.press(KeyPress(.enter))
    guard case .themes = screen.state.overlay else {
      Issue.record("\(String(describing: screen.state.overlay))")
      return
    }

    screen = Self.opened(80, 24)
    screen.type("/edit chain", KeyPress(.enter))
    guard case .chainEditor = screen.state.overlay else {
      Issue.record("\(String(describing: screen.state.overlay))")
      return
    }
  }

  @Test func `says when no key has the words, and Esc shows all again`() throws {
    var screen = Self.opened(60, 16)
    let all = HelpSheet(screen.state, try Self.view(screen)).keys.count
    screen.type("/xyzzy", KeyPress(.enter))
    #expect(screen.picture.contains("No key has all these words."))
    screen.press(KeyPress(.escape))
    #expect(HelpSheet(screen.state, try Self.view(screen)).keys.count == all)
    screen.press(KeyPress(.escape))
    #expect(screen.state.overlay == nil)
  }

  @Test func `has the line under the cursor in view wherever it goes`() throws {
    for (columns, rows) in [(60, 16), (80, 24), (120, 40), (152, 20)] {
      var screen = Self.opened(columns, rows)
      let sheet = HelpSheet(screen.state, try Self.view(screen))
      for key in sheet.keys {
        let line = screen.picture.split(separator: "\n").first { $0.contains("› \(key.keys) ") }
        #expect(line != nil, "\(columns)x\(rows) \(key.keys)")
        screen.press(KeyPress(.down))
      }
    }
  }

  @Test func `goes to the column beside`() throws {
    var screen = Self.opened(80, 24)
    screen.press(KeyPress(.character("l")))
    let sheet = HelpSheet(screen.state, try Self.view(screen))
    let selected = sheet.keys[try Self.view(screen).selection].keys
    let line = try #require(
      screen.picture.split(separator: "\n").first { $0.contains("› \(selected)") })
    #expect(line.firstIndex(of: "›").map { line.distance(from: line.startIndex, to: $0) } == 40)
    screen.press(KeyPress(.character("h")))
    #expect(try Self.view(screen).selection < 3)
  }

  @Test func `binds the key of a line, and says which cannot be bound`() throws {
    var screen = Self.opened(80, 24)
    screen.press(.alt("k"))
    screen.press(KeyPress(.function(6)))
    #expect(screen.state.keymap.keys(of: .newLine).contains("F6"))
    _ = try Self.view(screen)

    screen.type("/Ctrl+Y")
    screen.press(.alt("k"))
    #expect(screen.picture.contains("Ctrl+Y Alt+Y cannot be bound anew."))
    screen.press(KeyPress(.enter))
    #expect(screen.picture.contains("belongs to the pane itself"))
  }
}
