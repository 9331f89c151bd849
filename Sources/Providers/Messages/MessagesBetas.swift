import JSONCoding

/// The flags of the header `anthropic-beta` that fields of a request need.
enum MessagesBetas {
  /// Each flag once, in a fixed order; the option `anthropicBeta` adds flags of its own.
  static func needed(for body: JSONObject, options: JSONObject) -> [String] {
    var flags: [String] = []
    if body["speed"]?.string == "fast" { flags.append("fast-mode-2026-02-01") }
    if body["output_config"]?["task_budget"] != nil { flags.append("task-budgets-2026-03-13") }
    if let management = body["context_management"] {
      flags.append("context-management-2025-06-27")
      let edits = management["edits"]?.array ?? []
      if edits.contains(where: { $0["type"]?.string?.hasPrefix("compact") == true }) {
        flags.append("compact-2026-01-12")
      }
    }
    switch body["fallbacks"] {
    case .string: flags.append("server-side-fallback-2026-07-01")
    case .array: flags.append("server-side-fallback-2026-06-01")
    default: break
    }
    if body["mcp_servers"] != nil { flags.append("mcp-client-2025-04-04") }
    if body["container"]?["skills"] != nil {
      flags += ["skills-2025-10-02", "files-api-2025-04-14", "code-execution-2025-08-25"]
    }
    let own = options["anthropicBeta"]
    flags += own?.array?.compactMap(\.string) ?? own?.string.map { [$0] } ?? []
    return merge(flags, with: "")
  }

  /// Adds the flags of a header value to `flags`; each stands once.
  static func merge(_ flags: [String], with header: String) -> [String] {
    var seen: Set<String> = []
    let listed = header.split(separator: ",").map { flag in
      String(flag.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return (flags + listed).filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
