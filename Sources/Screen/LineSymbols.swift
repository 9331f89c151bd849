/// The signs that lines are drawn with.
package enum LineSymbols: Sendable, Hashable {
  /// Box drawing characters, one column wide in every terminal that can show frames.
  case unicode
  /// `- = | # +`, for terminals that draw box lines two columns wide or lack them.
  case ascii
}
