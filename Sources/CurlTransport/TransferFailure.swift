import CCurl
import Glibc
import Transport

/// How libcurl ended a transfer, and what it means: the layer that failed, in one sentence.
struct TransferFailure {
  var code: CURLcode
  /// As people know it, with the port where it matters.
  var host: String
  /// `errno` of the failed system call; zero where there was none.
  var systemError: Int32
  /// OpenSSL's verdict on the certificate (`X509_V_ERR_…`); 0 or 1 where it has none.
  var certificateResult: Int
  /// libcurl's own sentence.
  var detail: String
  var connectTimeout: Duration
  var proxyVariable: String?
  var certificateFile: String?
  /// Whether a connection was made for the request, TLS included.
  var hasConnection: Bool
  var hasHead: Bool
  var timings: TransferTimings

  /// What libcurl says since 8.6 of a header line that is too long for it (`CURLE_TOO_LARGE`).
  ///
  /// Earlier versions speak of memory.
  private static let tooLarge = CURLcode(rawValue: 100)

  var error: TransportError {
    let kind = kind
    return TransportError(kind, sentence(for: kind), timings: timings)
  }

  /// With a connection made, whatever goes wrong is a lost connection, even where libcurl failed at
  /// making another one: what was sent may have been read.
  private var kind: TransportError.Kind {
    guard hasConnection else { return kindWithoutConnection }
    return switch code {
    case CURLE_OUT_OF_MEMORY, Self.tooLarge, CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL,
      CURLE_BAD_CONTENT_ENCODING:
      .badResponse
    default: .connectionLost
    }
  }

  private var kindWithoutConnection: TransportError.Kind {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .dns
    case CURLE_OPERATION_TIMEDOUT: .connectTimeout
    case CURLE_SSL_CONNECT_ERROR: isBroken ? .connect : .tls
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CIPHER,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_SSL_CRL_BADFILE, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,
      CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_USE_SSL_FAILED:
      .tls
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .badRequest
    default: .connect
    }
  }

  /// A handshake that was cut off says nothing about the certificate, so it may be tried again.
  private var isBroken: Bool {
    systemError == ECONNRESET
      || ["SSL_ERROR_SYSCALL", "unexpected eof", "reset by peer"].contains { detail.contains($0) }
  }

  private func sentence(for kind: TransportError.Kind) -> String {
    switch kind {
    case .dns: lookupSentence
    case .connect: "Nothing answers at \(host) (\(cause))."
    case .connectTimeout: "No connection to \(host) within \(connectTimeout.inWords)."
    case .tls: certificateSentence
    case .connectionLost where hasHead:
      "The connection to \(host) broke before the reply was whole (\(cause))."
    case .connectionLost:
      "The connection to \(host) broke before an answer came (\(cause))."
    case .badResponse: "\(host) did not answer with usable HTTP (\(cause))."
    case .badRequest, .closed: "The request to \(host) cannot be sent (\(cause))."
    }
  }

  private var lookupSentence: String {
    guard code == CURLE_COULDNT_RESOLVE_PROXY else {
      return "The name \(host) cannot be looked up."
    }
    return "The proxy named in \(proxyVariable ?? "the environment") cannot be looked up."
  }

  private var certificateSentence: String {
    if code == CURLE_SSL_CACERT_BADFILE {
      guard let certificateFile else {
        return "The certificates of this machine cannot be read, so \(host) cannot be trusted."
      }
      return "The certificate file \(certificateFile) (SSL_CERT_FILE) cannot be read."
    }
    return switch certificateResult {
    case 9: "The certificate of \(host) is not valid yet."
    case 10: "The certificate of \(host) has expired."
    case 18, 19: "The certificate of \(host) is self-signed, and nothing here vouches for it."
    case 2, 20, 21:
      "The certificate of \(host) is from an authority that this machine does not know."
    case ...1 where code == CURLE_PEER_FAILED_VERIFICATION:
      "The certificate of \(host) is for another name (\(cause))."
    default: "TLS with \(host) failed (\(cause))."
    }
  }

  /// The reason in a few words: the system's where there is one, else libcurl's own.
  private var cause: String {
    switch code {
    case CURLE_GOT_NOTHING: return "closed without a reply"
    case CURLE_SEND_FAIL_REWIND, CURLE_ABORTED_BY_CALLBACK: return "a kept connection had died"
    case CURLE_PARTIAL_FILE: return "closed early"
    default: break
    }
    return switch systemError {
    case ECONNREFUSED: "connection refused"
    case ECONNRESET: "connection reset"
    case ENETUNREACH: "network unreachable"
    case EHOSTUNREACH: "host unreachable"
    case ETIMEDOUT: "no answer"
    case EPIPE: "closed by the other side"
    case EMFILE, ENFILE: "too many open files"
    default: Self.plain(detail)
    }
  }

  /// libcurl's words may repeat what a server sent: one line of ordinary characters, cut short.
  private static func plain(_ text: String) -> String {
    let scalars = text.unicodeScalars.lazy.filter { $0.value >= 0x20 && $0.value != 0x7F }
    return String(String.UnicodeScalarView(scalars.prefix(200)))
  }
}

extension Duration {
  /// "10 s", or "250 ms" where it is not whole seconds.
  fileprivate var inWords: String {
    let (seconds, attoseconds) = components
    guard attoseconds != 0, seconds < 1_000_000 else { return "\(seconds) s" }
    return "\(seconds * 1000 + attoseconds / 1_000_000_000_000_000) ms"
  }
}
