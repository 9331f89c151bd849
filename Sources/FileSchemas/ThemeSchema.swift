import JSONCoding
import TextLayout
import Themes

/// The schema of theme files.
enum ThemeSchema {
  private static let color = "^#[0-9a-fA-F]{6}$"

  static func file() -> JSONObject {
    var file = JSONObject.closed(
      [
        "name": .object(Shape.text.described("What the theme is called; else the file's name.")),
        "appearance": .object(
          Shape.words(Appearance.allCases.map(\.rawValue)).described("The ground it is made for.")),
        "ground": [
          "anyOf": [
            ["type": "string", "pattern": .string(color)],
            .object(Shape.words(["inherit"])),
          ],
          "description": "The colour painted on the whole screen, or the terminal's own.",
        ],
        "checked_on": [
          "type": "array", "items": ["type": "string", "pattern": .string(color)],
          "description": "Grounds on which the contrast is checked.",
        ],
        "roles": .object(roles),
      ], required: ["roles"])
    file["definitions"] = ["look": .object(look)]
    return file
  }

  private static var roles: JSONObject {
    let looks = JSONObject(
      (["background"] + TextRole.allCases.map(\.rawValue)).map {
        .init(key: $0, value: .object(Shape.reference("look")))
      })
    var all = looks
    for appearance in Appearance.allCases {
      all[appearance.rawValue] = .object(JSONObject.closed(looks))
    }
    return JSONObject.closed(all).described("How each role of text looks.")
  }

  private static let look = JSONObject.closed([
    "hex": ["type": "string", "pattern": .string(color), "description": "True colour."],
    "x256": [
      "anyOf": [["type": "integer", "minimum": 0, "maximum": 255], ["type": "string"]],
      "description": "One of 256 colours, \"default\" or \"16 on 222\".",
    ],
    "c16": ["type": "string", "description": "One of 16 colours by name, default or reverse."],
    "attr": [
      "type": "string",
      "pattern": "^((bold|italic|underline|strike|reverse)([ +]|$))+$",
      "description": "bold, italic, underline, strike, reverse.",
    ],
  ])
}
