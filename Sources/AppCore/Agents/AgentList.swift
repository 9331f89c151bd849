/// The list of agents, with the name of a new one while it is typed.
package struct AgentList: Sendable {
  package internal(set) var agents: [AgentSummary] = []
  package internal(set) var isLoaded = false
  package internal(set) var selection = 0
  /// Whether it is asked if the selected file is to be trusted.
  package internal(set) var asksTrust = false
  /// The name being typed for a new agent; nil while none is.
  package internal(set) var name: LineEditor?
  /// What became of the last work.
  package internal(set) var sentence: String?
  /// Whether the chain editor opens once the agent is in the pane.
  var goesOn = false

  package init() {}

  package var selected: AgentSummary? {
    agents.indices.contains(selection) ? agents[selection] : nil
  }

  mutating func move(by step: Int) {
    selection = min(max(0, selection + step), max(0, agents.count - 1))
  }
}
