import ProviderOptions

/// The guided tour: six things to do with the demo provider, each noticed when it was done.
package struct Tour: Sendable {
  package enum Step: Int, Sendable, Hashable, CaseIterable {
    case send = 1, fallback, timeline, beside, options, wire
  }

  /// What is to be done; nil once all of it was.
  package internal(set) var step: Step? = .send
  /// The panes that the composer spoke to before; during the tour it asks no real model.
  var unlinked: [ChatID] = []
  /// What a pane's options were when they were to be changed.
  var options: [LayeredOptions.Layer]?

  /// The chain of the tour: the first entry refuses, the second one answers.
  package static let chain = [ChainItem("demo/busy"), ChainItem("demo/prose")]
}
