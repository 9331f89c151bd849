extension WireExchange {
  /// Request and reply as they went over the wire, with every secret hidden.
  package var wholeText: String {
    var lines = ["\(method) \(path)", "host: \(host)"]
    lines += headers.map { "\($0.name): \($0.value)" }
    lines += ["", text(of: body, whole: sent), ""]
    if let status {
      lines.append("HTTP \(status)")
      lines += replyHeaders.map { "\($0.name): \($0.value)" }
      lines += ["", text(of: reply, whole: received)]
    }
    if let failure { lines += (status == nil ? [] : [""]) + ["failed: \(failure)"] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func text(of bytes: [UInt8], whole: Int) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return whole > bytes.count ? text + "\n[\(whole - bytes.count) more bytes were not kept]" : text
  }
}
