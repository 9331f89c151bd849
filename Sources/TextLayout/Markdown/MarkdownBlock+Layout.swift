extension MarkdownBlock {
  /// The lines of the block, first the empty row before it if there is one.
  ///
  /// Depends on nothing but the block and the options. No line is wider than `options.width` unless
  /// it is pannable.
  package func lines(_ options: LayoutOptions) -> [StyledLine] {
    let prefix = BlockPrefix(containers, options)
    var lines = gap.map { [BlockPrefix.gap(containers.prefix($0), options)] } ?? []
    let prose = max(1, min(options.width, options.longestLine))
    switch content {
    case .paragraph(let text), .heading(_, let text):
      let wrapper = TextWrapper(width: prose, first: prefix.first, rest: prefix.rest)
      lines += wrapper.lines(of: text)
    case .code(let code): lines += code.lines(prefix, options)
    case .table(let table): lines += TableLayout(table, prefix, options).lines
    case .rule:
      var line = prefix.first
      let rule = String(
        repeating: options.symbols.horizontal, count: max(1, prose - line.width))
      line.append(StyledRun(rule, TextStyle(.faint)))
      lines.append(line)
    }
    return lines
  }
}

extension CodeBlock {
  /// The name of the language, then the code, a little further in.
  fileprivate func lines(_ prefix: BlockPrefix, _ options: LayoutOptions) -> [StyledLine] {
    var prefix = prefix
    var result: [StyledLine] = []
    if !language.isEmpty, !isContinuation {
      var label = prefix.next()
      label.append(StyledRun(language, TextStyle(.muted)))
      result.append(label.window(columns: options.width, mark: options.symbols.cut))
    }
    for line in lines { result += rows(of: line, &prefix, options) }
    return result
  }

  private func rows(
    of line: StyledText, _ prefix: inout BlockPrefix, _ options: LayoutOptions
  ) -> [StyledLine] {
    var first = prefix.next()
    var rest = prefix.rest
    let indent = min(2, max(0, options.width - first.width - 1))
    let ground = TextStyle(.text, on: .codeBackground)
    for _ in 0..<indent {
      first.append(StyledRun(" ", ground))
      rest.append(StyledRun(" ", ground))
    }
    var rows: [StyledLine]
    if options.wrapsCode {
      rows = TextWrapper(width: options.width, mode: .columns, first: first, rest: rest)
        .lines(of: line)
    } else {
      first.indentation = first.width
      for run in line.runs { first.append(run) }
      first.isPannable = first.width > options.width
      rows = [first]
    }
    for index in rows.indices { rows[index].ground = .codeBackground }
    return rows
  }
}
