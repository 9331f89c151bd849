import SwitchboardKit

/// Tells failures apart: nobody answered, nothing was sent, or it was stopped.
func report(on agent: Agent, to page: inout some TextOutputStream) async {
  do {
    let answer = try await agent.generate("Why is the sky blue?")
    print(answer.outcome == .interrupted ? "Broken off: \(answer.text)" : answer.text, to: &page)
  } catch let failure as RunFailure {
    print(failure, to: &page)
    for attempt in failure.attempts {
      let kind = attempt.kind?.rawValue ?? "other"
      print("\(attempt.number). \(attempt.model), \(kind): \(attempt.message ?? "")", to: &page)
    }
  } catch let mistake as UsageError {
    print("Nothing was sent. \(mistake)", to: &page)
  } catch is CancellationError {
    print("Stopped.", to: &page)
  } catch {
    print("The program's own closure failed: \(error)", to: &page)
  }
}
