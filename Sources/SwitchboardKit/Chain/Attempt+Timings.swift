import Transport

extension Attempt.Phases {
  init(_ timings: TransferTimings) {
    self.init(
      lookup: timings.lookup, connect: timings.connect, tls: timings.tls,
      firstByte: timings.firstByte, reusedConnection: timings.reusedConnection)
  }
}
