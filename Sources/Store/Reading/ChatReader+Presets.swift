import GRDB
import JSONCoding

extension ChatReader {
  /// Every preset, by name.
  func presets() throws -> [PresetRecord] {
    try Row.fetchAll(db, sql: "SELECT name, content FROM presets ORDER BY name").map { row in
      PresetRecord(name: row["name"], content: Self.json(row["content"]).object ?? JSONObject())
    }
  }
}
