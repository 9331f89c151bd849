package import TextLayout

extension Theme {
  /// What text in a style looks like.
  ///
  /// Where a ground is painted the text on it is painted too; on the terminal's own ground body text
  /// is the terminal's own as well, unless `paintsText` says that its colours are hard to read. On a
  /// selection and on found words only body text and muted text differ: signs and states keep their
  /// sign and lose their colour.
  package func paint(
    _ style: TextStyle, appearance: Appearance, depth: ColorDepth, paintsText: Bool = false
  ) -> Paint {
    let palette = palette(appearance)
    let under = style.ground ?? (style.role.isGround ? style.role : nil)
    var role = style.role.isGround ? .text : style.role
    if under == .selection || under == .match, role != .muted { role = .text }
    let look = palette[role]
    let color = text(look, depth)
    let ground = ground(palette.background, depth)
    let isOwn = role == .text && ground == .terminal && !paintsText
    var paint = Paint(
      text: isOwn ? .terminal : color, ground: ground,
      attributes: look.attributes.union(style.attributes))
    if let under { lay(palette[under], depth, on: &paint, text: color) }
    return paint
  }

  /// The screen where nothing is written.
  package func ground(appearance: Appearance, depth: ColorDepth) -> Paint {
    paint(TextStyle(), appearance: appearance, depth: depth)
  }

  private func text(_ look: RoleLook, _ depth: ColorDepth) -> ThemeColor {
    if depth == .trueColor, let hex = look.hex { return .rgb(hex) }
    return indexed(look, depth)?.color.map(ThemeColor.indexed) ?? .terminal
  }

  private func ground(_ background: RoleLook, _ depth: ColorDepth) -> ThemeColor {
    paintsGround ? text(background, depth) : .terminal
  }

  /// The form with numbers for a depth.
  private func indexed(_ look: RoleLook, _ depth: ColorDepth) -> IndexedLook? {
    guard depth != .sixteen else { return look.c16 }
    return look.x256 ?? look.hex.map { IndexedLook($0.nearestIndex) } ?? look.c16
  }

  /// Lays the ground of a selection, of found words or of code under text of a colour.
  private func lay(
    _ look: RoleLook, _ depth: ColorDepth, on paint: inout Paint, text: ThemeColor
  ) {
    paint.attributes.formUnion(look.attributes)
    if depth == .trueColor, let hex = look.hex {
      paint.ground = .rgb(hex)
      paint.text = text
      return
    }
    guard let indexed = indexed(look, depth) else { return }
    if let ground = indexed.ground {
      paint.ground = .indexed(ground)
      paint.text = indexed.color.map(ThemeColor.indexed) ?? .terminal
    } else if indexed.isReversed {
      paint.attributes.insert(.reverse)
      paint.text = indexed.color.map(ThemeColor.indexed) ?? .terminal
    } else if let ground = indexed.color {
      paint.ground = .indexed(ground)
      paint.text = text
    }
  }
}
