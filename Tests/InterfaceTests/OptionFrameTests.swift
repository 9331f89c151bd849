import AppCore
import Testing

@Suite struct `A picture of the options` {
  /// An answered prompt, then an allowance for thinking.
  private func driver(_ columns: Int, _ height: Int) throws -> OptionDriver {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5", columns, height)
    driver.type("And on Mars?")
    driver.press(KeyPress(.enter))
    driver.handle(.runFailed(driver.state.chat.id, "over"))
    try driver.select(.option("thinking", "budgetTokens"))
    driver.type("4096")
    driver.press(KeyPress(.enter))
    return driver
  }

  /// The rows of a picture without those that are empty at its end.
  private func picture(_ driver: OptionDriver) -> String {
    var lines = rows(driver.state)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  @Test func `says what thinking may cost and which request it is compared with`() throws {
    var driver = try driver(120, 40)
    driver.type("z")
    func text() -> [String] { rows(driver.state) }
    #expect(text().contains { $0.contains("cost of 4096 thinking tokens: $0.061 at most") })
    #expect(text().contains { $0.contains("against prompt 1, 00:00") })
    driver.press(KeyPress(.backspace))
    driver.handle(.resized(columns: 120, rows: 41))
    #expect(!text().contains { $0.contains("cost of 4096") })
  }

  @Test func `lies over the models on a small screen`() throws {
    let text = picture(try driver(80, 24))
    #expect(
      text == """
        ━ 0 Options ━━━━━━━ 2 set ━┱─▸2 anthropic/claude-sonnet-4-5 ─────── think 4096 ─
         an⋯nnet-4-5               ┃
          system           unset d ┃ you
          max⋯utTokens     64000 d ┃   And on Mars?
          te⋯erature     refused ! ┃
          topP           refused ! ┃ claude-sonnet-4-5                       ✗ not sent
          topK           refused ! ┃   over
          ▸ stopSequences  unset d ┃
          seed           refused ! ┃
          pr⋯Penalty     refused ! ┃
          fr⋯Penalty     refused ! ┃
          ▾ thinking       2 set c ┃
            type         enabled c ┃
        ›   bu⋯etTokens - 4096 + c ┃
            display        unset d ┃
          effort         refused ! ┃
          ▸ cacheControl   unset d ┃
          sendReasoning       on d ┃
          di⋯ToolUse     refused ! ┃
          str⋯utputMode     auto d ┃
        ━━━━━━━━━━━━━━━━━━━━━━━━━━━┹────────────────────────────────────────────────────
         ›                                                                         to 2
         type is enabled with it.
         Options   j k row  digits type  - + step  Ctrl+P commands  F1 help      0 keys
        """)
  }

  @Test func `has the request beside it on the whole screen`() throws {
    var driver = try driver(120, 40)
    driver.type("z")
    #expect(
      picture(driver) == """
        ━ 0 Options  anthropic/claude-sonnet-4-5 ━━━━━━━━━━━━━━━━━━━ 2 set ━┱─ Wire of the next request ────── 4 lines changed ─
         / search   o only changed   R run last prompt again   s presets    ┃
                                                                            ┃   POST https://api.anthropic.com/v1/messages
          option                    value           set by   default        ┃   Content-Type: application/json
          system                    unset                    unset          ┃   Accept: text/event-stream
          maxOutputTokens           64000                    64000          ┃   anthropic-version: 2023-06-01
          temperature               refused: thinking is on and excludes it ┃   x-api-key: (ANTHROPIC_API_KEY, hidden)
          topP                      refused: thinking is on and excludes it ┃
          topK                      refused: thinking is on and excludes it ┃   {
          ▸ stopSequences           unset                    unset          ┃     "model": "claude-sonnet-4-5",
          seed                      refused: Anthropic has no such setting  ┃     "max_tokens": 64000,
          presencePenalty           refused: Anthropic has no such setting  ┃     "messages": [
          frequencyPenalty          refused: Anthropic has no such setting  ┃       {
          ▾ thinking                2 set           chat     unset          ┃         "role": "user",
            type                    enabled         chat     unset          ┃         "content": [
        ›   budgetTokens            - 4096 +        chat     1024           ┃           {
            display                 unset                    unset          ┃             "type": "text",
          effort                    refused: not on claude-sonnet-4-5       ┃             "text": "And on Mars?"
          ▸ cacheControl            unset                    unset          ┃           }
          sendReasoning             on                       on             ┃         ]
          disableParallelToolUse    refused: the request has no tools       ┃       }
          structuredOutputMode      auto                     auto           ┃     ],
          toolStreaming             refused: the request has no tools       ┃ +   "thinking": {
          speed                     refused: only on claude-opus-4-6        ┃ +     "budget_tokens": 4096,
          inferenceGeo              global                   global         ┃ +     "type": "enabled"
          serviceTier               auto                     auto           ┃ +   },
          ▸ metadata                unset                    unset          ┃     "stream": true
        ─ budgetTokens ───────────────── a whole number from 1024 to 63999 ─┃   }
          How much the model may think before it answers; counts as         ┃
          output.                                                           ┃
                                                                            ┃
            message       not set                                           ┃
          ◂ chat          4096                  in force                    ┃
            chain entry   not set                                           ┃
            agent         not set                                           ┃
            provider      not set                                           ┃ cost of 4096 thinking tokens: $0.061 at most
            default       1024                                              ┃ against prompt 1, 00:00
          m c message or pane   Backspace clear   d default   u undo        ┃ ] [ changes   y copy body   X copy as curl

         Options   j k row  digits type  - + step  Backspace clear  w wire  Esc back  Ctrl+P commands  F1 help           0 keys
        """)
  }

  @Test(arguments: [(60, 16), (60, 24), (80, 16), (99, 30), (200, 60)])
  func `shows the selected row and the request at every size`(columns: Int, height: Int) throws {
    var driver = try driver(columns, height)
    #expect(picture(driver).contains("Tokens"))
    driver.type("z")
    #expect(
      picture(driver).contains("›     budgetTokens") || picture(driver).contains("›   budgetTokens")
    )
    driver.type("w")
    #expect(picture(driver).contains("POST https://api.anthropic.com"))
    driver.press(KeyPress(.escape), KeyPress(.escape), KeyPress(.escape))
    #expect(driver.state.focus == .composer)
    #expect(rows(driver.state).count == height + 1)
  }

  @Test func `shows a text being typed in a box of its own`() throws {
    var driver = try driver(60, 16)
    try driver.select(.option(" system"))
    driver.press(KeyPress(.enter))
    driver.handle(.paste("Be brief.\nBe kind."))
    let picture = picture(driver)
    #expect(picture.contains("┏━ system  a text"))
    #expect(picture.contains("Be brief."))
    #expect(picture.contains("Be kind._"))
    #expect(picture.contains("Enter keep   Ctrl+J line   Ctrl+G editor   Esc back"))
  }

  @Test func `lets nothing hostile of an option through`() throws {
    var driver = try driver(120, 40)
    driver.type("zE")
    driver.handle(.edited("{\"a\\u001b[2J\\u202e\": \"\\u001b]0;x\\u0007\"}"))
    for scalar in picture(driver).unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
      #expect(!isControl && scalar != "\u{202E}")
    }
  }
}
