/// A quote or an item of a list that lines may still belong to.
struct OpenContainer {
  enum Kind {
    case quote
    /// `indent` is how far its lines must be indented.
    case item(ListMarker, indent: Int)
  }

  var kind: Kind
  /// What stands before the text of an item.
  var marker = ""
  /// Whether a block has shown the marker.
  var isShown = false
  /// An item that began with an empty line ends with a second one.
  var beganBlank = false
}
