import JSONCoding

/// Looks through all values of a file for keys, which do not stand in files.
struct KeyLiterals {
  let mistakes: MistakeList

  /// Names every text that looks like a key.
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
    let literal = VariableTemplate.literals(of: text)
    let isHeader = path.steps.dropLast().last == .key("headers")
    guard isHeader ? KeyShape.isKey(literal, named: name) : KeyShape.isKey(literal) else { return }
    if name == "key_env" {
      mistakes.settle(
        "\(path) takes the name of a variable, and what stands here looks like a key. "
          + "Put the key into a variable and write its name.", at: path)
    } else {
      mistakes.settle(
        "\(path) holds what looks like a key. Put it into a variable and write ${VAR} here.",
        at: path)
    }
  }
}
