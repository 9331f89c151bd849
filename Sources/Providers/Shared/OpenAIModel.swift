/// What the id of a model says about OpenAI's rules for it.
///
/// Ids of the forms `o3-mini` and `gpt-5.1-codex` are understood, with any prefix that a gateway
/// puts before the last slash; everything else (fine-tunes, deployments, other makers) is not.
struct OpenAIModel {
  /// Whether it is a reasoning model; nil when the id does not say.
  var reasons: Bool?
  /// Whether temperature and `top_p` come back at reasoning effort `none`: gpt-5.1 and newer.
  var takesSamplingAtNoEffort = false

  init(id: String) {
    let name = id.lowercased().split(separator: "/").last ?? ""
    let words = name.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
    guard let first = words.first else { return }
    if first.hasPrefix("o"), Self.number(first.dropFirst()) != nil {
      reasons = true
    } else if first == "gpt", words.count > 1 {
      read(version: words[1], variant: words.count > 2 ? words[2] : "")
    }
  }

  private mutating func read(version: Substring, variant: Substring) {
    let numbers = version.split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count <= 2, let first = numbers.first else { return }
    // gpt-4o and its like do not reason.
    guard let major = Self.number(first) else {
      reasons = first.first.map { ("3"..."4").contains($0) } == true ? false : nil
      return
    }
    guard numbers.count == 1 || Self.number(numbers[1]) != nil else { return }
    let minor = numbers.count == 2 ? Self.number(numbers[1]) : nil
    let isChat = variant.hasPrefix("chat") && minor == nil
    reasons = major >= 5 && !isChat
    takesSamplingAtNoEffort = major > 5 || major == 5 && (minor ?? 0) >= 1
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return Int(text)
  }
}
