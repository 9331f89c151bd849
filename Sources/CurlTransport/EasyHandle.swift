import CCurl
import Transport

/// An option that libcurl did not take.
struct OptionError: Error {
  var option: String
  var code: CURLcode

  var transportError: TransportError {
    let reason = String(cString: ccurl_easy_strerror(code))
    return TransportError(
      .badRequest,
      "This libcurl cannot send the request (\(option): \(reason)); 7.87 or newer is needed.")
  }
}

/// A libcurl easy handle with its options by type, and everything that must outlive it.
///
/// Confined to the curl thread.
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer
  private var lists: [UnsafeMutablePointer<curl_slist>] = []
  private let errorText: UnsafeMutablePointer<CChar>

  init() throws(OptionError) {
    guard let pointer = ccurl_easy_init() else {
      throw OptionError(option: "init", code: CURLE_OUT_OF_MEMORY)
    }
    self.pointer = pointer
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    try set(CURLOPT_ERRORBUFFER, to: UnsafeMutableRawPointer(errorText))
  }

  deinit {
    ccurl_easy_cleanup(pointer)
    for list in lists { ccurl_slist_free_all(list) }
    errorText.deallocate()
  }

  func set(_ option: CURLoption, to value: Int) throws(OptionError) {
    try check(ccurl_set_long(pointer, option, value), option)
  }

  func set(_ option: CURLoption, toOffset value: Int) throws(OptionError) {
    try check(ccurl_set_offset(pointer, option, curl_off_t(value)), option)
  }

  /// libcurl copies the text; nil puts the option back to nothing.
  func set(_ option: CURLoption, to value: String?) throws(OptionError) {
    let code =
      if let value {
        value.withCString { ccurl_set_string(pointer, option, $0) }
      } else {
        ccurl_set_string(pointer, option, nil)
      }
    try check(code, option)
  }

  func set(_ option: CURLoption, to value: UnsafeMutableRawPointer) throws(OptionError) {
    try check(ccurl_set_pointer(pointer, option, value), option)
  }

  /// The list lives as long as the handle.
  func set(_ option: CURLoption, to lines: [String]) throws(OptionError) {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines {
      guard let longer = ccurl_slist_append(list, line) else {
        ccurl_slist_free_all(list)
        throw OptionError(option: "list", code: CURLE_OUT_OF_MEMORY)
      }
      list = longer
    }
    guard let list else { return }
    lists.append(list)
    try check(ccurl_set_list(pointer, option, list), option)
  }

  func set(
    _ option: CURLoption, to function: @escaping curl_write_callback
  ) throws(OptionError) {
    try check(ccurl_set_bytes_function(pointer, option, function), option)
  }

  func setSeek(to function: @escaping curl_seek_callback) throws(OptionError) {
    try check(ccurl_set_seek_function(pointer, function), CURLOPT_SEEKFUNCTION)
  }

  func setPrerequest(to function: @escaping curl_prereq_callback) throws(OptionError) {
    try check(ccurl_set_prerequest_function(pointer, function), CURLOPT_PREREQFUNCTION)
  }

  /// The URL must outlive the handle: libcurl reads it when the transfer starts.
  func set(_ url: ParsedURL) throws(OptionError) {
    try check(ccurl_set_url(pointer, url.handle), CURLOPT_CURLU)
  }

  /// A number that libcurl knows about the transfer; zero when it knows nothing.
  func number(_ info: CURLINFO) -> Int {
    var value = 0
    return ccurl_get_long(pointer, info, &value) == CURLE_OK ? value : 0
  }

  /// The end of a phase since the start of the transfer; zero when it was not reached.
  func time(_ info: CURLINFO) -> Duration {
    var microseconds: curl_off_t = 0
    guard ccurl_get_offset(pointer, info, &microseconds) == CURLE_OK else { return .zero }
    return .microseconds(Int64(microseconds))
  }

  /// A text that libcurl knows, such as its default certificate file.
  func text(_ info: CURLINFO) -> String? {
    var value: UnsafeMutablePointer<CChar>?
    guard ccurl_get_string(pointer, info, &value) == CURLE_OK, let value else { return nil }
    return String(cString: value)
  }

  /// libcurl's own words for a failure, else its name for the code.
  func detail(of code: CURLcode) -> String {
    let detail = String(cString: errorText)
    return detail.isEmpty ? String(cString: ccurl_easy_strerror(code)) : detail
  }

  private func check(_ code: CURLcode, _ option: CURLoption) throws(OptionError) {
    guard code == CURLE_OK else {
      throw OptionError(option: "option \(option.rawValue)", code: code)
    }
  }
}
