/// An answer that is being kept as it grows.
package struct AnswerRecording: Sendable {
  /// Where the answer stands; the next prompt follows it.
  package let place: MessagePlace
  /// What is known of it at its beginning.
  let record: MessageRecord
}
