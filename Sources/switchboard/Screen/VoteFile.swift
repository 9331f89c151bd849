import AppCore
import JSONCoding
import Settings

/// The votes on answers, as a member of the state file.
struct VoteFile {
  private static let key = "tally"
  private let file: StateFile

  init(_ file: StateFile) { self.file = file }

  func read() -> VoteTally { VoteTally(file.read()[Self.key]?.object ?? JSONObject()) }

  /// Adds a vote to what the file has by now, or takes it off.
  ///
  /// - Parameters:
  ///   - vote: What a person chose.
  ///   - step: 1, or -1 to take it back.
  /// - Returns: Why it could not be kept; nil when it was.
  func keep(_ vote: Vote, by step: Int) -> String? {
    do {
      // Two programs may count at the same time.
      try file.update { object in
        var tally = VoteTally(object[Self.key]?.object ?? JSONObject())
        tally.count(vote, by: step)
        object[Self.key] = .object(tally.json)
      }
      return nil
    } catch {
      return "The vote counts for this run only: \(error)"
    }
  }
}
