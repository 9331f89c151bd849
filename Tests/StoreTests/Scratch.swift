import ChatModel
import GRDB
import Glibc
import Store
import SwitchboardKit
import Synchronization
import Testing

/// A folder of its own for one test, gone with the value.
final class Scratch: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/switchboard-store-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  var file: String { path + "/data/chats.sqlite" }

  /// A store on the scratch file that is told what time it is.
  func store(_ moment: Int64 = 1_782_914_400_000) -> ChatStore {
    ChatStore(.file(file), now: Ticking(moment).now)
  }

  /// The one row and column that a statement gives, by a connection of its own.
  func number(_ sql: String) throws -> Int {
    let queue = try DatabaseQueue(path: file)
    defer { try? queue.close() }
    return try queue.read { try Int.fetchOne($0, sql: sql) } ?? -1
  }

  func text(_ sql: String) throws -> String {
    let queue = try DatabaseQueue(path: file)
    defer { try? queue.close() }
    return try queue.read { try String.fetchOne($0, sql: sql) } ?? ""
  }

  var names: [String] {
    guard let handle = opendir(path + "/data") else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// What the one file of growing answers holds.
  var growth: String? {
    let names = names.filter { $0.hasPrefix("chats.sqlite-growing-") }
    guard names.count == 1 else { return nil }
    return String(decoding: Self.bytes(of: "\(path)/data/\(names[0])"), as: UTF8.self)
  }

  /// The file of a program that is installed.
  static func program(_ name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? ""
    return folders.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  static func mode(_ path: String) -> UInt32? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
  }

  static func bytes(of path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func remove(_ path: String) {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
      let handle = opendir(path)
    {
      defer { closedir(handle) }
      while let entry = readdir(handle) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
    }
    if unlink(path) != 0 { rmdir(path) }
  }
}

/// A wall clock that goes on by a second whenever somebody looks.
final class Ticking: Sendable {
  private let moment: Mutex<Int64>

  init(_ milliseconds: Int64) { moment = Mutex(milliseconds) }

  var now: @Sendable () -> Moment {
    { [self] in
      moment.withLock { moment in
        moment += 1000
        return Moment(milliseconds: moment)
      }
    }
  }
}

/// Runs as the tests need them.
enum Sample {
  static let sonnet = ModelID(provider: "anthropic", model: "claude-sonnet-4-5")
  static let gpt = ModelID(provider: "openai", model: "gpt-5")

  /// An answer with something in every field.
  static func answer(_ text: String = "Air scatters blue light.", by id: ModelID = sonnet) -> Answer
  {
    var answer = Answer(requested: gpt)
    answer.outcome = .answered
    answer.answeredBy = id
    answer.reportedModel = "claude-sonnet-4-5-20250929"
    answer.text = text
    answer.reasoning = "Rayleigh, then."
    answer.toolCalls = [ToolCall(id: "t1", name: "look", arguments: ["at": "sky"])]
    answer.sources = [Source(url: "https://example.com/sky", title: "Sky")]
    answer.finish = Finish(.stop, raw: "end_turn")
    answer.usage = Usage(inputTokens: 12, outputTokens: 30, cachedInputTokens: 4)
    answer.cost = Cost(dollars: 0.00051, source: .catalogue)
    answer.firstToken = .microseconds(2_612_345)
    answer.total = .milliseconds(3900)
    answer.tokensPerSecond = 51.25
    answer.warnings = ["topK is not sent."]
    answer.strategy = .race(hedgeAfter: .milliseconds(800), winOn: .complete)
    answer.choice = "openai/gpt-5 goes first."
    answer.seams = [Answer.Seam(offset: 3, writtenBy: gpt)]
    var failed = Attempt(
      number: 1, entry: 1, call: 1, callsAllowed: 2, model: gpt, outcome: .failed, started: .zero)
    failed.kind = .rateLimited
    failed.status = 429
    failed.replyStatus = 200
    failed.message = "Too many requests."
    failed.ended = .milliseconds(180)
    failed.wait = .seconds(2)
    failed.waitReason = "retry-after"
    failed.possibleCost = Cost(dollars: 0.0002, source: .catalogue)
    failed.failure = CallFailure(
      .rateLimited, "Too many requests.", status: 429, code: "rate_limit", requestID: "req_1",
      retryAfter: .seconds(2), shouldRetry: true, body: Array("{}".utf8))
    var won = Attempt(
      number: 2, entry: 2, call: 1, callsAllowed: 1, model: id, outcome: .answered,
      started: .milliseconds(2180))
    won.firstToken = .microseconds(2_612_345)
    won.ended = .milliseconds(3900)
    won.usage = answer.usage
    won.cost = answer.cost
    won.billing = .full
    won.phases.connect = .microseconds(15_250)
    won.phases.reusedConnection = true
    answer.attempts = [failed, won]
    return answer
  }
}

extension ChatStore {
  /// A chat with one prompt and one answer for each model.
  @discardableResult
  func converse(
    _ prompt: String = "Why is the sky blue?", _ text: String = "Air scatters blue light.",
    models: [ModelID] = [Sample.sonnet], chat: ChatHeader? = nil
  ) async -> ChatHeader {
    let chat = chat ?? newChat()
    let panes = models.enumerated().map { index, model in
      newPane(position: index, chain: [.init(model: model.description)])
    }
    let prompts = self.prompt(.user(prompt), in: chat, panes: panes.map { ($0, nil) })
    for (place, model) in zip(prompts, models) {
      let answer = beginAnswer(to: place, requested: model, layers: [])
      var whole = Sample.answer(text, by: model)
      whole.requested = model
      end(answer, with: whole)
    }
    await flush()
    return chat
  }
}

extension Scratch {
  /// Runs statements by a connection of its own.
  static func change(_ file: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: file)
    defer { try? queue.close() }
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
  }
}
