import Settings
import Testing

@Suite struct `The file of prompts asked before` {
  @Test func `keeps prompts of any text in order, each once, for its owner alone`() throws {
    let scratch = try ScratchFolder()
    let file = PromptHistoryFile(scratch["history"])
    for prompt in ["one", "two\nlines\t\"quoted\"", "one", "日本"] { try file.add(prompt) }

    #expect(
      PromptHistoryFile(scratch["history"]).read() == ["two\nlines\t\"quoted\"", "one", "日本"])
    #expect(scratch.mode("history") == 0o600)
  }

  @Test func `loses nothing when two write at once`() async throws {
    let scratch = try ScratchFolder()
    let path = scratch["history"]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for number in 0..<50 { try PromptHistoryFile(path).add("prompt \(writer) \(number)") }
        }
      }
      try await group.waitForAll()
    }
    #expect(PromptHistoryFile(path).read().count == 200)
  }

  @Test func `keeps the newest thousand and a megabyte`() throws {
    let scratch = try ScratchFolder()
    let file = PromptHistoryFile(scratch["history"])
    let lines = (0..<1200).map { "\"prompt \($0)\"" }.joined(separator: "\n")
    try scratch.write(lines, to: "history")
    try file.add("last")
    #expect(file.read().count == 1000)
    #expect(file.read().last == "last")
    #expect(file.read().first == "prompt 201")

    let long = String(repeating: "x", count: 60_000)
    for number in 0..<40 { try file.add("\(number) \(long)") }
    // A larger file would be refused.
    _ = try AtomicFile.read(scratch["history"], limit: 1_400_000)
    #expect(file.read().last?.hasPrefix("39 ") == true)
    #expect(file.read().count == 17)
  }

  @Test func `goes on after damage, and leaves out what is too long`() throws {
    let scratch = try ScratchFolder()
    let file = PromptHistoryFile(scratch["history"])
    try scratch.write("\"whole\"\n{\"not\": 1}\n\"cut of", to: "history")
    try file.add("next")
    try file.add(String(repeating: "x", count: 70_000))
    #expect(file.read() == ["whole", "next"])
  }

  @Test func `says at once why no lock can be made, and blames no other process`() throws {
    let scratch = try ScratchFolder()
    try Directories.make(scratch["history.lock"])
    let error = #expect(throws: SettingsError.self) {
      try PromptHistoryFile(scratch["history"]).add("one")
    }
    #expect(error?.description.contains("irectory") == true)
    #expect(error?.description.contains("another process") == false)
  }
}
