/// A page that an answer leans on.
struct DemoSource: Sendable, Hashable {
  let title: String
  let url: String
}
