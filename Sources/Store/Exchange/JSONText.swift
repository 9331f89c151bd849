import JSONCoding

/// Short JSON texts inside other texts.
enum JSONText {
  static func of(_ text: String) -> String { JSONValue.string(text).text() }
  static func of(_ object: JSONObject) -> String { JSONValue.object(object).text() }
}
