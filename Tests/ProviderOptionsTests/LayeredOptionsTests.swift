import ChatModel
import JSONCoding
import Testing

@testable import ProviderOptions

@Suite struct `Layers of options` {
  private func layers(_ values: [OptionLayer: JSONObject]) -> EffectiveOptions {
    var layered = LayeredOptions()
    for (layer, options) in values { layered[layer].options["openai"] = options }
    return layered.effective(for: "openai")
  }

  @Test func `go from provider to message, the later wins (R17)`() {
    var values: [OptionLayer: JSONObject] = [:]
    for layer in OptionLayer.allCases {
      values[layer] = ["user": .string("\(layer)")]
      let effective = layers(values)
      #expect(effective.options["user"]?.string == "\(layer)")
      #expect(effective.layer(of: ["user"]) == layer)
    }
    #expect(OptionLayer.allCases == [.provider, .agent, .entry, .chat, .message])
  }

  @Test func `merge objects key by key and replace arrays and scalars (R17)`() {
    let effective = layers([
      .agent: ["a": ["x": 1, "y": ["deep": 1, "kept": true]], "list": [1, 2], "s": "old"],
      .chat: ["a": ["y": ["deep": 2]], "list": [3], "s": ["now": "object"]],
    ])
    #expect(
      JSONValue.object(effective.options).text()
        == #"{"a":{"x":1,"y":{"deep":2,"kept":true}},"list":[3],"s":{"now":"object"}}"#)
    #expect(
      effective.origins == [
        ["a", "x"]: .agent, ["a", "y", "deep"]: .chat, ["a", "y", "kept"]: .agent,
        ["list"]: .chat, ["s", "now"]: .chat,
      ])
    #expect(effective.layer(of: ["a"]) == .chat)
    #expect(effective.layer(of: ["a", "x"]) == .agent)
    #expect(effective.layer(of: ["b"]) == nil)
  }

  @Test func `forget who set what was replaced (R17)`() {
    let effective = layers([.agent: ["a": ["x": 1, "y": 2]], .entry: ["a": 5], .chat: ["e": [:]]])
    #expect(effective.origins == [["a"]: .entry, ["e"]: .chat])
    let filled = layers([.agent: ["a": [:]], .chat: ["a": ["x": 1]], .message: ["a": [:]]])
    #expect(filled.origins == [["a", "x"]: .chat])
  }

  @Test func `count the last of two equal keys`() {
    let twice = JSONObject([.init(key: "a", value: ["x": 1]), .init(key: "a", value: ["y": 2])])
    #expect(JSONValue.object(layers([.agent: twice]).options).text() == #"{"a":{"y":2}}"#)
  }

  @Test func `keep unset, zero and default apart (R20)`() {
    let agent: JSONObject = ["unset": 1, "zero": 1, "default": 1]
    let effective = layers([.agent: agent, .chat: ["zero": 0, "default": nil]])
    #expect(effective.options == ["unset": 1, "zero": 0, "default": nil])
    #expect(effective.layer(of: ["unset"]) == .agent)
    #expect(effective.layer(of: ["default"]) == .chat)
    #expect(effective.options["never"] == nil)
  }

  @Test func `send only the namespace of the entry being called (R16)`() {
    var layered = LayeredOptions()
    layered[.agent].options = [
      "openai": ["reasoningEffort": "low"], "anthropic": ["effort": "high"],
      "google": ["cachedContent": "c"],
    ]
    #expect(layered.effective(for: "openai").options == ["reasoningEffort": "low"])
    #expect(layered.effective(for: "anthropic").options == ["effort": "high"])
    #expect(layered.effective(for: "google").options == ["cachedContent": "c"])
    #expect(layered.effective(for: "xai").options.isEmpty)
  }

  @Test(arguments: [
    ("fireworks", "fireworks-ai"), ("gateway", "vercel"), ("bedrock", "amazon-bedrock"),
    ("vertex", "google-vertex"), ("openai", "openai"), ("acme", "acme"),
  ])
  func `know the AI SDK's spellings of namespaces (R16)`(spelling: String, id: String) {
    #expect(OptionNamespaces.canonical(spelling) == id)
    var layered = LayeredOptions()
    layered[.agent].options = ModelOptions([spelling: ["a": 1]])
    #expect(layered.effective(for: id).options == ["a": 1])
    #expect(layered.effective(for: spelling).options == ["a": 1])
    layered[.agent].options[id] = ["a": 2]
    #expect(layered.effective(for: id).options == ["a": 2])
  }

  @Test func `hold for common settings too, without a namespace (R17, R20)`() {
    var layered = LayeredOptions()
    layered[.agent].settings = CallSettings(temperature: 0.5, topP: 0.9, seed: 7)
    layered[.entry].settings = CallSettings(temperature: 0)
    layered[.chat].defaults = [.topP]
    layered[.message].settings = CallSettings(maxOutputTokens: 10)
    let effective = layered.effectiveSettings
    #expect(effective.settings == CallSettings(maxOutputTokens: 10, temperature: 0, seed: 7))
    #expect(
      effective.origins == [
        .temperature: .entry, .topP: .chat, .seed: .agent, .maxOutputTokens: .message,
      ])
  }

  @Test(arguments: CommonSetting.allCases)
  func `reach every common setting`(setting: CommonSetting) {
    let all = CallSettings(
      maxOutputTokens: 1, temperature: 1, topP: 1, topK: 1, stopSequences: ["s"], seed: 1,
      presencePenalty: 1, frequencyPenalty: 1)
    var layered = LayeredOptions()
    layered[.agent].settings = all
    layered[.chat].defaults = [setting]
    let effective = layered.effectiveSettings
    for other in CommonSetting.allCases {
      let value = effective.settings.value(of: other)
      #expect(value == (other == setting ? nil : all.value(of: other)))
      #expect(effective.origins[other] == (other == setting ? .chat : .agent))
      #expect(other.schema(namespace: "openai").validate(all.value(of: other) ?? .null) == nil)
    }
    layered[.message].settings = all
    #expect(layered.effectiveSettings.settings == all)
  }

  @Test func `know how hot a provider may be`() {
    let hot: JSONValue = 1.2
    #expect(
      CommonSetting.temperature.schema(namespace: "anthropic").validate(hot)
        == "temperature must be from 0 to 1; 1.2 was typed.")
    #expect(CommonSetting.temperature.schema(namespace: "mistral").validate(hot) == nil)
  }
}

@Suite struct `The options of a message` {
  @Test func `stay with it when they belong to a block, else hold for one request (R18)`() {
    let options: ModelOptions = [
      "anthropic": [
        "cacheControl": ["type": "ephemeral"], "title": "t", "effort": "low", "trialFlag": 1,
      ],
      "openai": ["imageDetail": "low", "reasoningEffort": "high"],
    ]
    let anthropic = OptionLevels.split(
      messageOptions: options, namespace: "anthropic", dialect: .anthropic)
    #expect(anthropic.block == ["cacheControl": ["type": "ephemeral"], "title": "t"])
    #expect(anthropic.request == ["effort": "low", "trialFlag": 1])
    let openAI = OptionLevels.split(
      messageOptions: options, namespace: "openai", dialect: .openAIChat)
    #expect(openAI.block == ["imageDetail": "low"])
    #expect(openAI.request == ["reasoningEffort": "high"])
    let other = OptionLevels.split(
      messageOptions: options, namespace: "google", dialect: .gemini)
    #expect(other == OptionLevels.Split())
  }

  @Test func `are back to the layer below in the next request (R18)`() {
    var layered = LayeredOptions()
    layered[.agent].options = ["openai": ["reasoningEffort": "low"]]
    var once = layered
    once[.message].options = ["openai": ["reasoningEffort": "high"]]
    #expect(once.effective(for: "openai").options == ["reasoningEffort": "high"])
    #expect(once.effective(for: "openai").layer(of: ["reasoningEffort"]) == .message)
    #expect(layered.effective(for: "openai").options == ["reasoningEffort": "low"])
  }

  @Test func `get their canonical names`() {
    let split = OptionLevels.split(
      messageOptions: ["anthropic": ["cache_control": ["ttl": "1h"]]], namespace: "anthropic",
      dialect: .anthropic)
    #expect(split.block == ["cacheControl": ["ttl": "1h"]])
  }

  @Test func `of a custom provider are told apart by its dialect (R16)`() {
    let options: ModelOptions = ["acme": ["cacheControl": ["type": "ephemeral"], "effort": "low"]]
    let split = OptionLevels.split(messageOptions: options, namespace: "acme", dialect: .anthropic)
    #expect(split.block.keys == ["cacheControl"] && split.request.keys == ["effort"])
  }
}
