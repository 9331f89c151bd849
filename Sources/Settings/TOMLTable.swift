import JSONCoding

/// A table while its file is read; it knows who may still add to it.
final class TOMLTable {
  enum Origin {
    /// Only named on the way to another table; a header or dotted keys may still define it.
    case implicit
    /// Defined by its header.
    case header
    /// Defined by dotted keys; only they, and headers of tables below it, add to it.
    case dotted
  }

  enum Item {
    case value(JSONValue)
    case table(TOMLTable)
    /// The elements that `[[…]]` has made so far.
    case tables([TOMLTable])
  }

  var origin: Origin
  private var keys: [String] = []
  private var items: [String: Item] = [:]

  init(_ origin: Origin) { self.origin = origin }

  subscript(key: String) -> Item? {
    get { items[key] }
    set {
      if items.updateValue(newValue ?? .value(.null), forKey: key) == nil { keys.append(key) }
    }
  }

  /// The members in the order in which they were first named.
  var object: JSONObject {
    JSONObject(
      keys.map { key in
        switch items[key] {
        case .value(let value)?: JSONObject.Member(key: key, value: value)
        case .table(let table)?: JSONObject.Member(key: key, value: .object(table.object))
        case .tables(let tables)?:
          JSONObject.Member(key: key, value: .array(tables.map { .object($0.object) }))
        case nil: JSONObject.Member(key: key, value: .null)
        }
      })
  }
}
