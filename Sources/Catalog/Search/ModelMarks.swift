package import ChatModel

/// What a search knows of the person: which providers can be asked, favourites, recents, speeds.
///
/// Made anew when one of these changes, not for every key.
package struct ModelMarks: Sendable {
  let flags: [ModelFlags]
  /// Measured tokens per second by row; empty when nothing was measured.
  let speeds: [UInt32: Float]

  /// Nothing known.
  package init() {
    flags = []
    speeds = [:]
  }

  /// Marks the rows of an index; `ready` are the ids of providers that can be asked now, `speeds`
  /// measured tokens per second.
  package init(
    _ index: ModelIndex, ready: Set<String> = [], favourites: [ModelID] = [],
    recents: [ModelID] = [], hidden: [ModelID] = [], speeds: [ModelID: Double] = [:]
  ) {
    let isReady = index.providers.map { ready.contains($0.record.id) }
    var flags = index.rows.map { isReady[Int($0.provider)] ? ModelFlags.hasKey : [] }
    func mark(_ ids: [ModelID], _ flag: ModelFlags) {
      for id in ids {
        if let row = index.row(of: id) { flags[row].insert(flag) }
      }
    }
    mark(favourites, .favourite)
    mark(recents, .recent)
    mark(hidden, .hidden)
    self.flags = flags
    var byRow: [UInt32: Float] = [:]
    for (id, speed) in speeds {
      if let row = index.row(of: id) { byRow[UInt32(row)] = Float(speed) }
    }
    self.speeds = byRow
  }
}
