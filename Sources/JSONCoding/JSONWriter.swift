/// Writes JSON text, byte by byte the same for the same value.
public struct JSONWriter {
  /// How the text is laid out.
  public enum Layout: Sendable {
    /// No white space.
    case compact
    /// Two spaces a level, one member a line.
    case pretty
  }

  /// The text so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var level = 0

  /// A writer that has written nothing yet.
  public init(_ layout: Layout = .compact) { self.layout = layout }

  /// Appends a value.
  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let value): append(String(value))
    case .number(let value): append(Self.text(of: value))
    case .string(let value): write(value)
    case .array(let elements): write(elements)
    case .object(let object): write(object)
    }
  }

  /// Appends an object, members in their order.
  public mutating func write(_ object: JSONObject) {
    sequence(object.members, 0x7B, 0x7D) { writer, member in
      writer.write(member.key)
      writer.bytes.append(0x3A)
      if writer.layout == .pretty { writer.bytes.append(0x20) }
      writer.write(member.value)
    }
  }

  private mutating func write(_ elements: [JSONValue]) {
    sequence(elements, 0x5B, 0x5D) { $0.write($1) }
  }

  /// Appends a string in quotes; only what must be escaped is.
  public mutating func write(_ text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: append("\\\"")
      case 0x5C: append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20, 0x7F: append("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  private mutating func sequence<Element>(
    _ elements: [Element], _ open: UInt8, _ close: UInt8,
    write: (inout JSONWriter, Element) -> Void
  ) {
    bytes.append(open)
    level += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      lineBreak()
      write(&self, element)
    }
    level -= 1
    if !elements.isEmpty { lineBreak() }
    bytes.append(close)
  }

  private mutating func lineBreak() {
    guard layout == .pretty else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * level))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// The shortest text that reads back as the same number; JSON has no infinities, they are null.
  private static func text(of value: Double) -> String { value.isFinite ? "\(value)" : "null" }
}

extension JSONValue {
  /// The JSON text of the value.
  public func text(_ layout: JSONWriter.Layout = .compact) -> String {
    String(decoding: utf8(layout), as: UTF8.self)
  }

  /// The bytes of the JSON text.
  public func utf8(_ layout: JSONWriter.Layout = .compact) -> [UInt8] {
    var writer = JSONWriter(layout)
    writer.write(self)
    return writer.bytes
  }
}
