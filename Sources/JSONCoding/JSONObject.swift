/// The members of a JSON object in the order in which they stand in the text.
///
/// Looking up is linear: objects of requests and replies are short. A key that stands twice is kept
/// twice; the last one counts.
public struct JSONObject: Sendable, Hashable {
  public struct Member: Sendable, Hashable {
    public var key: String
    public var value: JSONValue

    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  public var members: [Member]

  public init(_ members: [Member] = []) { self.members = members }

  public var isEmpty: Bool { members.isEmpty }
  public var keys: [String] { members.map(\.key) }

  /// The members that count: those whose key does not stand again later.
  package var effectiveMembers: [Member] {
    var seen: Set<String> = []
    return members.reversed().filter { seen.insert($0.key).inserted }.reversed()
  }

  /// The last member of that name. Setting replaces it in place or appends; nil removes it.
  public subscript(key: String) -> JSONValue? {
    get { members.last { $0.key == key }?.value }
    set {
      guard let newValue else {
        members.removeAll { $0.key == key }
        return
      }
      if let index = members.lastIndex(where: { $0.key == key }) {
        members[index].value = newValue
      } else {
        members.append(Member(key: key, value: newValue))
      }
    }
  }

  /// The value below a chain of member names.
  public subscript(path path: [String]) -> JSONValue? {
    get {
      guard let first = path.first else { return nil }
      let below = self[first]
      return path.count == 1 ? below : below?.object?[path: Array(path.dropFirst())]
    }
    set {
      guard let first = path.first else { return }
      guard path.count > 1 else {
        self[first] = newValue
        return
      }
      var below = self[first]?.object ?? JSONObject()
      below[path: Array(path.dropFirst())] = newValue
      self[first] = .object(below)
    }
  }

  /// Lays `other` over this object: objects merge key by key, everything else is replaced (R17).
  public mutating func merge(_ other: JSONObject) {
    for member in other.effectiveMembers {
      if case .object(let above) = member.value, case .object(var below)? = self[member.key] {
        below.merge(above)
        self[member.key] = .object(below)
      } else {
        self[member.key] = member.value
      }
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements.map { Member(key: $0.0, value: $0.1) })
  }
}
