import Catalog
import ChatModel
import Testing

@Suite struct `A search that grows` {
  @Test(arguments: [
    "claude sonnet 4.5", "gpt-5-mini -preview", "4.5 son", "free vision llama", "openai codex max",
    "weights qwen", "ctx>200k price<3 gemini", "provider:openrouter open", "deepseek-v3.1 !free",
    "a b c d", "q-q-q", "mini max", "snnt 45", "zai glm 4.6 air", "-", "ü ö",
  ])
  func `finds the same at every key as one that begins anew`(text: String) {
    var typed = ModelSearch(SearchFixture.index)
    var prefix = ""
    for character in text {
      prefix.append(character)
      var fresh = ModelSearch(SearchFixture.index)
      let query = ModelQuery(prefix)

      let grown = typed.run(query)
      let anew = fresh.run(query)

      #expect(grown.hits == anew.hits, "\(prefix)")
      #expect(grown.concealedCount == anew.concealedCount, "\(prefix)")
    }
  }

  @Test func `finds the same when letters are taken back`() {
    var search = ModelSearch(SearchFixture.index)
    for text in ["claude s", "claude", "claude h", "c", "", "gpt", "gpt-5", "gpt-4"] {
      var fresh = ModelSearch(SearchFixture.index)
      #expect(search.run(ModelQuery(text)).hits == fresh.run(ModelQuery(text)).hits, "\(text)")
    }
  }

  @Test func `sees that a key was set meanwhile`() {
    var search = ModelSearch(SearchFixture.index)
    let without = search.run(ModelQuery("key:yes sonnet"))
    let marks = ModelMarks(SearchFixture.index, ready: ["anthropic"])
    let with = search.run(ModelQuery("key:yes sonnet"), marks: marks)

    #expect(without.hits.isEmpty)
    #expect(with.hits.count > 3)
  }

  @Test func `is total over any text`() {
    var generator = SystemRandomNumberGenerator()
    var search = ModelSearch(SearchFixture.index)
    let alphabet = Array(" abc-/.:!<>=$45kmM\u{0}\u{e9}\u{1F600}\t\"ctxpricevision".unicodeScalars)
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        text.unicodeScalars.append(alphabet[Int.random(in: alphabet.indices, using: &generator)])
      }
      let query = ModelQuery(text)
      let results = search.run(query, folds: true)
      for hit in results.hits.prefix(3) {
        let model = SearchFixture.index.model(at: hit.index)
        let found = SearchFixture.index.positions(of: query, at: hit.index)
        #expect(found.id.allSatisfy { $0 < model.id.description.utf8.count }, "\(text)")
        #expect(found.name.allSatisfy { $0 < model.name.utf8.count }, "\(text)")
      }
    }
  }

  @Test func `takes a query of any length`() {
    var search = ModelSearch(SearchFixture.index)
    let long = String(repeating: "claude ", count: 10_000) + String(repeating: "x", count: 100_000)

    #expect(search.run(ModelQuery(long)).hits.count > 100)
  }
}

@Suite struct `The letters that were found` {
  @Test(arguments: [
    ("son 4.5", "anthropic/claude-sonnet-4-5", "son45"), ("gpt5m", "openai/gpt-5-mini", "gpt5m"),
    ("onnet", "anthropic/claude-sonnet-4-5", "onnet"),
    ("cs45", "anthropic/claude-sonnet-4-5", "cs45"),
    ("anthropic", "anthropic/claude-sonnet-4-5", "anthropic"),
  ])
  func `are those of the words`(text: String, id: String, letters: String) throws {
    let index = SearchFixture.index
    let row = try SearchFixture.row(id)

    let found = index.positions(of: ModelQuery(text), at: row)

    let bytes = Array(id.utf8)
    #expect(String(decoding: found.id.map { bytes[$0] }, as: UTF8.self) == letters)
    #expect(found.name.isEmpty)
  }

  @Test func `may stand in the name`() throws {
    let index = SearchFixture.index
    let row = try SearchFixture.row("anthropic/claude-sonnet-4-5")

    let found = index.positions(of: ModelQuery("latest"), at: row)

    #expect(found.id.isEmpty)
    #expect(found.name == Array(19..<25))
  }
}
