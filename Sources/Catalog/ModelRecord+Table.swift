extension ModelRecord {
  /// Takes the letters of the flags cell; unknown letters mean nothing.
  mutating func read(flags cell: Range<Int>, in bytes: Span<UInt8>) {
    for index in cell {
      switch bytes[index] {
      case TableFormat.attachments: takesAttachments = true
      case TableFormat.reasons: reasons = true
      case TableFormat.tools: callsTools = true
      case TableFormat.weights: hasOpenWeights = true
      case TableFormat.structured: structuredOutput = true
      case TableFormat.unstructured: structuredOutput = false
      case TableFormat.temperature: acceptsTemperature = true
      case TableFormat.noTemperature: acceptsTemperature = false
      case TableFormat.notChat: isChat = false
      case TableFormat.alpha: status = .alpha
      case TableFormat.beta: status = .beta
      case TableFormat.deprecated: status = .deprecated
      case TableFormat.kept: source = .embedded
      default: break
      }
    }
  }

  /// The flags cell of this model.
  var flags: [UInt8] {
    var flags: [UInt8] = []
    if takesAttachments { flags.append(TableFormat.attachments) }
    if reasons { flags.append(TableFormat.reasons) }
    if callsTools { flags.append(TableFormat.tools) }
    if hasOpenWeights { flags.append(TableFormat.weights) }
    switch structuredOutput {
    case true: flags.append(TableFormat.structured)
    case false: flags.append(TableFormat.unstructured)
    default: break
    }
    switch acceptsTemperature {
    case true: flags.append(TableFormat.temperature)
    case false: flags.append(TableFormat.noTemperature)
    default: break
    }
    if !isChat { flags.append(TableFormat.notChat) }
    switch status {
    case .alpha: flags.append(TableFormat.alpha)
    case .beta: flags.append(TableFormat.beta)
    case .deprecated: flags.append(TableFormat.deprecated)
    case nil: break
    }
    return flags
  }

  /// Takes the modalities cell; an empty one is text to text, no `>` is text out.
  mutating func read(modalities cell: Range<Int>, in bytes: Span<UInt8>) {
    guard !cell.isEmpty else { return }
    var isOutput = false
    input = []
    for index in cell {
      if bytes[index] == UInt8(ascii: ">") {
        isOutput = true
        output = []
        continue
      }
      for (letter, modality) in TableFormat.modalities where letter == bytes[index] {
        if isOutput { output.append(modality) } else { input.append(modality) }
      }
    }
  }

  /// The modalities cell of this model.
  var modalities: [UInt8] {
    if input == [.text], output == [.text] { return [] }
    var cell = TableFormat.modalities.filter { input.contains($0.modality) }.map(\.letter)
    if output != [.text] {
      cell.append(UInt8(ascii: ">"))
      cell += TableFormat.modalities.filter { output.contains($0.modality) }.map(\.letter)
    }
    return cell
  }
}
