import RequestExport
import SwitchboardKit
import Testing

@Suite struct `A setup as code, to the letter` {
  @Test func `is a curl command`() throws {
    #expect(
      try RequestExport.text(Setups.exported(Setups.custom), as: .curl) == #"""
        curl -N --fail-with-body 'https://llm.acme.example/v1/chat/completions' \
          -H 'Content-Type: application/json' \
          -H 'Accept: application/json' \
          -H "X-Team: $X_TEAM" \
          -H 'X-Title: shown' \
          -H "Authorization: Bearer $ACME_API_KEY" \
          --data-binary '{"model":"large","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Why is the sky blue?"}],"max_tokens":500,"stop":["END"],"stream":false,"trialFlag":[1,2],"user":"me","reasoning_effort":"low"}'
        """#)
  }

  @Test func `is a call of the AI SDK at a provider that it has a package for`() throws {
    #expect(
      try RequestExport.text(Setups.exported(Setups.careful), as: .aiSDK) == #"""
        // npm install ai @ai-sdk/openai
        // Left out: anthropic/claude-sonnet-4-5. This is one call, not a chain.

        import { openai } from "@ai-sdk/openai";
        import { streamText } from "ai";

        const { textStream } = streamText({
          model: openai("gpt-5"),
          instructions: `Answer in one sentence.
        Never say "maybe".`,
          prompt: "Why is the sky blue?",
          maxRetries: 3,
          headers: { "OpenAI-Organization": "org-example" },
          providerOptions: { openai: { reasoningEffort: "low" } },
        });

        for await (const text of textStream) {
          process.stdout.write(text);
        }
        """#)
  }

  @Test func `is a call of the AI SDK at an address of one's own`() throws {
    #expect(
      try RequestExport.text(Setups.exported(Setups.custom), as: .aiSDK) == #"""
        // npm install ai @ai-sdk/openai-compatible

        import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
        import { generateText } from "ai";

        const acme = createOpenAICompatible({
          name: "acme",
          apiKey: process.env.ACME_API_KEY,
          baseURL: "https://llm.acme.example/v1",
        });

        const { text } = await generateText({
          model: acme("large"),
          instructions: "Be brief.",
          prompt: "Why is the sky blue?",
          maxOutputTokens: 500,
          stopSequences: ["END"],
          headers: { "X-Team": process.env.X_TEAM!, "X-Title": "shown" },
          providerOptions: {
            acme: { user: "me", reasoningEffort: "low", trialFlag: [1, 2] },
          },
        });

        console.log(text);
        """#)
  }

  @Test(arguments: [
    (
      "groq/openai/gpt-oss-20b", "import { groq } from \"@ai-sdk/groq\";",
      "groq(\"openai/gpt-oss-20b\")"
    ),
    ("xai/grok-4.3", "import { xai } from \"@ai-sdk/xai\";", "xai.responses(\"grok-4.3\")"),
    (
      "openrouter/anthropic/claude-haiku-4.5",
      "import { openrouter } from \"@openrouter/ai-sdk-provider\";",
      "openrouter(\"anthropic/claude-haiku-4.5\")"
    ),
    (
      "google/gemini-2.5-flash", "apiKey: process.env.GOOGLE_API_KEY,",
      "google(\"gemini-2.5-flash\")"
    ),
    (
      "togetherai/x", "apiKey: process.env.TOGETHER_API_KEY,", "togetherai(\"x\")"
    ),
    (
      "azure/gpt-5", "import { azure } from \"@ai-sdk/azure\";", "azure(\"gpt-5\")"
    ),
    (
      "vercel/openai/gpt-5", "import { gateway, streamText } from \"ai\";",
      "gateway(\"openai/gpt-5\")"
    ),
    (
      "ollama/llama3.2", "baseURL: \"http://127.0.0.1:11434/v1\",", "ollama(\"llama3.2\")"
    ),
  ])
  func `asks every provider by its own package`(id: String, line: String, model: String) throws {
    var environment = Setups.keys
    environment["AZURE_RESOURCE_NAME"] = "mine"
    environment["AI_GATEWAY_API_KEY"] = "sk-secret-12"
    let runtime = Setups.runtime([], environment: environment)
    let exported = try Setups.exported(Setups.plan([ModelEntry(id)]), runtime: runtime)

    let text = try RequestExport.text(exported, as: .aiSDK)

    #expect(text.contains(line) && text.contains("model: \(model),"), "\(text)")
  }

  @Test func `is an agent of Mastra with its chain`() throws {
    #expect(
      try RequestExport.text(Setups.exported(Setups.careful, name: "careful"), as: .mastra)
        == #"""
        // npm install @mastra/core

        import { Agent } from "@mastra/core/agent";

        export const agent = new Agent({
          id: "careful",
          name: "careful",
          instructions: `Answer in one sentence.
        Never say "maybe".`,
          model: [
            {
              model: {
                id: "openai/gpt-5",
                apiKey: process.env.OPENAI_API_KEY,
                headers: { "OpenAI-Organization": "org-example" },
              },
              maxRetries: 3,
              providerOptions: { openai: { reasoningEffort: "low" } },
            },
            {
              model: "anthropic/claude-sonnet-4-5",
              maxRetries: 1,
              modelSettings: { temperature: 0.5 },
              providerOptions: { anthropic: { cacheControl: { type: "ephemeral" } } },
            },
          ],
        });

        const { textStream } = await agent.stream("Why is the sky blue?");

        for await (const text of textStream) {
          process.stdout.write(text);
        }
        """#)
  }

  @Test func `is a call with OpenAI's package`() throws {
    #expect(
      try RequestExport.text(Setups.exported(Setups.careful), as: .openAIPython) == #"""
        # pip install openai
        # Left out: anthropic/claude-sonnet-4-5. This is one call, not a chain.

        from openai import OpenAI

        client = OpenAI(max_retries=3)

        stream = client.responses.create(
            model="gpt-5",
            input=[
                {
                    "role": "developer",
                    "content": (
                        "Answer in one sentence.\n"
                        "Never say \"maybe\"."
                    ),
                },
                {
                    "role": "user",
                    "content": [{"type": "input_text", "text": "Why is the sky blue?"}],
                },
            ],
            reasoning={"effort": "low"},
            extra_headers={"OpenAI-Organization": "org-example"},
            stream=True,
        )
        for event in stream:
            if event.type == "response.output_text.delta":
                print(event.delta, end="", flush=True)
        """#)
  }

  @Test func `is a call with OpenAI's package at an address of one's own`() throws {
    #expect(
      try RequestExport.text(Setups.exported(Setups.custom), as: .openAIPython) == #"""
        # pip install openai

        import os

        from openai import OpenAI

        client = OpenAI(
            api_key=os.environ["ACME_API_KEY"],
            base_url="https://llm.acme.example/v1",
        )

        completion = client.chat.completions.create(
            model="large",
            messages=[
                {"role": "system", "content": "Be brief."},
                {"role": "user", "content": "Why is the sky blue?"},
            ],
            max_tokens=500,
            stop=["END"],
            user="me",
            reasoning_effort="low",
            extra_body={"trialFlag": [1, 2]},
            extra_headers={"X-Team": os.environ["X_TEAM"], "X-Title": "shown"},
        )
        print(completion.choices[0].message.content)
        """#)
  }

  @Test func `is a call with Anthropic's package`() throws {
    var plan = Setups.careful
    plan.entries.removeFirst()
    #expect(
      try RequestExport.text(Setups.exported(plan), as: .anthropicPython) == #"""
        # pip install anthropic

        from anthropic import Anthropic

        client = Anthropic(max_retries=1)

        with client.messages.stream(
            model="claude-sonnet-4-5",
            max_tokens=64000,
            system=[
                {
                    "type": "text",
                    "text": (
                        "Answer in one sentence.\n"
                        "Never say \"maybe\"."
                    ),
                },
            ],
            messages=[
                {
                    "role": "user",
                    "content": [{"type": "text", "text": "Why is the sky blue?"}],
                },
            ],
            cache_control={"type": "ephemeral"},
            extra_body={"temperature": 0.5},
        ) as stream:
            for text in stream.text_stream:
                print(text, end="", flush=True)
        """#)
  }

  @Test func `is a call with Google's package`() throws {
    #expect(
      try RequestExport.text(Setups.exported(Setups.thinking), as: .googlePython) == #"""
        # pip install google-genai

        from google import genai

        client = genai.Client()

        stream = client.models.generate_content_stream(
            model="gemini-2.5-flash",
            contents="Why is the sky blue?",
            config={
                "system_instruction": "Be brief.",
                "temperature": 0.2,
                "top_k": 20,
                "thinking_config": {"thinking_budget": 1024, "include_thoughts": True},
                "safety_settings": [
                    {"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_ONLY_HIGH"},
                ],
                "http_options": {"extra_body": {"serviceTier": "flex"}},
            },
        )
        for chunk in stream:
            print(chunk.text or "", end="", flush=True)
        """#)
  }

  @Test func `is an agent file`() throws {
    #expect(
      try RequestExport.text(Setups.exported(Setups.careful, name: "careful"), as: .agent)
        == #"""
        name = "careful"
        instructions = """
        Answer in one sentence.
        Never say "maybe"."""

        [options.anthropic.cacheControl]
        type = "ephemeral"

        [options.openai]
        reasoningEffort = "low"

        [[model]]
        id = "openai/gpt-5"
        max_retries = 3

        [model.headers]
        OpenAI-Organization = "org-example"

        [[model]]
        id = "anthropic/claude-sonnet-4-5"
        max_retries = 1

        [model.settings]
        temperature = 0.5
        """#)
  }
}
