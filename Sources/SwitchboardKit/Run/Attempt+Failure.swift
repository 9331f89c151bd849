import ChatModel

extension Attempt {
  /// Says why the attempt brought no answer: its own failure, or a person who gave up on it.
  mutating func fail(with failure: CallFailure) {
    outcome = failure.kind == .stopped ? .stopped : .failed
    kind = failure.kind
    status = failure.status ?? status
    message = Sentence.of(failure.message)
    requestID = failure.requestID ?? requestID
    self.failure = failure
  }

  /// Says that the attempt was stopped along with the run.
  mutating func stop() {
    outcome = .stopped
    kind = .stopped
    message = "Stopped."
  }

  /// Says that the entry was passed over without a call.
  mutating func skip(_ kind: FailureKind, _ sentence: String) {
    call = 0
    outcome = .skipped
    self.kind = kind
    message = sentence
    ended = started
  }
}
