import ChatModel
import Transport

/// Replies in the form in which each provider sends them, one for each peculiarity.
enum ChatFixtures {
  static let all: [Fixture] =
    openAI + [azure, xai, groq, mistral, mistralCall, deepSeek, deepSeekWhole, openRouter]
    + [openRouterSignature, together, fireworks, cerebras, perplexity, alibaba, moonshot, google]
    + [ollamaCompatible, lmStudio, llamaCpp, vllm, vllmOld, vercel, crlf]

  static let openAI = [openAIText, openAICalls, openAIRefusal, openAISearch, openAIWhole]

  static let openAIText = Fixture(
    name: "OpenAI text", provider: "openai",
    body: stream(
      #"{"id":"chatcmpl-C1","object":"chat.completion.chunk","created":1757000000,"model":"gpt-4o-2024-08-06","service_tier":"default","system_fingerprint":"fp_1","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"k1"}"#,
      #"{"id":"chatcmpl-C1","object":"chat.completion.chunk","created":1757000000,"model":"gpt-4o-2024-08-06","service_tier":"default","system_fingerprint":"fp_1","choices":[{"index":0,"delta":{"content":"Grüße, "},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"k2x"}"#,
      #"{"id":"chatcmpl-C1","object":"chat.completion.chunk","created":1757000000,"model":"gpt-4o-2024-08-06","service_tier":"default","system_fingerprint":"fp_1","choices":[{"index":0,"delta":{"content":"\"world\" \ud83d\ude00\n"},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":""}"#,
      #"{"id":"chatcmpl-C1","object":"chat.completion.chunk","created":1757000000,"model":"gpt-4o-2024-08-06","service_tier":"default","system_fingerprint":"fp_1","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}],"usage":null,"obfuscation":"k"}"#,
      #"{"id":"chatcmpl-C1","object":"chat.completion.chunk","created":1757000000,"model":"gpt-4o-2024-08-06","service_tier":"default","system_fingerprint":"fp_1","choices":[],"usage":{"prompt_tokens":120,"completion_tokens":30,"total_tokens":150,"prompt_tokens_details":{"cached_tokens":64,"cache_write_tokens":10,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":12,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},"obfuscation":""}"#
    ))

  static let openAICalls = Fixture(
    name: "OpenAI parallel calls in pieces", provider: "openai",
    body: stream(
      #"{"id":"chatcmpl-C2","object":"chat.completion.chunk","model":"gpt-4o","choices":[{"index":0,"delta":{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_a","type":"function","function":{"name":"weather","arguments":""}}]},"finish_reason":null}]}"#,
      #"{"id":"chatcmpl-C2","object":"chat.completion.chunk","model":"gpt-4o","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{}"}}]},"finish_reason":null}]}"#,
      #"{"id":"chatcmpl-C2","object":"chat.completion.chunk","model":"gpt-4o","choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"call_b","type":"function","function":{"name":"clock","arguments":"{\"zo"}}]},"finish_reason":null}]}"#,
      #"{"id":"chatcmpl-C2","object":"chat.completion.chunk","model":"gpt-4o","choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"function":{"arguments":"ne\":\"CET\"}"}}]},"finish_reason":null}]}"#,
      #"{"id":"chatcmpl-C2","object":"chat.completion.chunk","model":"gpt-4o","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"#
    ))

  static let openAIRefusal = Fixture(
    name: "OpenAI refusal", provider: "openai",
    body: stream(
      #"{"id":"chatcmpl-C3","model":"gpt-4o","choices":[{"index":0,"delta":{"role":"assistant","refusal":"I can't "},"finish_reason":null}]}"#,
      #"{"id":"chatcmpl-C3","model":"gpt-4o","choices":[{"index":0,"delta":{"refusal":"help."},"finish_reason":null}]}"#,
      #"{"id":"chatcmpl-C3","model":"gpt-4o","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#
    ))

  static let openAISearch = Fixture(
    name: "OpenAI search annotations", provider: "openai",
    body: stream(
      #"{"id":"chatcmpl-C4","model":"gpt-4o-search-preview","choices":[{"index":0,"delta":{"content":"Swift 6."},"finish_reason":null}]}"#,
      #"{"id":"chatcmpl-C4","model":"gpt-4o-search-preview","choices":[{"index":0,"delta":{"annotations":[{"type":"url_citation","url_citation":{"end_index":8,"start_index":0,"title":"Swift","url":"https://swift.org"}},{"type":"url_citation","url_citation":{"title":"Swift again","url":"https://swift.org"}}]},"finish_reason":"stop"}]}"#
    ))

  static let openAIWhole = Fixture(
    name: "OpenAI whole", provider: "openai", isStreamed: false,
    headers: [HTTPHeader("content-type", "application/json")],
    body: """
      {
        "id": "chatcmpl-C5", "object": "chat.completion", "model": "gpt-4o",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": "Hello", "refusal": null,
          "annotations": []}, "logprobs": null, "finish_reason": "length"}],
        "usage": {"prompt_tokens": 5, "completion_tokens": 1, "total_tokens": 6}, "service_tier": "flex"
      }
      """)

  static let azure = Fixture(
    name: "Azure prompt filter first", provider: "azure",
    body: stream(
      #"{"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{"hate":{"filtered":false,"severity":"safe"}}}]}"#,
      #"{"choices":[{"content_filter_results":{},"delta":{"content":"","role":"assistant"},"finish_reason":null,"index":0}],"id":"chatcmpl-Z","model":"gpt-4.1-2025-04-14","object":"chat.completion.chunk"}"#,
      #"{"choices":[{"content_filter_results":{"hate":{"filtered":false}},"delta":{"content":"Hi"},"finish_reason":null,"index":0}],"id":"chatcmpl-Z","model":"gpt-4.1-2025-04-14","object":"chat.completion.chunk"}"#,
      #"{"choices":[{"content_filter_results":{},"delta":{},"finish_reason":"stop","index":0}],"id":"chatcmpl-Z","model":"gpt-4.1-2025-04-14","object":"chat.completion.chunk"}"#
    ))

  static let xai = Fixture(
    name: "xAI whole call, doubled reasoning, ticks", provider: "xai",
    body: stream(
      #"{"id":"x1","object":"chat.completion.chunk","model":"grok-4-fast","choices":[{"index":0,"delta":{"role":"assistant","content":"","reasoning_content":"J."}}]}"#,
      #"{"id":"x1","object":"chat.completion.chunk","model":"grok-4-fast","choices":[{"index":0,"delta":{"reasoning_content":"R."}}]}"#,
      #"{"id":"x1","object":"chat.completion.chunk","model":"grok-4-fast","choices":[{"index":0,"delta":{"reasoning_content":"R."}}]}"#,
      #"{"id":"x1","object":"chat.completion.chunk","model":"grok-4-fast","choices":[{"index":0,"delta":{"content":"See:","tool_calls":[{"id":"call_9","function":{"name":"find","arguments":"{\"q\":\"Tolkien\"}"},"index":0,"type":"function"}]},"finish_reason":"tool_calls"}],"citations":["https://a.example","https://b.example"]}"#,
      #"{"id":"x1","object":"chat.completion.chunk","model":"grok-4-fast","choices":[],"usage":{"prompt_tokens":432,"completion_tokens":68,"total_tokens":636,"prompt_tokens_details":{"text_tokens":432,"cached_tokens":153},"completion_tokens_details":{"reasoning_tokens":136},"num_sources_used":0,"cost_in_usd_ticks":1654500}}"#
    ))

  static let groq = Fixture(
    name: "Groq x_groq usage", provider: "groq",
    body: stream(
      #"{"id":"chatcmpl-g","object":"chat.completion.chunk","model":"openai/gpt-oss-20b","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"x_groq":{"id":"req_01"}}"#,
      #"{"id":"chatcmpl-g","object":"chat.completion.chunk","model":"openai/gpt-oss-20b","choices":[{"index":0,"delta":{"reasoning":"Short.","channel":"analysis"},"finish_reason":null}]}"#,
      #"{"id":"chatcmpl-g","object":"chat.completion.chunk","model":"openai/gpt-oss-20b","choices":[{"index":0,"delta":{"content":"Hello!"},"finish_reason":null}]}"#,
      #"{"id":"chatcmpl-g","object":"chat.completion.chunk","model":"openai/gpt-oss-20b","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"x_groq":{"id":"req_01","usage":{"queue_time":0.01,"prompt_tokens":72,"prompt_time":0.003,"completion_tokens":35,"completion_time":0.03,"total_tokens":107,"prompt_tokens_details":{"cached_tokens":8},"completion_tokens_details":{"reasoning_tokens":10}}}}"#
    ))

  static let mistral = Fixture(
    name: "Mistral thinking parts", provider: "mistral",
    body: stream(
      #"{"id":"m1","object":"chat.completion.chunk","model":"magistral-medium-2509","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}"#,
      #"{"id":"m1","object":"chat.completion.chunk","model":"magistral-medium-2509","choices":[{"index":0,"delta":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"Let me"}]}]},"finish_reason":null}]}"#,
      #"{"id":"m1","object":"chat.completion.chunk","model":"magistral-medium-2509","choices":[{"index":0,"delta":{"content":[{"type":"thinking","thinking":[{"type":"text","text":" see."}],"closed":true,"signature":"s"},{"type":"text","text":"It is "}]},"finish_reason":null}]}"#,
      #"{"id":"m1","object":"chat.completion.chunk","model":"magistral-medium-2509","choices":[{"index":0,"delta":{"content":"42."},"finish_reason":"model_length"}],"usage":{"prompt_tokens":20,"total_tokens":45,"completion_tokens":25,"num_cached_tokens":16}}"#
    ))

  static let mistralCall = Fixture(
    name: "Mistral whole call, empty repeats", provider: "mistral",
    body: stream(
      #"{"id":"m2","model":"mistral-large-2512","choices":[{"index":0,"delta":{"content":"","tool_calls":[{"id":"D681PevKs","function":{"name":"weather","arguments":"{\"city\":"},"index":0}]},"finish_reason":null}]}"#,
      #"{"id":"m2","model":"mistral-large-2512","choices":[{"index":0,"delta":{"tool_calls":[{"id":"","function":{"name":"","arguments":"\"Paris\"}"},"index":0}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":77,"completion_tokens":12,"total_tokens":89,"prompt_token_details":{"cached_tokens":32}}}"#
    ))

  static let deepSeek = Fixture(
    name: "DeepSeek keep-alive and hit or miss", provider: "deepseek",
    body: ": keep-alive\n\n: keep-alive\n\n"
      + stream(
        #"{"id":"d1","object":"chat.completion.chunk","model":"deepseek-reasoner","choices":[{"index":0,"delta":{"role":"assistant","content":null,"reasoning_content":""},"finish_reason":null}],"usage":null}"#,
        #"{"id":"d1","object":"chat.completion.chunk","model":"deepseek-reasoner","choices":[{"index":0,"delta":{"content":null,"reasoning_content":"Hm."},"finish_reason":null}],"usage":null}"#,
        #"{"id":"d1","object":"chat.completion.chunk","model":"deepseek-reasoner","choices":[{"index":0,"delta":{"content":"Yes","reasoning_content":null},"finish_reason":null}],"usage":null}"#,
        #"{"id":"d1","object":"chat.completion.chunk","model":"deepseek-reasoner","choices":[{"index":0,"delta":{"content":""},"finish_reason":"stop"}],"usage":{"completion_tokens":31,"total_tokens":131,"prompt_cache_hit_tokens":64,"prompt_cache_miss_tokens":36,"completion_tokens_details":{"reasoning_tokens":20}}}"#
      ))

  static let deepSeekWhole = Fixture(
    name: "DeepSeek empty lines before the body", provider: "deepseek", isStreamed: false,
    headers: [HTTPHeader("content-type", "application/json")],
    body: "\n\n\r\n\n"
      + #"{"id":"d2","object":"chat.completion","model":"deepseek-chat","choices":[{"index":0,"message":{"role":"assistant","content":"Ja."},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11,"prompt_cache_hit_tokens":0,"prompt_cache_miss_tokens":9}}"#
  )

  static let openRouter = Fixture(
    name: "OpenRouter comments, native reason and cost", provider: "openrouter",
    body: ": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n"
      + stream(
        #"{"id":"gen-1","provider":"Anthropic","model":"anthropic/claude-haiku-4.5","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null,"native_finish_reason":null,"logprobs":null}]}"#,
        #"{"id":"gen-1","provider":"Anthropic","model":"anthropic/claude-haiku-4.5","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":"","reasoning":"Think","reasoning_details":[{"type":"reasoning.text","text":"Think","format":"anthropic-claude-v1","index":0}]},"finish_reason":null}]}"#,
        #"{"id":"gen-1","provider":"Anthropic","model":"anthropic/claude-haiku-4.5","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":"Salut"},"finish_reason":null}]}"#,
        #"{"id":"gen-1","provider":"Anthropic","model":"anthropic/claude-haiku-4.5","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop","native_finish_reason":"end_turn"}]}"#,
        #"{"id":"gen-1","provider":"Anthropic","model":"anthropic/claude-haiku-4.5","object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":685,"completion_tokens":120,"total_tokens":805,"cost":0.001285,"is_byok":false,"prompt_tokens_details":{"cached_tokens":0,"cache_write_tokens":100},"cost_details":{"upstream_inference_cost":null},"completion_tokens_details":{"reasoning_tokens":40}}}"#
      ))

  static let openRouterSignature = Fixture(
    name: "OpenRouter reasoning details alone", provider: "openrouter",
    body: stream(
      #"{"id":"gen-2","model":"openai/gpt-5","choices":[{"index":0,"delta":{"content":"","reasoning_details":[{"type":"reasoning.summary","summary":"Sum","index":0}]}}]}"#,
      #"{"id":"gen-2","model":"openai/gpt-5","choices":[{"index":0,"delta":{"content":"A","reasoning_details":[{"type":"reasoning.encrypted","data":"gAAA","index":1}]}}]}"#,
      #"{"id":"gen-2","model":"openai/gpt-5","choices":[{"index":0,"delta":{"content":"","reasoning_details":[{"type":"reasoning.text","signature":"late","index":0}]},"finish_reason":"stop","native_finish_reason":"completed"}]}"#
    ))

  static let together = Fixture(
    name: "Together eos", provider: "togetherai",
    body: stream(
      #"{"id":"t1","object":"chat.completion.chunk","model":"deepseek-ai/DeepSeek-R1","choices":[{"index":0,"text":"Hm","delta":{"token_id":3,"role":"assistant","content":"","reasoning":"Hm"},"logprobs":null,"finish_reason":null}],"usage":null,"warnings":[]}"#,
      #"{"id":"t1","object":"chat.completion.chunk","model":"deepseek-ai/DeepSeek-R1","choices":[{"index":0,"text":"Hi","delta":{"token_id":5,"role":"assistant","content":"Hi"},"finish_reason":"eos"}],"usage":{"prompt_tokens":7,"completion_tokens":9,"total_tokens":16}}"#
    ))

  static let fireworks = Fixture(
    name: "Fireworks think tags in the text", provider: "fireworks-ai",
    body: stream(
      #"{"id":"f1","model":"accounts/fireworks/models/deepseek-r1","choices":[{"index":0,"delta":{"role":"assistant"},"finish_reason":null}]}"#,
      #"{"id":"f1","model":"accounts/fireworks/models/deepseek-r1","choices":[{"index":0,"delta":{"content":"<th"},"finish_reason":null}]}"#,
      #"{"id":"f1","model":"accounts/fireworks/models/deepseek-r1","choices":[{"index":0,"delta":{"content":"ink>\nWhy"},"finish_reason":null}]}"#,
      #"{"id":"f1","model":"accounts/fireworks/models/deepseek-r1","choices":[{"index":0,"delta":{"content":" not?</th"},"finish_reason":null}]}"#,
      #"{"id":"f1","model":"accounts/fireworks/models/deepseek-r1","choices":[{"index":0,"delta":{"content":"ink>\n\nSure <think>."},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"total_tokens":10,"completion_tokens":7}}"#
    ))

  static let cerebras = Fixture(
    name: "Cerebras time_info", provider: "cerebras",
    body: stream(
      #"{"id":"c1","choices":[{"delta":{"role":"assistant","reasoning":"Ok"},"index":0}],"model":"gpt-oss-120b","object":"chat.completion.chunk"}"#,
      #"{"id":"c1","choices":[{"delta":{"content":"Fast"},"index":0}],"model":"gpt-oss-120b","object":"chat.completion.chunk"}"#,
      #"{"id":"c1","choices":[{"delta":{},"finish_reason":"stop","index":0}],"model":"gpt-oss-120b","object":"chat.completion.chunk","usage":{"prompt_tokens":70,"completion_tokens":21,"total_tokens":91,"prompt_tokens_details":{"cached_tokens":0}},"time_info":{"queue_time":0.001,"prompt_time":0.002,"completion_time":0.01}}"#
    ))

  static let perplexity = Fixture(
    name: "Perplexity cumulative usage and citations", provider: "perplexity",
    body: stream(
      #"{"id":"p1","model":"sonar-reasoning","created":1,"usage":{"prompt_tokens":6,"completion_tokens":1,"total_tokens":7},"citations":["https://old.example"],"search_results":[{"title":"Old","url":"https://old.example","date":null}],"object":"chat.completion.chunk","choices":[{"index":0,"finish_reason":null,"message":{"role":"assistant","content":"<think>"},"delta":{"role":"assistant","content":"<think>"}}]}"#,
      #"{"id":"p1","model":"sonar-reasoning","created":1,"usage":{"prompt_tokens":6,"completion_tokens":9,"total_tokens":15},"citations":["https://one.example","https://two.example"],"search_results":[{"title":"One","url":"https://one.example","date":"2025-01-01"},{"title":"Two","url":"https://two.example"}],"object":"chat.completion.chunk","choices":[{"index":0,"finish_reason":null,"message":{"role":"assistant","content":"<think>Look.</think>"},"delta":{"role":"assistant","content":"Look.</think>"}}]}"#,
      #"{"id":"p1","model":"sonar-reasoning","created":1,"usage":{"prompt_tokens":6,"completion_tokens":14,"total_tokens":20,"search_context_size":"low","num_search_queries":1,"cost":{"input_tokens_cost":0.0,"output_tokens_cost":0.0,"request_cost":0.005,"total_cost":0.0061}},"citations":["https://one.example","https://two.example"],"search_results":[{"title":"One","url":"https://one.example","date":"2025-01-01"},{"title":"Two","url":"https://two.example"}],"object":"chat.completion.done","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"<think>Look.</think>Found[1]."},"delta":{"role":"assistant","content":"Found[1]."}}]}"#
    ))

  static let alibaba = Fixture(
    name: "Alibaba cache creation", provider: "alibaba",
    body: stream(
      #"{"choices":[{"delta":{"content":null,"reasoning_content":"Hm","role":"assistant"},"index":0,"finish_reason":null}],"object":"chat.completion.chunk","usage":null,"model":"qwen3-max","id":"a1"}"#,
      #"{"choices":[{"delta":{"content":"Ni hao"},"index":0,"finish_reason":"stop"}],"object":"chat.completion.chunk","usage":null,"model":"qwen3-max","id":"a1"}"#,
      #"{"choices":[],"object":"chat.completion.chunk","usage":{"prompt_tokens":1500,"completion_tokens":20,"total_tokens":1520,"prompt_tokens_details":{"cached_tokens":0,"cache_creation_input_tokens":1400,"cache_type":"ephemeral"},"completion_tokens_details":{"reasoning_tokens":8}},"model":"qwen3-max","id":"a1"}"#
    ))

  static let moonshot = Fixture(
    name: "Moonshot usage on the finish chunk", provider: "moonshotai",
    body: stream(
      #"{"id":"k1","object":"chat.completion.chunk","model":"kimi-k2-thinking","choices":[{"index":0,"delta":{"role":"assistant","reasoning_content":"So"},"finish_reason":null}]}"#,
      #"{"id":"k1","object":"chat.completion.chunk","model":"kimi-k2-thinking","choices":[{"index":0,"delta":{"content":"Moon"},"finish_reason":null}]}"#,
      #"{"id":"k1","object":"chat.completion.chunk","model":"kimi-k2-thinking","choices":[{"index":0,"delta":{},"finish_reason":"stop","usage":{"prompt_tokens":19,"completion_tokens":13,"total_tokens":32,"cached_tokens":10}}]}"#
    ))

  static let google = Fixture(
    name: "Google compatible calls without index", provider: "google",
    body: stream(
      #"{"choices":[{"delta":{"role":"assistant","tool_calls":[{"extra_content":{"google":{"thought_signature":"sig"}},"function":{"arguments":"{\"a\":1}","name":"one"},"id":"","type":"function"},{"function":{"arguments":"{\"b\":2}","name":"two"},"id":"","type":"function"}]},"index":0}],"id":"g1","model":"gemini-3-pro","object":"chat.completion.chunk"}"#,
      #"{"choices":[{"delta":{"role":"assistant"},"finish_reason":"stop","index":0}],"id":"g1","model":"gemini-3-pro","object":"chat.completion.chunk"}"#
    ))

  static let ollamaCompatible = Fixture(
    name: "Ollama compatible stop with calls", provider: "ollama",
    body: stream(
      #"{"id":"o1","object":"chat.completion.chunk","model":"qwen3","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"","reasoning":"Hmm"},"finish_reason":null}]}"#,
      #"{"id":"o1","object":"chat.completion.chunk","model":"qwen3","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":"","tool_calls":[{"id":"call_x","index":0,"type":"function","function":{"name":"now","arguments":""}}]},"finish_reason":null}]}"#,
      #"{"id":"o1","object":"chat.completion.chunk","model":"qwen3","system_fingerprint":"fp_ollama","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":"stop"}]}"#
    ))

  static let lmStudio = Fixture(
    name: "LM Studio missing opening tag", provider: "lmstudio",
    body: stream(
      #"{"id":"l1","object":"chat.completion.chunk","model":"qwen3-4b-thinking-2507","choices":[{"index":0,"delta":{"role":"assistant","content":"Okay, "},"finish_reason":null}]}"#,
      #"{"id":"l1","object":"chat.completion.chunk","model":"qwen3-4b-thinking-2507","choices":[{"index":0,"delta":{"content":"a < b.\n<"},"finish_reason":null}]}"#,
      #"{"id":"l1","object":"chat.completion.chunk","model":"qwen3-4b-thinking-2507","choices":[{"index":0,"delta":{"content":"/think"},"finish_reason":null}]}"#,
      #"{"id":"l1","object":"chat.completion.chunk","model":"qwen3-4b-thinking-2507","choices":[{"index":0,"delta":{"content":">\n\n"},"finish_reason":null}]}"#,
      #"{"id":"l1","object":"chat.completion.chunk","model":"qwen3-4b-thinking-2507","choices":[{"index":0,"delta":{"content":"Less."},"finish_reason":"stop"}]}"#
    ))

  static let llamaCpp = Fixture(
    name: "llama.cpp timings", provider: "llamacpp",
    body: stream(
      #"{"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"id":"chatcmpl-l","model":"gpt-oss-20b.gguf","object":"chat.completion.chunk"}"#,
      #"{"choices":[{"finish_reason":null,"index":0,"delta":{"reasoning_content":"Hm"}}],"id":"chatcmpl-l","model":"gpt-oss-20b.gguf","object":"chat.completion.chunk"}"#,
      #"{"choices":[{"finish_reason":null,"index":0,"delta":{"content":"Llama"}}],"id":"chatcmpl-l","model":"gpt-oss-20b.gguf","object":"chat.completion.chunk"}"#,
      #"{"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"id":"chatcmpl-l","model":"gpt-oss-20b.gguf","object":"chat.completion.chunk","timings":{"cache_n":236,"prompt_n":1,"prompt_ms":30.9,"predicted_n":35,"predicted_ms":661.0}}"#
    ))

  static let vllm = Fixture(
    name: "vLLM reasoning", provider: "vllm",
    body: stream(
      #"{"id":"v1","object":"chat.completion.chunk","model":"Qwen/Qwen3-8B","choices":[{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}],"usage":{"prompt_tokens":10,"total_tokens":10,"completion_tokens":0}}"#,
      #"{"id":"v1","object":"chat.completion.chunk","model":"Qwen/Qwen3-8B","choices":[{"index":0,"delta":{"reasoning":"Hm","reasoning_content":"Hm"},"finish_reason":null}],"usage":{"prompt_tokens":10,"total_tokens":12,"completion_tokens":2}}"#,
      #"{"id":"v1","object":"chat.completion.chunk","model":"Qwen/Qwen3-8B","choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":"stop","stop_reason":null}],"usage":{"prompt_tokens":10,"total_tokens":14,"completion_tokens":4}}"#
    ))

  static let vllmOld = Fixture(
    name: "vLLM reasoning_content", provider: "vllm",
    body: stream(
      #"{"id":"v2","object":"chat.completion.chunk","model":"Qwen/QwQ-32B","choices":[{"index":0,"delta":{"reasoning_content":"Hm"},"finish_reason":null}]}"#,
      #"{"id":"v2","object":"chat.completion.chunk","model":"Qwen/QwQ-32B","choices":[{"index":0,"delta":{"content":"Hi </think>"},"finish_reason":"stop"}]}"#
    ))

  static let vercel = Fixture(
    name: "Vercel cost and reasoning apart", provider: "vercel",
    body: stream(
      #"{"id":"ve1","object":"chat.completion.chunk","model":"google/gemini-3-pro-preview","choices":[{"index":0,"delta":{"role":"assistant","content":"Ok","reasoning":"Hm"},"finish_reason":null}]}"#,
      #"{"id":"ve1","object":"chat.completion.chunk","model":"google/gemini-3-pro-preview","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":28,"completion_tokens":9,"total_tokens":37,"cost":0.000896,"completion_tokens_details":{"reasoning_tokens":61}}}"#
    ))

  /// Events whose lines end with CRLF, with names, ids and data over several lines.
  static let crlf = Fixture(
    name: "CRLF, names and split data", provider: "some-proxy",
    body: "\u{FEFF}event: message\r\nid: 1\r\ndata: {\"id\":\"q\",\"model\":\"m\",\r\n"
      + "data: \"choices\":[{\"delta\":{\"content\":\"Hé\"}}]}\r\n\r\n"
      + ": ping\r\n\r\nevent: message\r\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}"
      + "\r\n\r\ndata: [DONE]\r\n\r\n")
}
