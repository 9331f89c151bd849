import ChatModel
import Synchronization

/// The effort controls that were looked up in one catalogue: titles and hints of every frame name them.
///
/// Copies of the state share it, which is right as long as they have the same catalogue.
final class EffortShelf: Sendable {
  private let found = Mutex<[ModelID: EffortControl?]>([:])

  /// The control of a model, looked up once.
  func control(of id: ModelID, _ look: () -> EffortControl?) -> EffortControl? {
    if let known = found.withLock({ $0[id] }) { return known }
    let control = look()
    found.withLock { $0[id] = .some(control) }
    return control
  }
}
