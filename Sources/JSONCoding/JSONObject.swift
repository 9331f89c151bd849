/// The members of a JSON object in the order in which they stand in the text.
///
/// Looking up is linear: objects of requests and replies are short. A key that stands twice is kept
/// twice; the last one counts.
public struct JSONObject: Sendable, Hashable {
  /// A name and its value.
  public struct Member: Sendable, Hashable {
    /// The name, escapes resolved.
    public var key: String
    /// The value.
    public var value: JSONValue

    /// A member of that name.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Every member in order, also those that a later one of the same name hides.
  public var members: [Member]

  /// An object of members in that order.
  public init(_ members: [Member] = []) { self.members = members }

  /// Whether there is no member.
  public var isEmpty: Bool { members.isEmpty }
  /// The names in order.
  public var keys: [String] { members.map(\.key) }

  /// The members that count: those whose key does not stand again later.
  package var effectiveMembers: [Member] {
    var seen: Set<String> = []
    return members.reversed().filter { seen.insert($0.key).inserted }.reversed()
  }

  /// The last member of that name.
  ///
  /// Setting replaces it in place or appends; nil removes every member of the name.
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
  /// An object of members in the order in which they are written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements.map { Member(key: $0.0, value: $0.1) })
  }
}
