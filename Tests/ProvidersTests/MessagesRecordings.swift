import ChatModel

/// Replies of the Messages API.
enum MessagesRecordings {
  static let all = [
    text, thinking, tool, search, refusal, refusedSilently, overloaded, length, pings, noStop,
  ]

  static let text = stream(
    "text", proof: "\"stop_reason\":\"end_turn\"",
    [
      start(
        usage: """
          {"input_tokens":12,"cache_creation_input_tokens":300,"cache_read_input_tokens":2000,\
          "cache_creation":{"ephemeral_5m_input_tokens":100,"ephemeral_1h_input_tokens":200},\
          "output_tokens":3,"service_tier":"standard"}
          """),
      #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
      #"{"type":"ping"}"#,
      delta(0, #"{"type":"text_delta","text":"Grüße, "}"#),
      delta(0, #"{"type":"text_delta","text":"W\u00f6rld \ud83c\udf0d"}"#),
      #"{"type":"content_block_stop","index":0}"#,
      stop("end_turn", usage: #"{"output_tokens":61}"#),
      #"{"type":"message_stop"}"#,
    ])

  static let thinking = stream(
    "thinking", proof: "\"stop_reason\":\"end_turn\"",
    [
      start(),
      #"{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}"#,
      delta(0, #"{"type":"thinking_delta","thinking":"First, "}"#),
      delta(0, #"{"type":"thinking_delta","thinking":"count."}"#),
      delta(0, #"{"type":"signature_delta","signature":"EqQBCg=="}"#),
      #"{"type":"content_block_stop","index":0}"#,
      #"{"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"EmwK"}}"#,
      #"{"type":"content_block_stop","index":1}"#,
      #"{"type":"content_block_start","index":2,"content_block":{"type":"thinking","thinking":"","signature":""}}"#,
      delta(2, #"{"type":"thinking_delta","thinking":"Then check."}"#),
      #"{"type":"content_block_stop","index":2}"#,
      #"{"type":"content_block_start","index":3,"content_block":{"type":"text","text":"Three."}}"#,
      #"{"type":"content_block_stop","index":3}"#,
      stop(
        "end_turn",
        usage: #"{"output_tokens":90,"output_tokens_details":{"thinking_tokens":70}}"#),
      #"{"type":"message_stop"}"#,
    ])

  static let tool = stream(
    "tool calls", proof: "\"stop_reason\":\"tool_use\"",
    [
      start(),
      #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
      delta(0, #"{"type":"text_delta","text":"Looking."}"#),
      #"{"type":"content_block_stop","index":0}"#,
      #"{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"toolu_1","name":"weather","input":{}}}"#,
      delta(1, #"{"type":"input_json_delta","partial_json":""}"#),
      delta(1, #"{"type":"input_json_delta","partial_json":"{\"city\": \"Par"}"#),
      delta(1, #"{"type":"input_json_delta","partial_json":"is\"}"}"#),
      #"{"type":"content_block_stop","index":1}"#,
      #"{"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"toolu_2","name":"clock","input":{}}}"#,
      #"{"type":"content_block_stop","index":2}"#,
      #"{"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"toolu_3","name":"whole","input":{"a":1}}}"#,
      #"{"type":"content_block_stop","index":3}"#,
      stop("tool_use"),
      #"{"type":"message_stop"}"#,
    ])

  static let search = stream(
    "web search", proof: "\"stop_reason\":\"end_turn\"",
    [
      start(),
      #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"I'll search."}}"#,
      #"{"type":"content_block_stop","index":0}"#,
      #"{"type":"content_block_start","index":1,"content_block":{"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{}}}"#,
      delta(1, #"{"type":"input_json_delta","partial_json":"{\"query\":\"swift\"}"}"#),
      #"{"type":"content_block_stop","index":1}"#,
      #"{"type":"content_block_start","index":2,"content_block":{"type":"web_search_tool_result","tool_use_id":"srvtoolu_1","content":[{"type":"web_search_result","url":"https://swift.org/","title":"Swift","encrypted_content":"Eo"},{"type":"web_search_result","url":"https://example.com/a","title":""}]}}"#,
      #"{"type":"content_block_stop","index":2}"#,
      #"{"type":"content_block_start","index":3,"content_block":{"type":"text","text":""}}"#,
      delta(3, #"{"type":"text_delta","text":"It is "}"#),
      #"{"type":"content_block_stop","index":3}"#,
      #"{"type":"content_block_start","index":4,"content_block":{"citations":[],"type":"text","text":""}}"#,
      delta(
        4,
        #"{"type":"citations_delta","citation":{"type":"web_search_result_location","url":"https://swift.org/","title":"Swift","cited_text":"fast"}}"#
      ),
      delta(
        4,
        #"{"type":"citations_delta","citation":{"type":"web_search_result_location","url":"https://swift.org/about","title":"About","cited_text":"fast"}}"#
      ),
      delta(4, #"{"type":"text_delta","text":"fast."}"#),
      #"{"type":"content_block_stop","index":4}"#,
      stop("end_turn"),
      #"{"type":"message_stop"}"#,
    ])

  static let refusal = stream(
    "refusal", proof: "\"stop_reason\":\"refusal\"",
    [
      start(),
      #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
      delta(0, #"{"type":"text_delta","text":"To begin"}"#),
      #"{"type":"content_block_stop","index":0}"#,
      #"{"type":"message_delta","delta":{"stop_reason":"refusal","stop_sequence":null,"stop_details":{"category":"cyber"}},"usage":{"output_tokens":2}}"#,
      #"{"type":"message_stop"}"#,
    ])

  static let refusedSilently = stream(
    "silent refusal", proof: "\"stop_reason\":\"refusal\"",
    [
      start(),
      #"{"type":"message_delta","delta":{"stop_reason":"refusal","stop_sequence":null},"usage":{"output_tokens":0}}"#,
      #"{"type":"message_stop"}"#,
    ])

  static let overloaded = stream(
    "overloaded",
    [
      start(),
      #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_e"}"#,
    ])

  static let length = stream(
    "length", proof: "\"stop_reason\":\"max_tokens\"",
    [
      start(),
      #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"One two"}}"#,
      stop("max_tokens"),
      #"{"type":"message_stop"}"#,
    ])

  static let pings = stream(
    "pings", proof: "\"stop_reason\":\"stop_sequence\"",
    [
      #"{"type":"ping"}"#, start(), #"{"type":"ping"}"#, start(),
      #"{"type":"vendor_event","n":1}"#,
      delta(0, #"{"type":"text_delta","text":"ok"}"#),
      #"{"type":"ping"}"#,
      stop("stop_sequence"),
      #"{"type":"message_stop"}"#,
    ])

  static let noStop = stream(
    "no message_stop", proof: "\"stop_reason\":\"end_turn\"",
    [
      start(),
      #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"Done."}}"#,
      #"{"type":"content_block_stop","index":0}"#,
      stop("end_turn"),
      #"{"type":"ping"}"#,
    ])

  static let whole = Recording.whole(
    "whole", .anthropic, "anthropic",
    """
    {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929",
     "content":[{"type":"thinking","thinking":"Hm.","signature":"s"},
      {"type":"text","text":"Hello","citations":[{"type":"web_search_result_location",
       "url":"https://a.example/","title":"A"}]},
      {"type":"tool_use","id":"toolu_1","name":"f","input":{"x":[1]}}],
     "stop_reason":"tool_use","stop_sequence":null,
     "usage":{"input_tokens":5,"output_tokens":7,"service_tier":"priority"}}
    """)

  static func stream(_ name: String, proof: String? = nil, _ data: [String]) -> Recording {
    .events("Messages: \(name)", .anthropic, "anthropic", proof: proof, named: true, data)
  }

  static func start(
    id: String = "msg_1", usage: String = #"{"input_tokens":12,"output_tokens":1}"#
  ) -> String {
    """
    {"type":"message_start","message":{"id":"\(id)","type":"message","role":"assistant",\
    "model":"claude-sonnet-4-5-20250929","content":[],"stop_reason":null,"stop_sequence":null,\
    "usage":\(usage)}}
    """
  }

  static func delta(_ index: Int, _ delta: String) -> String {
    #"{"type":"content_block_delta","index":\#(index),"delta":\#(delta)}"#
  }

  static func stop(_ reason: String, usage: String = #"{"output_tokens":9}"#) -> String {
    """
    {"type":"message_delta","delta":{"stop_reason":"\(reason)","stop_sequence":null},\
    "usage":\(usage)}
    """
  }
}
