import Catalog
import ChatModel
import Testing

/// The sums are those of recorded replies, in millionths of a US dollar.
@Suite struct `The price of a call` {
  private func millionths(_ prices: ModelPrices, _ usage: Usage) -> Double? {
    prices.cost(of: usage).map { ($0 * 1e12).rounded() / 1e6 }
  }

  @Test func `counts cached input apart (xAI)`() {
    let grok = ModelPrices(input: 0.2, output: 0.5, cacheRead: 0.05)

    // Direct: reasoning 136 beside completion 68; 1 654 500 ticks of 1e-10 dollars.
    #expect(
      millionths(
        grok,
        Usage(
          inputTokens: 432, outputTokens: 204, cachedInputTokens: 153, reasoningTokens: 136))
        == 165.45)
    // Over OpenRouter: reasoning 199 inside completion 267.
    #expect(
      millionths(
        grok,
        Usage(
          inputTokens: 441, outputTokens: 267, cachedInputTokens: 153, reasoningTokens: 199))
        == 198.75)
  }

  @Test func `is input and output where nothing else is known`() {
    let haiku = ModelPrices(input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25)
    let gemini = ModelPrices(input: 2, output: 12)
    let gpt = ModelPrices(input: 1.25, output: 10)

    #expect(millionths(haiku, Usage(inputTokens: 685, outputTokens: 120)) == 1285)
    #expect(
      millionths(gemini, Usage(inputTokens: 28, outputTokens: 70, reasoningTokens: 61)) == 896)
    #expect(millionths(gpt, Usage(inputTokens: 63, outputTokens: 176)) == 1838.75)
  }

  @Test func `counts cache entries for five minutes and for an hour (Anthropic)`() {
    let sonnet = ModelPrices(input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75)
    let usage = Usage(
      inputTokens: 1000, outputTokens: 10, cachedInputTokens: 100, cacheWriteTokens: 500,
      cacheWriteHourTokens: 200)

    #expect(millionths(sonnet, usage) == 3705)
  }

  @Test func `takes the input price for cached parts without one`() {
    let plain = ModelPrices(input: 2, output: 3)
    let usage = Usage(
      inputTokens: 100, outputTokens: 0, cachedInputTokens: 40, cacheWriteTokens: 30)

    #expect(millionths(plain, usage) == 200)
  }

  @Test func `takes the reasoning price where there is one`() {
    let qwen = ModelPrices(input: 0.4, output: 1.2, reasoning: 4)

    #expect(
      millionths(qwen, Usage(inputTokens: 10, outputTokens: 30, reasoningTokens: 20))
        == 96)
  }

  @Test(arguments: [
    (200_000, 200_002), (200_001, 600_007), (300_000, 900_004), (300_001, 1_500_011),
  ])
  func `is that of the tier as a whole once the prompt is larger`(tokens: Int, price: Double) {
    let prices = ModelPrices(
      input: 1, output: 2, reasoning: 9,
      tiers: [
        .init(above: 200_000, input: 3, output: 4), .init(above: 300_000, input: 5, output: 6),
      ])

    #expect(millionths(prices, Usage(inputTokens: tokens, outputTokens: 1)) == price)
  }

  @Test func `is that of a tier for cached input and reasoning too`() {
    let prices = ModelPrices(
      input: 1, output: 1, cacheRead: 1, reasoning: 1,
      tiers: [.init(above: 10, input: 2, output: 3, cacheRead: 0.5)])
    let usage = Usage(
      inputTokens: 20, outputTokens: 10, cachedInputTokens: 8, reasoningTokens: 4)

    #expect(millionths(prices, usage) == 58)
  }

  @Test(
    arguments: [
      ("priority", 50), ("fast", 50), ("Priority", 50), ("default", 30), ("standard", 30),
      ("on_demand", 30), ("flex", nil), ("batch", nil),
    ] as [(String, Double?)])
  func `is that of the service tier that the reply names`(tier: String, price: Double?) {
    let prices = ModelPrices(
      input: 1, output: 2, fast: .init(above: 0, input: 3, output: 2))
    let usage = Usage(inputTokens: 10, outputTokens: 10, serviceTier: tier)

    #expect(millionths(prices, usage) == price)
  }

  @Test func `is not known without tokens, nor for a faster tier without prices`() {
    let prices = ModelPrices(input: 1, output: 2)

    #expect(prices.cost(of: Usage(inputTokens: 1)) == nil)
    #expect(prices.cost(of: Usage(outputTokens: 1)) == nil)
    #expect(prices.cost(of: Usage(inputTokens: -1, outputTokens: 1)) == nil)
    #expect(
      prices.cost(of: Usage(inputTokens: 1, outputTokens: 1, serviceTier: "priority")) == nil)
    #expect(prices.cost(of: Usage(inputTokens: 0, outputTokens: 0)) == 0)
  }

  @Test func `bears parts that are larger than the whole`() {
    let prices = ModelPrices(input: 2, output: 3, cacheRead: 1, cacheWrite: 4, reasoning: 5)
    let usage = Usage(
      inputTokens: 10, outputTokens: 10, cachedInputTokens: 99, cacheWriteTokens: .max,
      cacheWriteHourTokens: -7, reasoningTokens: .max)

    #expect(millionths(prices, usage) == 60)
    #expect(
      prices.cost(of: Usage(inputTokens: .max, outputTokens: .max))?.isFinite == true)
  }
}
