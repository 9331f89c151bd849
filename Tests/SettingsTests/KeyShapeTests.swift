import Testing

@testable import Settings

@Suite struct `What looks like a key` {
  @Test(arguments: [
    "sk-ant-api03-Zx81mQp0aaaaBBBB", "sk-proj-abcdefgh12345678", "Bearer gsk_abc123def456ghi789",
    "AIzaSyA1234567890abcdefghijk", "AKIAIOSFODNN7EXAMPLE", "xai-0123456789abcdef",
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.x", "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
    "Xk29fLq81ZmPw0Rt55YbNc73HgJd4Vs6", "key=sk-or-v1-0123456789ab&x",
  ])
  func `is told from other words, and taken out of a message`(text: String) {
    #expect(KeyShape.isKey(text))
    #expect(KeyShape.redacted("before \(text) after").contains("(hidden)"))
    #expect(!KeyShape.isKey(KeyShape.redacted("before \(text) after")))
  }

  @Test(arguments: [
    "", "plain words", "sk-learn is a library", "openai/gpt-5", "org-example", "ACME_API_KEY",
    "global.anthropic.claude-haiku-4-5-20251001-v1:0", "Meta-Llama-3.1-405B-Instruct-Turbo",
    "0d9c43b2f6cc9e5a53b2a1f2d3e4f5a6b7c8d9e0", "https://llm.acme.example/v1?x=1", "sk-",
    "550e8400-e29b-41d4-a716-446655440000", "Qwen2.5-Coder-32B-Instruct-GPTQ-Int4",
  ])
  func `is not every long word`(text: String) {
    #expect(!KeyShape.isKey(text))
    #expect(KeyShape.redacted(text) == text)
  }

  @Test func `is any longer word with a digit under a name that says so`() {
    #expect(KeyShape.isKey("0123456789abcdef0123", named: "X-Api-Key"))
    #expect(KeyShape.isKey("Basic dXNlcjpwYXNzd29yZA11", named: "Proxy-Authorization"))
    #expect(!KeyShape.isKey("0123456789abcdef0123", named: "X-Request-Source"))
    #expect(!KeyShape.isKey("production", named: "X-Api-Key"))
  }
}
