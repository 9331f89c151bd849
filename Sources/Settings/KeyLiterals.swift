import JSONCoding

/// Looks through all values of a file for what may not stand there.
struct KeyLiterals {
  let mistakes: MistakeList

  /// Names every text that looks like a key, and every number that no request could carry.
  func check(_ value: JSONValue, at path: TOMLPath = TOMLPath(), name: String = "") {
    switch value {
    case .object(let object):
      for member in object.members {
        check(member.value, at: path.appending(member.key), name: member.key)
      }
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        check(element, at: path.appending(index), name: name)
      }
    case .string(let text): check(text, at: path, name: name)
    default: break
    }
  }

  private func check(_ text: String, at path: TOMLPath, name: String) {
    if mistakes.entry(at: path)?.isQuoted == false, Self.isNotFinite(text) {
      mistakes.settle("\(path) must be a finite number.", at: path)
    }
    let literal = VariableTemplate.literals(of: text)
    let isNamedHere = path.steps.dropLast().last == .key("headers")
    guard isNamedHere ? KeyShape.isKey(literal, named: name) : KeyShape.isKey(literal) else {
      return
    }
    switch name {
    case "key_env":
      mistakes.settle(
        "\(path) takes the name of a variable, and what stands here looks like a key. "
          + "Put the key into a variable and write its name.", at: path)
    default:
      mistakes.settle(
        "\(path) holds what looks like a key. Put it into a variable and write ${VAR} here.",
        at: path)
    }
  }

  private static func isNotFinite(_ text: String) -> Bool {
    ["inf", "infinity", "nan"].contains(text.lowercased().drop { $0 == "+" || $0 == "-" })
  }
}
