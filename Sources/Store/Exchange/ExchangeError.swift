/// Why a file could not be imported, or a chat not exported.
package enum ExchangeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file is no JSON.
  case notJSON(String)
  /// The file has a form of which none is known.
  case unknownForm
  /// The file is an export of a later version of this program.
  case newer(version: Int)
  /// The file does not hold what its form asks for, as part of a sentence.
  case form(String)

  /// One sentence with the cause, without the file's name.
  package var description: String {
    switch self {
    case .notJSON(let reason): "It is \(reason)."
    case .unknownForm:
      "It is neither an export of Switchboard nor a conversations.json of ChatGPT or Claude."
    case .newer(let version):
      "It was written by a newer version of Switchboard (form \(version))."
    case .form(let mistake): "Its form is wrong: \(mistake)."
    }
  }
}
