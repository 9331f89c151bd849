/// What a loop asks of the state at every turn.
package struct Pulse: Sendable {
  /// Whether something runs that is counted or turns.
  package var isBusy: Bool
  /// Whether some answer grows at this moment.
  package var hasGrowingAnswer: Bool
  /// When the state wants a tick; nil: only for what runs.
  package var nextMoment: Duration?
  /// When drafts that have changed are to be handed over; nil: none has.
  package var draftDue: Duration?
}

extension AppState {
  /// What a loop asks at every turn, in one.
  ///
  /// Mutating, though it changes nothing: the state has seven kilobytes, and whoever is asked from
  /// outside without being allowed to change anything is copied for each question.
  package mutating func pulse() -> Pulse {
    Pulse(
      isBusy: isBusy, hasGrowingAnswer: hasGrowingAnswer, nextMoment: nextMoment,
      draftDue: draftDue)
  }
}
