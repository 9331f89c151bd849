import AppCore
import ChatModel
import TextLayout

/// The model or the chain of a pane within a width.
struct PaneTitle {
  let chain: [ChainItem]

  /// The title in at most so many columns: whole, then without providers, then with fewer entries
  /// named, then cut inside the ids; the end of an id always stays.
  func text(_ room: Int) -> String {
    guard let first = chain.first else { return "no model" }
    return forms(first).first { DisplayWidth.width(of: $0) <= room } ?? cut(first, room)
  }

  private var more: String { chain.count > 1 ? " › \(chain.count - 1) more" : "" }

  private func forms(_ first: ChainItem) -> [String] {
    var forms: [String] = []
    let names = [Sanitizer.line(first.id), Sanitizer.line(first.model)]
    if chain.count == 2 {
      forms.append("\(names[0]) › \(Sanitizer.line(chain[1].id))")
      forms.append("\(names[1]) › \(Sanitizer.line(chain[1].model))")
    }
    return forms + names.map { $0 + more }
  }

  private func cut(_ first: ChainItem, _ room: Int) -> String {
    let rest = room - DisplayWidth.width(of: more)
    let name = Sanitizer.line(first.model)
    return rest >= Self.fewest ? Self.short(name, to: rest) + more : Self.short(name, to: room)
  }

  /// The last eight characters of an id and the mark of the cut.
  private static let fewest = 9

  /// An id in at most so many columns: without the parts of vendors, then cut in the middle.
  static func short(_ name: String, to room: Int) -> String {
    guard DisplayWidth.width(of: name) > room else { return name }
    if let slash = name.lastIndex(where: { $0 == "/" }) {
      let end = String(name[name.index(after: slash)...])
      let mark = String(DisplayWidth.cutMark)
      if !end.isEmpty { return short(mark + end, to: room, isMarked: true) }
    }
    return short(name, to: room, isMarked: false)
  }

  private static func short(_ name: String, to room: Int, isMarked: Bool) -> String {
    guard DisplayWidth.width(of: name) > room else { return name }
    let cut = DisplayWidth.truncate(isMarked ? String(name.dropFirst()) : name, to: room)
    // Of little room the start takes too much.
    guard room < 13, room > 1 else { return cut }
    return String(DisplayWidth.cutMark) + String(name.suffix(room - 1))
  }
}
