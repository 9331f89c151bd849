import JSONCoding
import TextLayout
package import Themes

/// Reads theme files.
///
/// ```toml
/// name = "brass"
/// ground = "#15120e"          # or "inherit"
/// [roles]                     # or [roles.dark] and [roles.light]
/// text = { hex = "#eae0cd", x256 = 254, c16 = "white" }
/// accent = { hex = "#e3b662", x256 = 179, c16 = "bryellow", attr = "bold" }
/// ```
package enum ThemeFile {
  /// Reads the text of a theme file; a role that is missing or misspelt is named with its line.
  package static func parse(_ bytes: [UInt8], file: String) -> Parsed<Theme> {
    do throws(FileMistake) {
      let document = try TOMLDocument(bytes, file: file)
      let mistakes = MistakeList(file: file, source: document.source)
      KeyLiterals(mistakes: mistakes).check(.object(document.root))
      let theme = theme(TableReader(document.root, mistakes: mistakes), file: file)
      return Parsed(theme, mistakes: mistakes.sorted)
    } catch {
      return Parsed(nil, mistakes: [error])
    }
  }

  private static func theme(_ reader: consuming TableReader, file: String) -> Theme {
    let name = reader.string("name") ?? AgentLocation.name(of: file)
    let appearance: Appearance? = reader.choice("appearance")
    let ground = ground(&reader)
    let checkedOn = (reader.strings("checked_on") ?? []).compactMap { text in
      let color = RGB(hex: text)
      if color == nil { reader.add("checked_on has \(text); write #rrggbb.", at: "checked_on") }
      return color
    }
    let (dark, light) = palettes(&reader, ground: ground)
    reader.finish()
    return Theme(
      name: name, appearance: appearance, paintsGround: ground != nil, checkedOn: checkedOn,
      dark: dark, light: light)
  }

  /// The colour that is painted on the whole screen; nil for the terminal's own.
  private static func ground(_ reader: inout TableReader) -> RGB? {
    guard let text = reader.string("ground"), text != "inherit" else { return nil }
    let color = RGB(hex: text)
    if color == nil {
      reader.refuse("ground", .string(text), "must be #rrggbb or inherit")
    }
    return color
  }

  private static func palettes(
    _ reader: inout TableReader, ground: RGB?
  ) -> (dark: RolePalette, light: RolePalette) {
    guard var roles = reader.table("roles") else {
      reader.add("[roles] is missing: it says how each role looks.")
      return (RolePalette(), RolePalette())
    }
    guard roles.object["dark"] != nil || roles.object["light"] != nil else {
      let palette = RolePalette(&roles, ground: ground)
      return (palette, palette)
    }
    let palettes = Appearance.allCases.map { appearance in
      guard var table = roles.table(appearance.rawValue) else {
        roles.add("[roles.\(appearance.rawValue)] is missing; write it, or [roles] for both.")
        return RolePalette()
      }
      return RolePalette(&table, ground: ground)
    }
    roles.finish()
    return (palettes[0], palettes[1])
  }
}

extension RolePalette {
  /// The roles of a table, of which only `background` and `type` may be missing.
  fileprivate init(_ table: inout TableReader, ground: RGB?) {
    self.init(background: table.look("background") ?? RoleLook())
    if let ground { background.hex = ground }
    for role in TextRole.allCases {
      if let look = table.look(role.rawValue) {
        self[role] = look
      } else if role != .type, table.object[role.rawValue] == nil {
        table.add("The role \(role.rawValue) is missing.")
      }
    }
    table.finish()
  }
}

extension TableReader {
  /// The look of one role.
  fileprivate mutating func look(_ role: String) -> RoleLook? {
    guard var table = table(role) else { return nil }
    var look = RoleLook()
    if let text = table.string("hex") {
      look.hex = RGB(hex: text)
      if look.hex == nil { table.refuse("hex", .string(text), "must be #rrggbb") }
    }
    look.x256 = table.x256()
    if let text = table.string("c16") {
      look.c16 = IndexedLook(text, named: true)
      if look.c16 == nil {
        let words = "must be a colour such as brcyan, default, reverse, yellow+reverse"
        table.refuse("c16", .string(text), words + " or black on yellow", table.hint(for: text))
      }
    }
    if let text = table.string("attr") { look.attributes = table.attributes(text) }
    table.finish()
    return look
  }

  private mutating func x256() -> IndexedLook? {
    guard let value = value("x256") else { return nil }
    let text = value.string ?? value.text()
    if case .integer = value, let look = IndexedLook(text, named: false) { return look }
    if value.string != nil, let look = IndexedLook(text, named: false) { return look }
    refuse("x256", value, "must be a number from 0 to 255, \"default\" or \"16 on 222\"")
    return nil
  }

  private func hint(for text: String) -> String {
    let nearest = Spelling.nearest(to: text, in: IndexedLook.names)
    return nearest.map { " Did you mean \($0)?" } ?? ""
  }

  private func attributes(_ text: String) -> TextAttributes {
    var attributes: TextAttributes = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "+" }) {
      guard let attribute = Self.attributes[String(word)] else {
        let words = "must be of bold, italic, underline, strike and reverse"
        refuse("attr", .string(text), words)
        return attributes
      }
      attributes.insert(attribute)
    }
    return attributes
  }

  private static let attributes: [String: TextAttributes] = [
    "bold": .bold, "italic": .italic, "underline": .underline, "strike": .strike,
    "reverse": .reverse,
  ]
}
