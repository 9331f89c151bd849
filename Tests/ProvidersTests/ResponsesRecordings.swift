import ChatModel

/// Replies of the Responses API.
enum ResponsesRecordings {
  static let all = [
    text, reasoning, calls, custom, twoMessages, refusal, cutOff, filtered, quota, failed, proxy,
  ]

  static let created = [
    #"{"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response","status":"in_progress","model":"gpt-5-2025-08-07","output":[]}}"#,
    #"{"type":"response.in_progress","sequence_number":1,"response":{"id":"resp_1","object":"response","status":"in_progress","model":"gpt-5-2025-08-07","output":[]}}"#,
  ]

  static let text = stream(
    "text", proof: "response.completed",
    created + [
      added(
        0,
        #"{"id":"msg_1","type":"message","status":"in_progress","role":"assistant","content":[]}"#),
      #"{"type":"response.content_part.added","item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","text":""}}"#,
      delta(0, "Gr\\u00fc\\u00dfe, "),
      delta(0, "Wörld 🌍"),
      #"{"type":"response.output_text.annotation.added","output_index":0,"content_index":0,"annotation_index":0,"annotation":{"type":"url_citation","url":"https://swift.org/","title":"Swift","start_index":0,"end_index":3}}"#,
      #"{"type":"response.output_text.done","item_id":"msg_1","output_index":0,"content_index":0,"text":"Grüße, Wörld 🌍"}"#,
      #"{"type":"response.content_part.done","item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","text":"Grüße, Wörld 🌍"}}"#,
      done(
        0,
        #"{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","text":"Grüße, Wörld 🌍","annotations":[{"type":"url_citation","url":"https://swift.org/","title":"Swift"}]}]}"#
      ),
      completed(
        usage:
          #"{"input_tokens":50,"input_tokens_details":{"cached_tokens":32,"cache_write_tokens":8},"output_tokens":20,"output_tokens_details":{"reasoning_tokens":4},"total_tokens":70}"#
      ),
    ])

  static let reasoning = stream(
    "reasoning", proof: "response.completed",
    created + [
      added(0, #"{"id":"rs_1","type":"reasoning","summary":[]}"#),
      #"{"type":"response.reasoning_summary_part.added","item_id":"rs_1","output_index":0,"summary_index":0,"part":{"type":"summary_text","text":""}}"#,
      summary(0, 0, "**Count**"), summary(0, 0, " first."),
      #"{"type":"response.reasoning_summary_part.added","item_id":"rs_1","output_index":0,"summary_index":1,"part":{"type":"summary_text","text":""}}"#,
      summary(0, 1, "Then check."),
      done(
        0,
        #"{"id":"rs_1","type":"reasoning","encrypted_content":"gAAAA","summary":[{"type":"summary_text","text":"**Count** first."},{"type":"summary_text","text":"Then check."}]}"#
      ),
      added(1, #"{"id":"msg_1","type":"message","content":[]}"#),
      delta(1, "Three."),
      done(
        1, #"{"id":"msg_1","type":"message","content":[{"type":"output_text","text":"Three."}]}"#),
      completed(),
    ])

  static let calls = stream(
    "calls", proof: "response.completed",
    created + [
      added(
        0,
        #"{"id":"fc_1","type":"function_call","call_id":"call_1","name":"weather","arguments":""}"#),
      #"{"type":"response.function_call_arguments.delta","item_id":"fc_1","output_index":0,"delta":"{\"city\":"}"#,
      added(
        1,
        #"{"id":"fc_2","type":"function_call","call_id":"call_2","name":"parallel","arguments":""}"#
      ),
      #"{"type":"response.function_call_arguments.delta","item_id":"fc_1","output_index":0,"delta":"\"Paris\"}"}"#,
      #"{"type":"response.function_call_arguments.done","item_id":"fc_1","output_index":0,"arguments":"{\"city\":\"Paris\"}"}"#,
      done(
        0,
        #"{"id":"fc_1","type":"function_call","call_id":"call_1","name":"weather","arguments":"{\"city\":\"Paris\"}","status":"completed"}"#
      ),
      done(
        1,
        #"{"id":"fc_2","type":"function_call","call_id":"call_2","name":"parallel","arguments":"{\"tool_uses\":[{\"recipient_name\":\"functions.a\",\"parameters\":{\"x\":1}},{\"recipient_name\":\"functions.b\",\"parameters\":{}}]}","status":"completed"}"#
      ),
      completed(),
    ])

  static let custom = stream(
    "custom call", proof: "response.completed",
    created + [
      added(
        0, #"{"id":"ctc_1","type":"custom_tool_call","call_id":"call_1","name":"sql","input":""}"#),
      #"{"type":"response.custom_tool_call_input.delta","output_index":0,"delta":"SELECT "}"#,
      #"{"type":"response.custom_tool_call_input.done","output_index":0,"input":"SELECT 1"}"#,
      done(
        0,
        #"{"id":"ctc_1","type":"custom_tool_call","call_id":"call_1","name":"sql","input":"SELECT 1"}"#
      ),
      completed(),
    ])

  static let twoMessages = stream(
    "two messages", proof: "response.completed",
    created + [
      added(0, #"{"id":"msg_1","type":"message","phase":"commentary","content":[]}"#),
      delta(0, "Looking."),
      done(
        0, #"{"id":"msg_1","type":"message","content":[{"type":"output_text","text":"Looking."}]}"#),
      added(1, #"{"id":"ws_1","type":"web_search_call","status":"in_progress"}"#),
      #"{"type":"response.web_search_call.searching","output_index":1,"item_id":"ws_1"}"#,
      done(
        1,
        #"{"id":"ws_1","type":"web_search_call","status":"completed","action":{"type":"search","query":"q","sources":[{"type":"url","url":"https://a.example/"}]}}"#
      ),
      added(2, #"{"id":"msg_2","type":"message","phase":"final_answer","content":[]}"#),
      delta(2, "Found."),
      done(
        2, #"{"id":"msg_2","type":"message","content":[{"type":"output_text","text":"Found."}]}"#),
      completed(),
    ])

  static let refusal = stream(
    "refusal", proof: "response.completed",
    created + [
      added(0, #"{"id":"msg_1","type":"message","content":[]}"#),
      #"{"type":"response.refusal.delta","output_index":0,"content_index":0,"delta":"I can't "}"#,
      #"{"type":"response.refusal.delta","output_index":0,"content_index":0,"delta":"help."}"#,
      #"{"type":"response.refusal.done","output_index":0,"content_index":0,"refusal":"I can't help."}"#,
      done(
        0,
        #"{"id":"msg_1","type":"message","content":[{"type":"refusal","refusal":"I can't help."}]}"#
      ),
      completed(),
    ])

  static let cutOff = stream(
    "cut off", proof: "response.incomplete",
    created + [
      added(0, #"{"id":"msg_1","type":"message","content":[]}"#),
      delta(0, "One two"),
      #"{"type":"response.incomplete","response":{"id":"resp_1","model":"gpt-5-2025-08-07","status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"output":[],"usage":{"input_tokens":1,"output_tokens":16}}}"#,
    ])

  static let filtered = stream(
    "filtered", proof: "response.incomplete",
    created + [
      #"{"type":"response.incomplete","response":{"id":"resp_1","model":"gpt-5-2025-08-07","status":"incomplete","incomplete_details":{"reason":"content_filter"},"output":[]}}"#
    ])

  static let quota = stream(
    "quota",
    created + [
      #"{"type":"error","sequence_number":2,"error":{"type":"insufficient_quota","code":"insufficient_quota","message":"You exceeded your current quota.","param":null}}"#,
      #"{"type":"response.failed","sequence_number":3,"response":{"id":"resp_1","status":"failed","error":{"code":"insufficient_quota","message":"You exceeded your current quota."}}}"#,
    ])

  static let failed = stream(
    "failed",
    created + [
      #"{"type":"response.failed","response":{"id":"resp_1","status":"failed","error":{"code":"server_error","message":"The server had an error."}}}"#
    ])

  /// Every event has another item id, as one proxy sends them.
  static let proxy = stream(
    "changing ids", proof: "response.completed",
    created + [
      added(0, #"{"id":"aaa","type":"message","content":[]}"#),
      #"{"type":"response.output_text.delta","item_id":"bbb","output_index":0,"content_index":0,"delta":"one "}"#,
      #"{"type":"response.output_text.delta","item_id":"ccc","output_index":0,"content_index":0,"delta":"text"}"#,
      done(
        0, #"{"id":"ddd","type":"message","content":[{"type":"output_text","text":"one text"}]}"#),
      completed(),
    ])

  static let whole = Recording.whole(
    "Responses: whole", .openAIResponses, "openai",
    """
    {"id":"resp_1","object":"response","status":"completed","model":"gpt-5","error":null,
     "incomplete_details":null,"service_tier":"flex",
     "output":[{"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"Hm."}]},
      {"type":"message","content":[{"type":"output_text","text":"Hello",
       "annotations":[{"type":"url_citation","url":"https://a.example/","title":"A"}]}]},
      {"type":"function_call","call_id":"call_1","name":"f","arguments":"{\\"x\\":[1]}"}],
     "usage":{"input_tokens":5,"output_tokens":7}}
    """)

  static func stream(
    _ name: String, provider: String = "openai", proof: String? = nil, _ data: [String]
  ) -> Recording {
    .events(
      "Responses: \(name)", .openAIResponses, provider, proof: proof.map { "\"type\":\"\($0)\"" },
      named: true, data)
  }

  static func added(_ index: Int, _ item: String) -> String {
    #"{"type":"response.output_item.added","output_index":\#(index),"item":\#(item)}"#
  }

  static func done(_ index: Int, _ item: String) -> String {
    #"{"type":"response.output_item.done","output_index":\#(index),"item":\#(item)}"#
  }

  static func delta(_ index: Int, _ text: String) -> String {
    """
    {"type":"response.output_text.delta","item_id":"msg_1","output_index":\(index),\
    "content_index":0,"delta":"\(text)","logprobs":[],"obfuscation":"x1"}
    """
  }

  static func summary(_ index: Int, _ part: Int, _ text: String) -> String {
    """
    {"type":"response.reasoning_summary_text.delta","item_id":"rs_1","output_index":\(index),\
    "summary_index":\(part),"delta":"\(text)"}
    """
  }

  static func completed(
    usage: String = #"{"input_tokens":1,"output_tokens":2}"#, tier: String = "default"
  ) -> String {
    """
    {"type":"response.completed","response":{"id":"resp_1","object":"response",\
    "status":"completed","model":"gpt-5-2025-08-07","service_tier":"\(tier)","error":null,\
    "incomplete_details":null,"output":[],"usage":\(usage)}}
    """
  }
}
