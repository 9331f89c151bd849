/// A thing that a person can do; every one has a name, a sentence, a place and perhaps a key.
package enum Action: String, Sendable, Hashable, CaseIterable {
  case send = "composer.send"
  case newLine = "composer.new-line"
  case openEditor = "composer.editor"
  case clearDraft = "composer.clear"

  case stop = "chat.stop"
  case nextEntry = "chat.next-entry"
  case again = "chat.again"
  case againWithOptions = "chat.again-with-options"
  case otherAnswer = "chat.other-answer"
  case editAndResend = "chat.edit"
  case lineDown = "chat.line-down"
  case lineUp = "chat.line-up"
  case pageDown = "chat.page-down"
  case pageUp = "chat.page-up"
  case toStart = "chat.start"
  case toEnd = "chat.end"
  case reasoning = "chat.reasoning"
  case timeline = "chat.timeline"
  case ownWords = "chat.own-words"
  case copyAnswer = "chat.copy"
  case copyChat = "chat.copy-all"
  case clearChat = "chat.clear"

  case addPane = "pane.add"
  case closePane = "pane.close"
  case linkPane = "pane.link"
  case zoom = "pane.zoom"
  case nextPane = "pane.next"
  case previousPane = "pane.previous"
  case focusModels = "pane.models"
  case focusOptions = "pane.options"
  case focusComposer = "pane.composer"
  case effortDown = "options.effort-down"
  case effortUp = "options.effort-up"

  case messageOptions = "options.message"

  case searchOptions = "option.search"
  case changedOptions = "option.changed"
  case unsetOption = "option.unset"
  case defaultOption = "option.default"
  case undoOption = "option.undo"
  case chatLayer = "option.chat-layer"
  case messageLayer = "option.message-layer"
  case otherEntry = "option.other-entry"
  case editAsJSON = "option.json"
  case presets = "option.presets"
  case showWire = "option.wire"
  case copyBody = "option.copy-body"
  case copyCurl = "option.copy-curl"
  case zoomOptions = "option.zoom"

  case useModel = "models.use"
  case openModel = "models.new-pane"
  case appendModel = "models.append"
  case searchModels = "models.search"
  case setKey = "models.key"

  case palette = "app.commands"
  case help = "app.help"
  case theme = "app.theme"
  case suspend = "app.suspend"
  case quit = "app.quit"

  /// Where the action does something.
  package enum Place: String, Sendable, Hashable { case anywhere, composer, chat, models, options }

  package var place: Place {
    switch rawValue.split(separator: ".").first {
    case "composer": .composer
    case "chat": .chat
    case "models": .models
    case "option": .options
    default: .anywhere
    }
  }

  /// What it does, for the palette and the help.
  package var sentence: String {
    switch self {
    case .send: "Send the prompt"
    case .newLine: "New line in the prompt"
    case .openEditor: "Write the prompt in $EDITOR"
    case .clearDraft: "Clear the draft"
    case .stop: "Stop the answer"
    case .nextEntry: "Go to the next entry of the chain now"
    case .again: "Ask the last prompt again, the old answer stays beside"
    case .againWithOptions: "Ask the last prompt again with the options as they are now"
    case .otherAnswer: "Show the other answers to the same prompt"
    case .editAndResend: "Edit the last prompt and send it again"
    case .lineDown: "Scroll a line down"
    case .lineUp: "Scroll a line up"
    case .pageDown: "Scroll half a page down"
    case .pageUp: "Scroll half a page up"
    case .toStart: "Go to the start of the chat"
    case .toEnd: "Go to the end and follow"
    case .reasoning: "Reasoning: folded, last lines, whole"
    case .timeline: "Show how the chain went: timeline"
    case .ownWords: "Show the provider's own words"
    case .copyAnswer: "Copy the answer"
    case .copyChat: "Copy the chat"
    case .clearChat: "Clear the chat"
    case .addPane: "Add a pane beside"
    case .closePane: "Close the pane"
    case .linkPane: "Link the pane to the composer, or unlink it"
    case .zoom: "Give the pane the whole screen, or take it back"
    case .nextPane: "Go to the next pane"
    case .previousPane: "Go to the pane before"
    case .focusModels: "Go to the models"
    case .focusOptions: "Go to the options"
    case .focusComposer: "Go to the composer"
    case .effortDown: "Less reasoning effort"
    case .effortUp: "More reasoning effort"
    case .messageOptions: "Set options for the next message only"
    case .searchOptions: "Search the options"
    case .changedOptions: "Show only the options that are set, or all"
    case .unsetOption: "Give the option back to the layer below"
    case .defaultOption: "Send nothing for the option, whatever a layer below says"
    case .undoOption: "Undo the last change of options"
    case .chatLayer: "Change options for the pane"
    case .messageLayer: "Change options for the next message only"
    case .otherEntry: "Show the options of the next entry of the chain"
    case .editAsJSON: "Edit the options as JSON in $EDITOR"
    case .presets: "Presets: apply, save, compare, delete"
    case .showWire: "Show the request that would be sent"
    case .copyBody: "Copy the body of the request that would be sent"
    case .copyCurl: "Copy the request that would be sent as curl"
    case .zoomOptions: "Give the options the whole screen, or take it back"
    case .useModel: "Use the model in the current pane"
    case .openModel: "Open the model in a new pane"
    case .appendModel: "Append the model to the chain as a fallback"
    case .searchModels: "Search the models"
    case .setKey: "Paste a key for the provider, for this run"
    case .palette: "Find a command"
    case .help: "Help for the focused pane"
    case .theme: "Change the theme"
    case .suspend: "Suspend; fg comes back"
    case .quit: "Leave"
    }
  }
}
