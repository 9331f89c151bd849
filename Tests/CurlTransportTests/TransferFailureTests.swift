import CCurl
import Glibc
import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite struct `The failure of a transfer` {
  private static func failure(
    _ code: CURLcode, hasConnection: Bool = false,
    change: (inout TransferFailure) -> Void = { _ in }
  ) -> TransportError {
    var failure = TransferFailure(
      code: code, host: "api.example", systemError: 0, certificateResult: 0,
      detail: "libcurl's words", connectTimeout: .seconds(10), hasConnection: hasConnection,
      hasHead: false, timings: TransferTimings())
    change(&failure)
    return failure.error
  }

  @Test(arguments: [
    (CURLE_COULDNT_RESOLVE_HOST, TransportError.Kind.dns),
    (CURLE_COULDNT_RESOLVE_PROXY, .dns),
    (CURLE_COULDNT_CONNECT, .connect),
    (CURLE_PROXY, .connect),
    (CURLE_RECV_ERROR, .connect),
    (CURLE_GOT_NOTHING, .connect),
    (CURLE_OPERATION_TIMEDOUT, .connectTimeout),
    (CURLE_SSL_CONNECT_ERROR, .tls),
    (CURLE_PEER_FAILED_VERIFICATION, .tls),
    (CURLE_SSL_CACERT_BADFILE, .tls),
    (CURLE_SSL_CIPHER, .tls),
    (CURLE_UNSUPPORTED_PROTOCOL, .badRequest),
  ]) func `before the connection names its layer (F4)`(
    code: CURLcode, kind: TransportError.Kind
  ) {
    #expect(Self.failure(code).kind == kind)
  }

  @Test(arguments: [
    (CURLE_COULDNT_RESOLVE_HOST, TransportError.Kind.connectionLost),
    (CURLE_COULDNT_CONNECT, .connectionLost),
    (CURLE_OPERATION_TIMEDOUT, .connectionLost),
    (CURLE_PARTIAL_FILE, .connectionLost),
    (CURLE_GOT_NOTHING, .connectionLost),
    (CURLE_SEND_ERROR, .connectionLost),
    (CURLE_RECV_ERROR, .connectionLost),
    (CURLE_SEND_FAIL_REWIND, .connectionLost),
    (CURLE_ABORTED_BY_CALLBACK, .connectionLost),
    (CURLE_HTTP2, .connectionLost),
    (CURLE_HTTP2_STREAM, .connectionLost),
    (CURLE_WEIRD_SERVER_REPLY, .badResponse),
    (CURLE_UNSUPPORTED_PROTOCOL, .badResponse),
    (CURLE_OUT_OF_MEMORY, .badResponse),
    (CURLcode(rawValue: 100), .badResponse),
  ]) func `on a connection is a lost one or a bad reply`(
    code: CURLcode, kind: TransportError.Kind
  ) {
    #expect(Self.failure(code, hasConnection: true).kind == kind)
  }

  @Test(arguments: [
    (9, "The certificate of api.example is not valid yet."),
    (10, "The certificate of api.example has expired."),
    (18, "The certificate of api.example is self-signed, and nothing here vouches for it."),
    (20, "The certificate of api.example is from an authority that this machine does not know."),
    (0, "The certificate of api.example is for another name (libcurl's words)."),
    (1, "The certificate of api.example is for another name (libcurl's words)."),
    (66, "TLS with api.example failed (libcurl's words)."),
  ]) func `of a certificate says what is wrong with it (K3)`(result: Int, sentence: String) {
    let error = Self.failure(CURLE_PEER_FAILED_VERIFICATION) { $0.certificateResult = result }

    #expect(error.message == sentence)
  }

  @Test(arguments: [
    (ECONNREFUSED, "connection refused"), (ENETUNREACH, "network unreachable"),
    (EHOSTUNREACH, "host unreachable"), (ETIMEDOUT, "no answer"), (EMFILE, "too many open files"),
    (0, "libcurl's words"),
  ]) func `to connect gives the system's reason`(code: Int32, reason: String) {
    let error = Self.failure(CURLE_COULDNT_CONNECT) { $0.systemError = code }

    #expect(error.message == "Nothing answers at api.example (\(reason)).")
  }

  @Test func `repeats no control characters and no long texts of a server`() {
    let error = Self.failure(CURLE_RECV_ERROR, hasConnection: true) {
      $0.detail = "\u{1B}]0;title\u{7}" + String(repeating: "x", count: 1000)
    }

    #expect(error.message.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    #expect(error.message.count < 300)
  }

  @Test(arguments: [
    (Duration.seconds(10), "10 s"), (.milliseconds(1500), "1500 ms"), (.seconds(Int64.max), "s"),
  ]) func `by the clock names the limit (R22)`(limit: Duration, words: String) {
    let error = Self.failure(CURLE_OPERATION_TIMEDOUT) { $0.connectTimeout = limit }

    #expect(error.message.hasPrefix("No connection to api.example within "))
    #expect(error.message.contains(words))
  }
}
