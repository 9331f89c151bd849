import Glibc
import SwitchboardKit
import TerminalIO

/// The terminal, the locale and the libraries, as `doctor` sees them.
struct DoctorTerminal {
  private let environment: [String: String]

  init(_ environment: [String: String]) { self.environment = environment }

  var findings: [DoctorFinding] {
    terminal + [locale, symbols] + libraries
  }

  private var isTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  private var terminal: [DoctorFinding] {
    let capabilities: TerminalCapabilities
    do throws(TerminalError) {
      capabilities = try TerminalCapabilities { environment[$0] }
    } catch {
      let sentence =
        error.description.hasSuffix(".") ? String(error.description.dropLast()) : "\(error)"
      return [DoctorFinding("terminal", isTerminal ? .broken : .note, sentence)]
    }
    let place = isTerminal ? "" : ", but this is no terminal: the screen does not open here"
    let multiplexer =
      environment["TMUX"].map { _ in " in tmux" } ?? environment["ZELLIJ"].map { _ in " in Zellij" }
      ?? ""
    let reasons = capabilities.reasons.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    let wantsMore = reasons.contains { $0.contains("ncurses-term") }
    return [
      DoctorFinding("terminal", .fine, "\(capabilities.name)\(multiplexer)\(place)"),
      DoctorFinding(
        "colours", wantsMore ? .note : .fine, reasons.joined(separator: "; "),
        mend: wantsMore ? "Install the package ncurses-term" : nil),
    ]
  }

  private var locale: DoctorFinding {
    let own = TerminalSymbols.locale(environment).map { "\($0.variable)=\($0.value)" }
    guard TerminalLibrary.hasUTF8 else {
      return DoctorFinding(
        "locale", .broken, "neither \(own ?? "the locale") nor C.UTF-8 has UTF-8",
        mend: "Install C.UTF-8, or use --plain")
    }
    guard let own else {
      return DoctorFinding(
        "locale", .note, "none is set; C.UTF-8 is taken", mend: "Set LANG, as in LANG=C.UTF-8")
    }
    let isUTF8 = TerminalSymbols.reason(["LC_ALL": TerminalSymbols.locale(environment)?.value ?? ""]
    )
    return DoctorFinding(
      "locale", isUTF8 == nil ? .fine : .note, own,
      mend: isUTF8 == nil ? nil : "Set LANG to a locale with UTF-8")
  }

  private var symbols: DoctorFinding {
    if let reason = TerminalSymbols.reason(environment) {
      return DoctorFinding(
        "symbols", .note, "ASCII, because \(reason)",
        mend: "[symbols] set = \"unicode\" in the settings draws the others")
    }
    return DoctorFinding(
      "symbols", .fine,
      "Unicode; [symbols] set = \"ascii\" in the settings is for terminals that draw lines too wide"
    )
  }

  private var libraries: [DoctorFinding] {
    [
      DoctorFinding("libcurl", .fine, ModelRuntime.networkLibrary),
      DoctorFinding("ncurses", .fine, TerminalLibrary.version),
    ]
  }
}
