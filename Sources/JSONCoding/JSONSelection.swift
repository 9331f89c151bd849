extension JSONNode {
  /// The members of an object that have one of these names, found in one pass; none for anything
  /// else.
  ///
  /// As with the subscript the last one of a name counts, and `null` is nothing.
  package func members(_ names: JSONNames) -> JSONSelection {
    JSONSelection(document: document, found: document.find(names, in: index))
  }
}

/// What was found of some names; holds good until the next `parse`.
package struct JSONSelection {
  let document: JSONDocument
  let found: InlineArray<16, Int32>

  /// The member with the name at this position of the names.
  package subscript(position: Int) -> JSONNode? {
    let index = found[position]
    return index < 0 ? nil : JSONNode(document: document, index: Int(index))
  }
}
