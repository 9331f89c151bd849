/// Colours code line by line; what goes on over the end of a line is carried to the next.
///
/// It knows words, comments, strings and numbers, and no grammar: wrong code is coloured as well as
/// right code, and each line costs as much as it is long.
struct CodeHighlighter {
  enum State: Equatable {
    case code
    /// In one of the language's forms, nested so deep.
    case form(Int, depth: Int)
    /// Between `<` and `>`.
    case tag
  }

  private let language: CodeLanguage?
  var state = State.code
  var index = 0
  var bytes: [UInt8] = []
  private var text = StyledText()

  private static let plain = TextStyle(.text, on: .codeBackground)

  init(language: CodeLanguage?) { self.language = language }

  /// The next line, without its end.
  mutating func line(_ line: ArraySlice<UInt8>) -> StyledText {
    bytes = Array(line)
    index = 0
    text = StyledText()
    switch language?.kind {
    case nil: write(to: bytes.count, .text)
    case .diff: write(to: bytes.count, CodeLine.diff(bytes))
    case .markdown: write(to: bytes.count, CodeLine.markdown(bytes))
    case .markup: markup()
    case .code, .keyed: if let language { code(language) }
    }
    return text
  }

  /// Writes what lies before `end` in a role.
  mutating func write(to end: Int, _ role: TextRole) {
    guard end > index else { return }
    text.append(
      bytes: bytes[index..<end], role == .text ? Self.plain : TextStyle(role, on: .codeBackground))
    index = end
  }

  // MARK: Code

  private mutating func code(_ language: CodeLanguage) {
    if case .form(let form, let depth) = state {
      finish(language.forms[form], number: form, from: index, depth: depth)
    }
    var keyEnd = keyEnd(language)
    while index < bytes.count {
      if index < keyEnd {
        write(to: keyEnd, .keyword)
        keyEnd = 0
        continue
      }
      let byte = bytes[index]
      if CodeLine.isDigit(byte) {
        write(to: CodeLine.endOfNumber(bytes, from: index), .number)
      } else if isName(byte, language) {
        name(language)
      } else if let form = form(language) {
        finish(
          language.forms[form], number: form, from: index + language.forms[form].open.count,
          depth: 1)
      } else {
        write(to: index + 1, .text)
      }
    }
  }

  private func isName(_ byte: UInt8, _ language: CodeLanguage) -> Bool {
    CodeLine.isLetter(byte) || (language.signs.contains(byte) && startsName(byte))
  }

  /// A dash or dot begins no name but may stand in one.
  private func startsName(_ byte: UInt8) -> Bool { !"-./?!".utf8.contains(byte) }

  private mutating func name(_ language: CodeLanguage) {
    var end = index + 1
    while end < bytes.count,
      CodeLine.isLetter(bytes[end]) || CodeLine.isDigit(bytes[end])
        || language.signs.contains(bytes[end])
    {
      end += 1
    }
    write(to: end, role(of: index..<end, language))
  }

  private func role(of range: Range<Int>, _ language: CodeLanguage) -> TextRole {
    guard range.count <= 24 else { return .text }
    let word = String(decoding: bytes[range], as: UTF8.self)
    if language.keywords.contains(language.ignoresCase ? word.lowercased() : word) {
      return .keyword
    }
    let isCapital = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= bytes[range.lowerBound]
    return language.hasTypes && isCapital && range.count > 1 ? .type : .text
  }

  // MARK: Comments and strings

  /// The form that begins here.
  private func form(_ language: CodeLanguage) -> Int? {
    language.forms.indices.first { number in
      let form = language.forms[number]
      guard form.open.first == bytes[index], bytes[index...].starts(with: form.open) else {
        return false
      }
      if form.close.isEmpty {
        // A number sign inside a word is no comment.
        return form.open.count > 1 || index == 0 || bytes[index - 1] == 0x20
      }
      // An apostrophe without its twin is one, not the start of a text.
      let isApostrophe = form.open == [UInt8(ascii: "'")] && !form.isLong
      return !isApostrophe || end(of: form, from: index + 1) != nil
    }
  }

  /// Writes a form to its end, or to the end of the line.
  private mutating func finish(_ form: CodeForm, number: Int, from start: Int, depth: Int) {
    var depth = depth
    var position = start
    if form.close.isEmpty {
      state = .code
      return write(to: bytes.count, form.role)
    }
    while let (end, opens) = end(of: form, from: position) {
      depth += opens ? 1 : -1
      position = end
      if depth == 0 {
        state = .code
        return write(to: end, isKey(after: end, form) ? .keyword : form.role)
      }
    }
    write(to: bytes.count, form.role)
    state = form.isLong ? .form(number, depth: depth) : .code
  }

  /// The next place where a form ends, or where one more begins in it.
  private func end(of form: CodeForm, from start: Int) -> (end: Int, opens: Bool)? {
    guard let last = form.close.first else { return nil }
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if form.escapes, byte == UInt8(ascii: "\\") {
        position += 2
      } else if byte == last, bytes[position...].starts(with: form.close) {
        return (position + form.close.count, false)
      } else if form.nests, byte == form.open.first, bytes[position...].starts(with: form.open) {
        return (position + form.open.count, true)
      } else {
        position += 1
      }
    }
    return nil
  }

  // MARK: Keys

  /// Whether a text is the name of a member, as in JSON.
  private func isKey(after end: Int, _ form: CodeForm) -> Bool {
    guard form.role == .string, case .keyed(let sign) = language?.kind else { return false }
    return bytes[end...].first { $0 != 0x20 } == sign
  }

  /// Where the key ends with which the line begins; 0 without one.
  private mutating func keyEnd(_ language: CodeLanguage) -> Int {
    guard case .keyed(let sign) = language.kind, state == .code, index == 0 else { return 0 }
    let start = bytes.firstIndex { $0 != 0x20 && $0 != UInt8(ascii: "-") } ?? bytes.count
    guard start < bytes.count, CodeLine.isLetter(bytes[start]) || CodeLine.isDigit(bytes[start])
    else { return 0 }
    var end = start
    while end < bytes.count,
      CodeLine.isLetter(bytes[end]) || CodeLine.isDigit(bytes[end])
        || language.signs.contains(bytes[end])
    {
      end += 1
    }
    let after = bytes[end...].firstIndex { $0 != 0x20 } ?? bytes.count
    guard after < bytes.count, bytes[after] == sign else { return 0 }
    // A colon is the end of a key only before a space: addresses have colons too.
    let isPlain = sign != UInt8(ascii: ":") || after + 1 == bytes.count || bytes[after + 1] == 0x20
    guard isPlain else { return 0 }
    write(to: start, .text)
    return end
  }

  // MARK: Markup

  private static let comment = CodeForm.comment("<!--", "-->")

  private mutating func markup() {
    if case .form = state { finish(Self.comment, number: 0, from: 0, depth: 1) }
    while index < bytes.count {
      if state == .tag {
        tag()
      } else if bytes[index...].starts(with: Self.comment.open) {
        finish(Self.comment, number: 0, from: index + 4, depth: 1)
      } else if bytes[index] == UInt8(ascii: "<"), let next = bytes[(index + 1)...].first,
        CodeLine.isLetter(next) || "/!?".utf8.contains(next)
      {
        let end = bytes[(index + 2)...].firstIndex { $0 == 0x20 || $0 == UInt8(ascii: ">") }
        state = .tag
        write(to: end ?? bytes.count, .keyword)
      } else {
        let end = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "<"))
        write(to: end ?? bytes.count, .text)
      }
    }
  }

  private mutating func tag() {
    switch bytes[index] {
    case UInt8(ascii: ">"):
      state = .code
      write(to: index + 1, .keyword)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let end = bytes[(index + 1)...].firstIndex(of: bytes[index]).map { $0 + 1 }
      write(to: end ?? bytes.count, .string)
    default:
      let end = bytes[index...].firstIndex { ">\"'".utf8.contains($0) }
      write(to: end ?? bytes.count, .text)
    }
  }
}
