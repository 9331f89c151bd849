import AppCore
import JSONCoding
import Screen
import TextLayout

extension ScreenView {
  /// The next request in few lines below the options: where it goes, then the members of its body,
  /// those first that differ from the last request where not all have room.
  func drawSideWire(_ state: AppState, in area: Rect, of frame: inout Frame) {
    let members = state.chat.preview.map { SideWire($0, since: state.chat.sent).members } ?? []
    let changes = members.count { $0.mark != " " }
    drawTitle(
      "Wire", number: nil, fact: state.chat.sent == nil ? "" : "\(changes) changed", in: area,
      isFocused: false, isCurrent: false, of: &frame)
    let body = area.inset(top: 1)
    guard let preview = state.chat.preview else { return }
    if let failure = preview.failure {
      return drawParagraph(failure, in: body.inset(left: 1), indent: 1, of: &frame)
    }
    var lines: [StyledLine] = []
    for member in members.filter({ $0.mark != " " }) + members.filter({ $0.mark == " " }) {
      lines += self.lines(of: member, width: body.width - 1)
    }
    let isWhole = lines.count < body.height
    if isWhole { lines = members.flatMap { self.lines(of: $0, width: body.width - 1) } }
    let place = preview.url.firstRange(of: "://").map { String(preview.url[$0.upperBound...]) }
    let host = Sanitizer.line(place ?? preview.url)
    let room = body.width - 4
    let post =
      DisplayWidth.width(of: host) + 5 <= room
      ? "POST " + host : DisplayWidth.truncate(host, to: room, cut: .end)
    lines.insert(StyledLine("   " + post, TextStyle(.muted)), at: 0)
    for (row, line) in lines.prefix(body.height).enumerated() {
      write(line, at: body.row + row, in: body, of: &frame)
    }
  }

  private func lines(of member: SideWire.Member, width: Int) -> [StyledLine] {
    let role: TextRole =
      switch member.mark {
      case "+": .added
      case "-": .removed
      case "~": .warning
      default: .muted
      }
    let style = TextStyle(role)
    let margin = " \(member.mark) "
    let wrapper = TextWrapper(
      width: width, first: StyledLine(margin, style), rest: StyledLine(margin + "  ", style))
    return Array(wrapper.lines(of: StyledText(Sanitizer.line(member.text), style)).prefix(4))
  }
}

/// The members of a request's body in a line each, and which of them are others than the last time.
struct SideWire {
  struct Member {
    var text: String
    /// `+`, `-`, `~`, or a space where nothing has changed.
    var mark: String
  }

  private(set) var members: [Member] = []

  /// The members that hold the conversation; they differ each time and are only counted.
  private static let conversation: Set<String> = ["messages", "input", "contents"]
  /// Characters of a value that are looked at.
  private static let longestValue = 120

  init(_ preview: WirePreview, since sent: WirePreview?) {
    let all = preview.body.effectiveMembers
    members = all.map { member in
      let isTalk = Self.conversation.contains(member.key)
      let old = sent?.body[member.key]
      let isSame = sent == nil || isTalk && old != nil || old == member.value
      let value = isTalk ? Self.count(member.value) : Self.text(member.value)
      return Member(
        text: "\(JSONValue.string(member.key).text()): \(value)",
        mark: isSame ? " " : old == nil ? "+" : "~")
    }
    for member in sent?.body.effectiveMembers ?? [] where preview.body[member.key] == nil {
      members.append(
        Member(
          text: "\(JSONValue.string(member.key).text()): \(Self.text(member.value))", mark: "-"))
    }
  }

  private static func count(_ value: JSONValue) -> String {
    guard let count = value.array?.count else { return text(value) }
    return count == 1 ? "1 message" : "\(count) messages"
  }

  private static func text(_ value: JSONValue) -> String {
    if case .string(let text) = value, text.utf8.count > longestValue {
      return JSONValue.string(String(text.prefix(longestValue))).text()
    }
    // What is long is cut where it is drawn; a break after each comma lets it wrap.
    return String(value.text().prefix(400)).replacing(",\"", with: ", \"")
  }
}
