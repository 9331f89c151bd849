import CBench
import JSONCoding

/// Checking and indexing whole JSON texts.
struct JSONFigures {
  func measure(into report: inout Report) throws {
    report.begin("Parsing JSON")
    let texts = [("a list of 10,000 models", Self.models()), ("one text of 4 MB", Self.longText())]
    for (name, text) in texts {
      let document = JSONDocument()
      let size = Double(text.count) * 1e9
      func parse() throws -> Double {
        let time = try Stopwatch.time { try document.parse(text) }
        guard document.root[0]?["id"] != nil else { throw BenchError("the parser lost a value") }
        return time
      }
      let scan = {
        var lines = 0
        let time = Stopwatch.time {
          lines = text.withUnsafeBufferPointer { bench_count_lines($0.baseAddress, $0.count) }
        }
        return lines >= 0 ? time : Double.nan
      }
      let result = try Rounds.run(rounds: 9, [parse, scan])
      let ours = Amount(result[0].map { size / $0 }, .bytesPerSecond)
      report.add(
        Figure(
          name, ours,
          beside: .measured("memchr", Amount(result[1].map { size / $0 }, .bytesPerSecond))))
      try addNode(name, text, parse: parse, to: &report)
    }
    report.end()
  }

  private func addNode(
    _ name: String, _ text: [UInt8], parse: @escaping () throws -> Double, to report: inout Report
  ) throws {
    let path = Tools.scratch + "/document.json"
    try Descriptors.write(text, to: path)
    switch ScriptPeer.node("parse.mjs") {
    case .failure(let missing): report.notMeasured("JSON.parse", missing.reason)
    case .success(let peer):
      let size = Double(text.count) * 1e9
      let result = try Rounds.run([parse, { try peer.nanoseconds(["document", path]) }])
      report.add(
        Figure(
          name, Amount(result[0].map { size / $0 }, .bytesPerSecond),
          beside: .measured(
            "Node, JSON.parse", Amount(result[1].map { size / $0 }, .bytesPerSecond))))
    }
  }

  private static func models() -> [UInt8] {
    let models = (0..<10_000).map { index in
      """
      {"id":"maker/model-\(index)","name":"Model \(index)","reasoning":\(index % 2 == 0),\
      "temperature":true,"cost":{"input":\(index % 9).25,"output":\(index % 40).5},\
      "limit":{"context":131072,"output":\(index)},"modalities":{"input":["text","image"],\
      "output":["text"]},"knowledge":"2025-01","open_weights":null}
      """
    }
    return Array("[\(models.joined(separator: ",\n"))]".utf8)
  }

  private static func longText() -> [UInt8] {
    let text = String(repeating: "A sentence of a long answer, plain and ended.\\n", count: 85_000)
    return Array(#"[{"id":"long","text":"\#(text)"}]"#.utf8)
  }
}
