import Glibc

extension RGB {
  /// The contrast of two colours from 1 to 21, as WCAG 2.2 defines it.
  package func contrast(to other: RGB) -> Double {
    let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// WCAG's relative luminance from 0 to 1.
  var luminance: Double {
    func linear(_ value: UInt8) -> Double {
      let value = Double(value) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The colour nearest to this one, towards white or black, that has a contrast to a ground; nil
  /// when there is none.
  package func meeting(_ goal: Double, on ground: RGB) -> RGB? {
    let ends = ground.luminance < 0.18 ? [RGB.white, .black] : [.black, .white]
    for end in ends {
      for step in 0...64 {
        let color = mixed(with: end, Double(step) / 64)
        if color.contrast(to: ground) >= goal { return color }
      }
    }
    return nil
  }

  private func mixed(with other: RGB, _ share: Double) -> RGB {
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8((Double(from) + (Double(to) - Double(from)) * share).rounded())
    }
    return RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }
}
