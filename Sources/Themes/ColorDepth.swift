/// How many colours a terminal has.
package enum ColorDepth: Sendable, Hashable, CaseIterable {
  case sixteen
  case indexed
  case trueColor
}
