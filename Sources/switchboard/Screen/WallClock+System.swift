import Glibc
import Interface
import SwitchboardKit

extension WallClock {
  /// The machine's own clock, which runs along with that of a runtime.
  init(_ runtime: ModelRuntime) {
    self.init(origin: runtime.wallClock() - runtime.clock.now().inSeconds) { date in
      var seconds = time_t(date.rounded(.down))
      var fields = tm()
      return localtime_r(&seconds, &fields) == nil ? 0 : fields.tm_gmtoff
    }
  }
}
