import Screen
import Testing

@Suite struct `A style` {
  private let focus = Paint(trueColor: .rgb(0x73EDFA), palette: .indexed(87), sixteen: .indexed(14))

  @Test func `has a colour for each depth`() {
    #expect(focus.color(at: .trueColor) == .rgb(0x73EDFA))
    #expect(focus.color(at: .palette) == .indexed(87))
    #expect(focus.color(at: .sixteen) == .indexed(14))
    #expect(focus.color(at: .none) == .terminal)
    #expect(ColorDepth.allCases.allSatisfy { Paint.terminal.color(at: $0) == .terminal })
    #expect(Paint(index: 200).color(at: .sixteen) == .terminal)
    #expect(Paint(index: 3).color(at: .trueColor) == .indexed(3))
    let black = Paint(trueColor: .rgb(0), palette: .indexed(0), sixteen: .indexed(0))
    #expect(black.color(at: .trueColor) == .rgb(0))
    #expect(black.color(at: .sixteen) == .indexed(0))
  }

  @Test func `has other attributes where colours are few`() {
    let selection = Style(
      background: Paint(index: 237), attributes: .bold, attributesInSixteen: .reverse)

    #expect(selection.attributes(at: .trueColor) == .bold)
    #expect(selection.attributes(at: .sixteen) == .reverse)
    #expect(selection.adding(.underline).attributes(at: .none) == [.reverse, .underline])
    #expect(selection.removing(.bold).attributes(at: .palette) == [])
  }

  @Test func `is laid over another`() {
    let base = Style(foreground: Paint(index: 1), background: Paint(index: 2), attributes: .bold)

    let laid = Style(foreground: focus, attributes: .italic).over(base)

    #expect(laid.foreground == focus)
    #expect(laid.background == Paint(index: 2))
    #expect(laid.attributes(at: .trueColor) == [.bold, .italic])
  }

  @Test func `keeps a cell within half a cache line`() {
    #expect(MemoryLayout<Cell>.stride == 32)
  }
}
