import ChatModel
import Providers
import Testing
import Transport

/// One row of the table: who answered what, and what it means.
private struct Row: CustomStringConvertible {
  var provider: String
  var status: Int
  var body: String
  var kind: FailureKind
  var message: String?
  var code: String?

  init(
    _ provider: String, _ status: Int, _ body: String, _ kind: FailureKind,
    _ message: String? = nil, code: String? = nil
  ) {
    self.provider = provider
    self.status = status
    self.body = body
    self.kind = kind
    self.message = message
    self.code = code
  }

  var description: String { "\(provider) \(status) \(body.prefix(80))" }
}

private let statuses: [Row] = [
  Row("x", 400, "", .badRequest, "x answered 400 without saying why."),
  Row("x", 401, "", .unauthorized), Row("x", 402, "", .quota), Row("x", 403, "", .forbidden),
  Row("x", 404, "", .notFound), Row("x", 405, "", .badRequest), Row("x", 408, "", .serverError),
  Row("x", 409, "", .other), Row("x", 412, "", .badRequest), Row("x", 413, "", .payloadTooLarge),
  Row("x", 415, "", .badRequest), Row("x", 422, "", .badRequest), Row("x", 424, "", .other),
  Row("x", 429, "", .rateLimited), Row("x", 498, "", .badRequest), Row("x", 499, "", .other),
  Row("x", 500, "", .serverError), Row("x", 501, "", .serverError), Row("x", 502, "", .serverError),
  Row("x", 503, "", .overloaded), Row("x", 504, "", .serverError), Row("x", 505, "", .serverError),
  Row("x", 520, "", .serverError), Row("x", 524, "", .serverError), Row("x", 529, "", .overloaded),
  Row("x", 302, "", .badResponse), Row("x", 600, "", .badResponse), Row("x", 199, "", .badResponse),
]

private let openAI: [Row] = [
  Row(
    "openai", 400,
    #"{"error":{"message":"Unsupported parameter: 'max_tokens'","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}"#,
    .badRequest, "Unsupported parameter: 'max_tokens'", code: "unsupported_parameter"),
  Row(
    "openai", 400,
    #"{"error":{"message":"This model's maximum context length is 128000 tokens.","type":"invalid_request_error","code":"context_length_exceeded"}}"#,
    .contextLength, code: "context_length_exceeded"),
  Row(
    "openai", 401,
    #"{"error":{"message":"Incorrect API key provided","type":"invalid_request_error","code":"invalid_api_key"}}"#,
    .unauthorized, "Incorrect API key provided", code: "invalid_api_key"),
  Row(
    "openai", 403,
    #"{"error":{"code":"unsupported_country_region_territory","message":"Country, region, or territory not supported","type":"request_forbidden"}}"#,
    .forbidden),
  Row(
    "openai", 404,
    #"{"error":{"message":"The model `gpt-9` does not exist","type":"invalid_request_error","code":"model_not_found"}}"#,
    .notFound, code: "model_not_found"),
  Row(
    "openai", 429,
    #"{"error":{"message":"Rate limit reached","type":"tokens","code":"rate_limit_exceeded"}}"#,
    .rateLimited, code: "rate_limit_exceeded"),
  Row("openai", 429, #"{"error":{"message":"Slow down","code":"slow_down"}}"#, .rateLimited),
  Row(
    "openai", 503, #"{"error":{"message":"Busy","code":"server_is_overloaded"}}"#, .overloaded),
  Row(
    "openai", 500, #"{"error":{"message":"The server had an error","type":"server_error"}}"#,
    .serverError, code: "server_error"),
  Row(
    "azure", 400,
    #"{"error":{"message":"The response was filtered","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":true,"severity":"high"}}}}}"#,
    .contentFilter, code: "content_filter"),
  Row("azure", 404, #"{"error":{"code":"404","message":"Resource not found"}}"#, .notFound),
  Row(
    "azure", 401, #"{ "statusCode": 401, "message": "Access denied" }"#, .unauthorized,
    "Access denied"),
]

private let quota: [Row] =
  [
    "insufficient_quota", "credit_balance_exhausted", "organization_usage_limit_exceeded",
    "organization_spend_limit_exceeded", "project_spend_limit_exceeded",
  ].map { (code: String) in
    Row(
      "openai", 429,
      #"{"error":{"message":"No money","type":"insufficient_quota","code":"\#(code)"}}"#,
      .quota, "No money", code: code)
  } + [
    Row(
      "openai", 429, #"{"error":{"message":"x","type":"insufficient_quota","code":null}}"#, .quota),
    Row(
      "deepseek", 402, #"{"error":{"message":"Insufficient Balance","type":"unknown_error"}}"#,
      .quota),
    Row("togetherai", 402, #"{"error":{"message":"Credit limit exceeded"}}"#, .quota),
    Row(
      "cerebras", 402, #"{"message":"Payment required","type":"x","param":"","code":"y"}"#, .quota),
    Row("fireworks-ai", 402, #"{"error":{"message":"Suspended"}}"#, .quota),
    Row("fireworks-ai", 412, #"{"error":{"message":"Account suspended"}}"#, .quota),
    Row("openrouter", 402, #"{"error":{"code":402,"message":"Insufficient credits"}}"#, .quota),
    Row(
      "moonshotai", 429,
      #"{"error":{"message":"Your account is suspended","type":"exceeded_current_quota_error"}}"#,
      .quota),
    Row("alibaba", 400, #"{"error":{"code":"Arrearage","message":"Access denied"}}"#, .quota),
  ]

private let variants: [Row] = [
  Row(
    "xai", 400, #"{"code":"Client specified an invalid argument","error":"Bad seed"}"#, .badRequest,
    "Bad seed", code: "Client specified an invalid argument"),
  Row("xai", 422, #"{"error":"Failed to deserialize"}"#, .badRequest, "Failed to deserialize"),
  Row("xai", 429, #"{"code":"Some resource has been exhausted","error":"Slow"}"#, .rateLimited),
  Row(
    "groq", 400,
    #"{"error":{"message":"Failed to call a function.","type":"invalid_request_error","code":"tool_use_failed","failed_generation":"<f>"}}"#,
    .badRequest, code: "tool_use_failed"),
  Row(
    "groq", 413,
    #"{"error":{"message":"Request too large for model","type":"tokens","code":"rate_limit_exceeded"}}"#,
    .payloadTooLarge),
  Row("groq", 498, #"{"error":{"message":"Flex","code":"capacity_exceeded"}}"#, .overloaded),
  Row(
    "mistral", 400,
    #"{"object":"error","message":"Invalid model: x","type":"invalid_model","param":null,"code":"1500"}"#,
    .badRequest, "Invalid model: x", code: "1500"),
  Row(
    "mistral", 422,
    #"{"detail":[{"type":"missing","loc":["body","messages",0,"role"],"msg":"Field required"},{"loc":["body"],"msg":"Bad"}]}"#,
    .badRequest, "body.messages.0.role: Field required; body: Bad"),
  Row(
    "mistral", 422,
    #"{"object":"error","message":{"detail":[{"loc":["body"],"msg":"Input should be"}]},"type":"invalid_request_error"}"#,
    .badRequest, "body: Input should be"),
  Row("mistral", 401, #"{"detail":"Unauthorized"}"#, .unauthorized, "Unauthorized"),
  Row(
    "deepseek", 400, #"{"error":{"message":"Content Exists Risk","type":"invalid_request_error"}}"#,
    .contentFilter),
  Row(
    "openrouter", 429,
    #"{"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"{\"error\":{\"message\":\"Too fast\",\"code\":\"throttled\"}}","provider_name":"Google"}}}"#,
    .rateLimited, "Google: Too fast"),
  Row(
    "openrouter", 400,
    #"{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"plain words","provider_name":"Azure","error_type":"invalid_request"}}}"#,
    .badRequest, "Azure: plain words"),
  Row(
    "openrouter", 403,
    #"{"error":{"code":403,"message":"Input was flagged","metadata":{"reasons":["violence"],"flagged_input":"x"}}}"#,
    .contentFilter, "Input was flagged"),
  Row(
    "openrouter", 400,
    #"{"error":{"code":400,"message":"Too long","metadata":{"error_type":"context_length_exceeded"}}}"#,
    .contextLength),
  Row("openrouter", 524, #"{"error":{"code":524,"message":"Timed out"}}"#, .serverError),
  Row(
    "togetherai", 403,
    #"{"error":{"message":"Input token count + max_tokens must be less","type":"invalid_request_error"}}"#,
    .contextLength),
  Row(
    "cerebras", 422,
    #"{"message":"Bad","type":"invalid_request_error","param":"x","code":"wrong_api_format"}"#,
    .badRequest, "Bad", code: "wrong_api_format"),
  Row(
    "cerebras", 400,
    #"{"message":"Please reduce the length: context length is 8192","code":"context_length_exceeded"}"#,
    .contextLength),
  Row(
    "perplexity", 401,
    "<html>\r\n<head><title>401 Authorization Required</title></head>\r\n<body><center><h1>401</h1></center></body>\r\n</html>",
    .unauthorized, "401 Authorization Required"),
  Row(
    "perplexity", 400, #"{"error":{"message":"Bad","type":"invalid_message","code":400}}"#,
    .badRequest, "Bad"),
  Row(
    "llamacpp", 400,
    #"{"error":{"code":400,"message":"the request exceeds","type":"exceed_context_size_error","n_prompt_tokens":9,"n_ctx":8}}"#,
    .contextLength),
  Row(
    "llamacpp", 503,
    #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#, .overloaded,
    "Loading model"),
  Row(
    "vllm", 400,
    #"{"object":"error","message":"This model's maximum context length is 4096 tokens","type":"BadRequestError","param":null,"code":400}"#,
    .contextLength),
  Row(
    "vllm", 404,
    #"{"error":{"message":"The model `x` does not exist.","type":"NotFoundError","param":null,"code":404}}"#,
    .notFound),
  Row(
    "ollama", 404, #"{"error":{"message":"model \"x\" not found","type":"not_found_error"}}"#,
    .notFound),
  Row(
    "google", 400,
    #"[{"error":{"code":400,"message":"API key not valid","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}]"#,
    .unauthorized, "API key not valid"),
  Row(
    "vercel", 404,
    "{\n  \"error\": {\n    \"message\": \"No model\",\n    \"type\": \"model_not_found\"\n  }\n}\n",
    .notFound, "No model", code: "model_not_found"),
]

private let shapes: [Row] = [
  Row(
    "x", 502, "<!DOCTYPE html><html><body><h1> Bad\n  Gateway </h1></body></html>", .serverError,
    "Bad Gateway"),
  Row("x", 502, "<p>only <b>text</b></p>", .serverError, "only text"),
  Row("x", 500, "upstream connect error\n", .serverError, "upstream connect error"),
  Row("x", 500, "{\"error\":", .serverError, "{\"error\":"),
  Row("x", 500, "null", .serverError, "x answered 500 without saying why."),
  Row("x", 500, "\"just text\"", .serverError, "just text"),
  Row("x", 500, "[]", .serverError, "x answered 500 without saying why."),
  Row(
    "x", 500, #"{"error":{"code":"weird"}}"#, .serverError, "x answered 500: weird.", code: "weird"),
  Row("x", 400, #"{"errors":[{"message":"one"},{"message":"two"}]}"#, .badRequest, "one; two"),
  Row("x", 400, #"{"error":{"message":""},"message":"outer"}"#, .badRequest, "outer"),
  Row("x", 400, #"{"error":["a","b"]}"#, .badRequest, "a"),
  Row("x", 400, "\u{FEFF}{}", .badRequest), Row("x", 400, "\0\u{1}\u{7F}", .badRequest),
]

@Suite struct `A failed Chat Completions call` {
  private func failure(_ row: Row, _ headers: [HTTPHeader] = []) -> CallFailure {
    Wire.failure(
      dialect: .openAIChat,
      reply: ErrorReply(
        provider: row.provider, status: row.status, headers: headers, body: Array(row.body.utf8)))
  }

  @Test func `has the kind, message and code of its row`() {
    let rows = statuses + openAI + quota + variants + shapes
    #expect(rows.count >= 60)
    for row in rows {
      let failure = failure(row)
      #expect(failure.kind == row.kind, "\(row)")
      #expect(failure.status == row.status, "\(row)")
      #expect(!failure.message.isEmpty, "\(row)")
      #expect(failure.body == Array(row.body.utf8), "\(row)")
      if let message = row.message { #expect(failure.message == message, "\(row)") }
      if let code = row.code { #expect(failure.code == code, "\(row)") }
    }
  }

  @Test func `keeps at most 2000 characters of the message and 64 KiB of the body`() {
    let long = String(repeating: "é", count: 100_000)
    for body in [#"{"error":{"message":"\#(long)"}}"#, long, "<p>\(long)</p>"] {
      let failure = failure(Row("x", 500, body, .serverError))
      #expect(failure.message.count <= 2000 && failure.message.count > 1000)
      #expect(failure.body.count == 64 << 10)
    }
  }

  @Test(arguments: [
    "https://x.example/v1", "https://x.example?token=secret", "https://me:secret@x.example/",
  ])
  func `says where a redirect wanted to go, and of that the host alone`(location: String) {
    let failure = failure(
      Row("openai", 308, "", .badResponse), [HTTPHeader("Location", location)])

    #expect(
      failure.message
        == "OpenAI redirects to the host x.example; redirects are not followed, set the base URL to it."
    )
  }

  @Test(arguments: [
    "X-Request-Id", "request-id", "X-Generation-Id", "apim-request-id", "cf-ray",
  ])
  func `keeps the request id`(header: String) {
    let headers = [HTTPHeader("date", "x"), HTTPHeader(header, "req_123")]

    #expect(failure(Row("x", 500, "", .serverError), headers).requestID == "req_123")
  }

  @Test func `R27 keeps the provider's word on calling again`() {
    for (text, expected) in [("true", true), ("FALSE", false), ("maybe", nil)] as [(String, Bool?)]
    {
      let headers = [HTTPHeader("x-should-retry", text)]
      #expect(failure(Row("x", 500, "", .serverError), headers).shouldRetry == expected)
    }
  }

  @Test func `is found inside a good reply, with the status that it stands for`() {
    let rows: [(String, String, Int, FailureKind)] = [
      ("openai", #"{"error":{"message":"m","code":429}}"#, 429, .rateLimited),
      ("openai", #"{"error":{"message":"m","code":"503"}}"#, 503, .overloaded),
      ("openai", #"{"error":{"message":"m","code":"insufficient_quota"}}"#, 429, .quota),
      ("openai", #"{"error":{"message":"m","type":"rate_limit_error"}}"#, 429, .rateLimited),
      ("openai", #"{"error":{"message":"m","type":"authentication_error"}}"#, 401, .unauthorized),
      ("openai", #"{"error":{"message":"m","type":"permission_error"}}"#, 403, .forbidden),
      ("openai", #"{"error":{"message":"m","code":"model_not_found"}}"#, 404, .notFound),
      ("openai", #"{"error":{"message":"m","type":"invalid_request_error"}}"#, 400, .badRequest),
      ("openai", #"{"error":{"message":"m","code":"bad_request"}}"#, 400, .badRequest),
      (
        "openai", #"{"error":{"message":"m","code":"context_length_exceeded"}}"#, 400,
        .contextLength
      ),
      ("openai", #"{"error":{"message":"m","type":"overloaded_error"}}"#, 503, .overloaded),
      ("openai", #"{"error":{"message":"m","type":"timeout_error"}}"#, 504, .serverError),
      ("openai", #"{"error":{"message":"m","type":"api_error"}}"#, 500, .serverError),
      ("openai", #"{"error":"m"}"#, 500, .serverError),
      (
        "vllm", #"{"object":"error","message":"m","type":"BadRequestError","code":400}"#, 400,
        .badRequest
      ),
      ("cerebras", #"{"error":{"message":"m","type":"x"},"status_code":429}"#, 429, .rateLimited),
      ("groq", #"{"id":"a","x_groq":{"id":"r","error":"m"},"choices":[]}"#, 500, .serverError),
      (
        "openrouter",
        #"{"id":"g","error":{"code":502,"message":"Provider returned error","metadata":{"provider_name":"P","raw":"m"}},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}"#,
        502, .serverError
      ),
      ("openrouter", #"{"choices":[{"error":{"code":429,"message":"m"}}]}"#, 429, .rateLimited),
      (
        "xai", #"{"code":"The service is currently unavailable","error":"m"}"#, 503, .overloaded
      ),
      ("xai", #"{"code":"Something else","error":"m"}"#, 400, .badRequest),
    ]
    for (provider, json, status, kind) in rows {
      for body in [json, stream(json)] {
        let fixture = Fixture(name: "inside", provider: provider, headers: [], body: body)
        let failure = fixture.read().failure
        #expect(failure?.kind == kind, "\(provider) \(body)")
        #expect(failure?.status == status, "\(provider) \(body)")
        #expect(failure?.message.hasSuffix("m") == true, "\(provider) \(body)")
      }
    }
  }

  @Test func `is found under the event name error`() {
    let fixture = Fixture(
      name: "named", provider: "groq",
      body: stream(#"{"choices":[{"delta":{"content":"a"}}]}"#, done: false)
        + "event: error\ndata: {\"message\":\"broke\",\"code\":\"rate_limit_exceeded\"}\n\n")
    let reply = fixture.read()

    #expect(reply.text == "a")
    #expect(reply.failure?.message == "broke")
    #expect(reply.failure?.kind == .rateLimited)
  }
}
