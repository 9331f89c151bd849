package import TextLayout

extension Theme {
  /// The contrast that a role needs: body text 7, lines 3, all other text 4.5.
  package static func contrastGoal(of role: TextRole) -> Double {
    switch role {
    case .text: 7
    case .faint: 3
    default: 4.5
    }
  }

  /// Every pair of text and ground that is below its goal, at every depth.
  ///
  /// Looked at are all roles on the ground and on code, body and muted text on a selection and on
  /// found words. What is the terminal's own cannot be judged and is left out.
  package func contrastFindings() -> [ContrastFinding] {
    var findings: [ContrastFinding] = []
    for appearance in Appearance.allCases where self.appearance ?? appearance == appearance {
      for depth in ColorDepth.allCases.reversed() {
        for role in TextRole.allCases where !role.isGround {
          let unders: [TextRole?] = [nil, .codeBackground]
          let isBody = role == .text || role == .muted
          for under in unders + (isBody ? [.selection, .match] : []) {
            findings += self.findings(of: role, on: under, appearance, depth)
          }
        }
      }
    }
    return findings
  }

  private func findings(
    of role: TextRole, on under: TextRole?, _ appearance: Appearance, _ depth: ColorDepth
  ) -> [ContrastFinding] {
    // Body text is looked at as it is where a ground is painted, and where it is asked for.
    let paint = paint(
      TextStyle(role, on: under), appearance: appearance, depth: depth, paintsText: true)
    let goal = Self.contrastGoal(of: role)
    var findings: [ContrastFinding] = []
    for ground in grounds(of: paint, appearance, depth) {
      let isReversed = paint.attributes.contains(.reverse)
      guard let text = paint.text.rgb else { continue }
      let ratio = text.contrast(to: ground)
      guard ratio < goal else { continue }
      var finding = ContrastFinding(
        role: role, under: under, appearance: appearance, depth: depth, ground: ground,
        ratio: ratio, goal: goal)
      if depth == .trueColor, !isReversed { finding.suggestion = text.meeting(goal, on: ground) }
      findings.append(finding)
    }
    return findings
  }

  /// What may be under some text: one colour, or all the grounds that the terminal may have.
  private func grounds(of paint: Paint, _ appearance: Appearance, _ depth: ColorDepth) -> [RGB] {
    if let ground = paint.ground.rgb { return [ground] }
    let own = palette(appearance).background.hex
    if depth != .sixteen, let own { return [own] + checkedOn }
    return [appearance == .dark ? .black : .white]
  }
}
