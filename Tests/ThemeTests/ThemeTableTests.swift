import Settings
import Testing
import TextLayout
import Themes

@Suite struct `The six themes` {
  /// The cells of a table's rows.
  static func rows(_ table: String) -> [[String]] {
    table.split(separator: "\n").map { row in
      row.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
  }

  static let tables = [
    ("dusk", ThemeTables.dusk), ("paper", ThemeTables.paper),
    ("contrast", ThemeTables.contrast), ("brass", ThemeTables.brass),
  ]
  static let attributes: [String: TextAttributes] = [
    "": [], "bold": .bold, "italic": .italic, "underline": .underline, "strike": .strike,
    "reverse": .reverse,
  ]

  @Test(arguments: tables)
  func `have the colours of the design`(name: String, table: String) throws {
    let theme = try #require(BuiltInThemes.theme(name))
    let rows = Self.rows(table)

    #expect(rows.count == 24)
    for row in rows {
      let look =
        row[0] == "background"
        ? theme.dark.background : theme.dark[try #require(TextRole(rawValue: row[0]))]
      #expect(look.hex == RGB(hex: row[1]))
      #expect(look.attributes == Self.attributes[row[2]])
      #expect(look.x256 == IndexedLook(row[3], named: false) && look.x256 != nil)
      #expect(look.c16 == IndexedLook(row[4], named: true) && look.c16 != nil)
    }
    #expect(theme.light == theme.dark)
    #expect(theme.paintsGround == (name == "contrast" || name == "brass"))
    #expect(theme.appearance == (name == "paper" ? .light : .dark))
  }

  @Test func `include the terminal's own colours`() throws {
    let theme = try #require(BuiltInThemes.theme("sixteen"))

    for row in Self.rows(ThemeTables.sixteen) {
      for (palette, cell, ground) in [
        (theme.dark, row[1], RGB.black), (theme.light, row[2], RGB.white),
      ] {
        let look =
          row[0] == "background"
          ? palette.background : palette[try #require(TextRole(rawValue: row[0]))]
        let parts = cell.split(separator: ",").map { String($0.drop { $0 == " " }) }
        #expect(look.attributes == Self.attributes[row[3]])
        #expect((look.c16 ?? IndexedLook()) == IndexedLook(parts[0], named: true))
        guard parts.count == 4 else { continue }
        let index = try #require(UInt8(parts[2]))
        #expect(look.x256 == IndexedLook(index) && look.c16 == IndexedLook(index))
        #expect(RGB(index: index) == RGB(hex: parts[1]))
        #expect(Self.isNear(RGB(index: index).contrast(to: ground), parts[3]))
      }
    }
  }

  @Test func `include one without colours`() throws {
    let theme = try #require(BuiltInThemes.theme("mono"))

    for row in Self.rows(ThemeTables.mono) where row[0] != "background" {
      let role = try #require(TextRole(rawValue: row[0]))
      #expect(theme.dark[role] == RoleLook(attributes: try #require(Self.attributes[row[1]])))
      for depth in ColorDepth.allCases {
        let paint = theme.paint(TextStyle(role), appearance: .light, depth: depth)
        #expect(paint.text == .terminal && paint.ground == .terminal)
      }
    }
  }

  // MARK: Contrast

  static func isNear(_ value: Double, _ figure: String) -> Bool {
    guard let figure = Double(figure) else { return false }
    return abs(value - figure) <= 0.051
  }

  @Test(arguments: tables)
  func `have the contrasts of the design`(name: String, table: String) throws {
    let theme = try #require(BuiltInThemes.theme(name))
    let ground = try #require(theme.dark.background.hex)
    let code = try #require(theme.dark[.codeBackground].hex)
    let selection = try #require(theme.dark[.selection].hex)
    let plain: RGB = name == "paper" ? .white : .black

    for row in Self.rows(table) {
      guard let role = TextRole(rawValue: row[0]), let color = theme.dark[role].hex else {
        continue
      }
      if role.isGround {
        let text = try #require(theme.dark[.text].hex).contrast(to: color)
        let muted = try #require(theme.dark[.muted].hex).contrast(to: color)
        let figures = row[5].split { $0 == " " || $0 == "," }.map(String.init)
        #expect(Self.isNear(text, figures[3]) && Self.isNear(muted, figures[5]))
        continue
      }
      #expect(Self.isNear(color.contrast(to: ground), row[5]))
      if let worst = theme.checkedOn.map(color.contrast).min() {
        #expect(Self.isNear(worst, row[6]))
      }
      #expect(Self.isNear(color.contrast(to: code), row[7]))
      #expect(Self.isNear(color.contrast(to: selection), row[8]))
      if let index = theme.dark[role].c16?.color {
        #expect(Self.isNear(RGB(index: index).contrast(to: plain), row[9]))
      }
    }
  }

  @Test(arguments: BuiltInThemes.names)
  func `are readable at every depth`(name: String) throws {
    let theme = try #require(BuiltInThemes.theme(name))

    #expect(theme.contrastFindings().map(\.description) == [])
  }
}
