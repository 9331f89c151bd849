/// Where a line may end inside a run of characters without spaces.
///
/// A small part of Unicode's line breaking (UAX 14): wide characters may stand at either end of a
/// line, but closing signs never begin one and opening signs never end one.
enum LineBreaks {
  /// Whether a line may end between two characters that are not spaces.
  static func isAllowed(after before: Cluster, before after: Cluster) -> Bool {
    guard before.width == 2 || after.width == 2 else { return false }
    return !neverFirst.contains(after.scalar) && !neverLast.contains(before.scalar)
  }

  private static let neverFirst = scalars(
    "!%),.:;?]}»’”…‥·、。〃々〉》」』】〕〗〙〛〜゠ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶヽヾゝゞ"
      + "！％），．：；？］｝～｡｣､･\u{A0}")
  private static let neverLast = scalars("([{«‘“〈《「『【〔〖〘〚〝（［｛｢\u{A0}")

  private static func scalars(_ text: String) -> Set<UInt32> {
    Set(text.unicodeScalars.map(\.value))
  }
}
