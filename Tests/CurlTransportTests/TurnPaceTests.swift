import Testing

@testable import CurlTransport

@Suite struct `The pace of the curl thread` {
  private let few = TurnPace.few
  private let many = TurnPace.few + 1

  @Test func `never holds up a few transfers`() {
    var pace = TurnPace()
    for now in 1...100 { #expect(pace.turn(transfers: few, now: Int64(now)) == 0) }
  }

  @Test func `keeps the turns of many transfers apart`() {
    var pace = TurnPace()
    #expect(pace.turn(transfers: many, now: 1_000) == 0)
    let wait = pace.turn(transfers: many, now: 501_000)
    #expect(wait == TurnPace.shortest - 500_000)
    #expect(pace.turn(transfers: many, now: 501_000 + wait) == TurnPace.shortest)
  }

  @Test func `holds up nothing that comes after a pause`() {
    var pace = TurnPace()
    #expect(pace.turn(transfers: many, now: 1_000) == 0)
    #expect(pace.turn(transfers: many, now: 1_000 + TurnPace.shortest) == 0)
  }
}
