/// What to do when an entry fails after its text has been shown (R34).
///
/// Before any text a failure is retried or the next entry is asked, and none of this applies. After
/// text the same entry is never called again by itself, and nothing is ever joined unmarked.
public enum AfterText: String, Sendable, Hashable, CaseIterable {
  /// The next entry answers afresh; the partial text is kept with its attempt.
  case restart
  /// The next entry goes on from the partial text, and the seam is marked.
  ///
  /// A model that cannot go on from a text answers afresh instead.
  case `continue`
  /// The partial answer stays, marked interrupted.
  case stop
}
