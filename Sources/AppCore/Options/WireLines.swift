import JSONCoding

/// One line of the shown request.
package struct WireLine: Sendable, Hashable {
  package enum Mark: Sendable, Hashable { case added, changed, removed }

  package var text: String
  /// Levels of indentation.
  package var depth = 0
  package var mark: Mark?
  /// The value before the change.
  package var was: String?
  /// What stands at the right: where the provider's cache ends.
  package var note: String?
  /// The members down to what the line begins; empty for the head.
  package var path: [String] = []
  /// nil when there is nothing to fold.
  package var isFolded: Bool?

  package init(_ text: String, depth: Int = 0) {
    self.text = text
    self.depth = depth
  }
}

/// Lays a request out in lines and marks what differs from the last one sent.
///
/// Linear in what is shown; texts are cut, and the middle of a long conversation is not in the
/// preview at all.
package struct WireLines {
  private let folded: Set<[String]>
  private let hasOld: Bool
  package private(set) var lines: [WireLine] = []

  /// Stands for the messages that a preview leaves out: the number of them follows.
  static let omission = "\u{2060}switchboard: messages left out: "
  /// Characters of a text that are shown.
  static let longestText = 400
  /// The members of a body that hold the conversation; they differ each time and are not marked.
  private static let conversation: Set<String> = ["messages", "input", "contents"]
  private static let breakpoints: Set<String> = [
    "cache_control", "cachePoint", "prompt_cache_breakpoint", "cachedContent",
  ]

  /// - Parameters:
  ///   - preview: What would be sent.
  ///   - sent: What was sent last; nil when nothing was.
  ///   - folded: The paths of what is folded.
  package init(_ preview: WirePreview, since sent: WirePreview?, folded: Set<[String]>) {
    self.folded = folded
    hasOld = sent != nil
    if let failure = preview.failure {
      lines = [WireLine(failure)]
      return
    }
    lines.append(WireLine("POST \(preview.url)"))
    for header in preview.headers { addHeader(header, sent) }
    lines.append(WireLine(""))
    add(
      .object(preview.body), key: nil, path: [], old: sent.map { .object($0.body) }, isLast: true,
      isMarked: hasOld)
  }

  /// How many lines differ.
  package var changes: Int { lines.count { $0.mark != nil } }

  private mutating func addHeader(_ header: WirePreview.Header, _ sent: WirePreview?) {
    var line = WireLine("\(header.name): \(header.value)")
    if let sent {
      let old = sent.headers.first { $0.name.lowercased() == header.name.lowercased() }
      if old == nil { line.mark = .added }
      if let old, old.value != header.value {
        line.mark = .changed
        line.was = old.value
      }
    }
    lines.append(line)
  }

  private mutating func add(
    _ value: JSONValue, key: String?, path: [String], old: JSONValue?, isLast: Bool,
    isMarked: Bool
  ) {
    let start = key.map { JSONValue.string($0).text() + ": " } ?? ""
    let comma = isLast ? "" : ","
    if let count = Self.omitted(value) {
      var line = WireLine("\(count) more messages; what is copied has them all", depth: path.count)
      line.path = path
      lines.append(line)
      return
    }
    switch value {
    case .object(let object) where !object.isEmpty:
      let members = object.effectiveMembers.map { ($0.key, $0.value, $0.key as String?) }
      addGroup(
        members, "{", "}", start: start, comma: comma, path: path, old: old, isMarked: isMarked)
    case .array(let elements) where !elements.isEmpty:
      let members = elements.enumerated().map { ("\($0)", $1, nil as String?) }
      addGroup(
        members, "[", "]", start: start, comma: comma, path: path, old: old, isMarked: isMarked)
    default:
      var line = WireLine(start + Self.text(value) + comma, depth: path.count)
      line.path = path
      mark(&line, value, old, isMarked: isMarked)
      note(&line, key)
      lines.append(line)
    }
  }

  private mutating func addGroup(
    _ members: [(String, JSONValue, String?)], _ opening: String, _ closing: String,
    start: String, comma: String, path: [String], old: JSONValue?, isMarked: Bool
  ) {
    let key = path.last
    let isFolded = folded.contains(path) && !path.isEmpty
    var line = WireLine(
      start + opening + (isFolded ? " \(members.count) \(closing)\(comma)" : ""),
      depth: path.count)
    line.path = path
    if !path.isEmpty { line.isFolded = isFolded }
    let isNew = isMarked && hasOld && !Self.isGroup(old, opening)
    if isNew { line.mark = old == .none ? .added : .changed }
    note(&line, key)
    lines.append(line)
    if isFolded { return }
    for (index, member) in members.enumerated() {
      let isTalk = path.isEmpty && Self.conversation.contains(member.0)
      let before: JSONValue? = isNew ? .none : Self.member(member.0, of: old)
      add(
        member.1, key: member.2, path: path + [member.0], old: before,
        isLast: index == members.count - 1, isMarked: isMarked && !isTalk)
    }
    if isMarked, !isNew { addRemoved(members.map(\.0), path: path, old: old) }
    var end = WireLine(closing + comma, depth: path.count)
    end.path = path
    if isNew { end.mark = line.mark }
    lines.append(end)
  }

  /// What was sent last time and is not now.
  private mutating func addRemoved(_ names: [String], path: [String], old: JSONValue?) {
    for member in old?.object?.effectiveMembers ?? [] where !names.contains(member.key) {
      let text = "\(JSONValue.string(member.key).text()): \(Self.text(member.value))"
      var line = WireLine(text, depth: path.count + 1)
      line.path = path + [member.key]
      line.mark = .removed
      lines.append(line)
    }
  }

  private func mark(
    _ line: inout WireLine, _ value: JSONValue, _ old: JSONValue?, isMarked: Bool
  ) {
    guard isMarked, hasOld, old != .some(value) else { return }
    line.mark = old == .none ? .added : .changed
    line.was = old.map(Self.text)
  }

  private func note(_ line: inout WireLine, _ key: String?) {
    if let key, Self.breakpoints.contains(key) {
      line.note = line.path.count == 1 ? "cached to the last block" : "cached up to here"
    }
  }

  private static func isGroup(_ old: JSONValue?, _ opening: String) -> Bool {
    opening == "{" ? old?.object != nil : old?.array != nil
  }

  private static func member(_ name: String, of value: JSONValue?) -> JSONValue? {
    switch value {
    case .object(let object)?: object[name]
    case .array(let elements)?:
      Int(name).flatMap { elements.indices.contains($0) ? .some(elements[$0]) : .none } ?? .none
    default: .none
    }
  }

  private static func text(_ value: JSONValue) -> String {
    guard case .string(let text) = value, text.utf8.count > longestText else {
      return value.text()
    }
    let start = String(text.prefix(longestText))
    let rest = text.utf8.count - start.utf8.count
    return JSONValue.string(start).text() + " and \(rest) bytes more"
  }

  /// The number of messages that stand for this one.
  private static func omitted(_ value: JSONValue) -> Int? {
    switch value {
    case .string(let text):
      return text.hasPrefix(omission) ? Int(text.dropFirst(omission.count)) : nil
    case .array(let elements) where elements.count <= 2:
      return elements.lazy.compactMap(omitted).first
    case .object(let object) where object.members.count <= 3:
      return object.members.lazy.compactMap { omitted($0.value) }.first
    default: return nil
    }
  }
}
