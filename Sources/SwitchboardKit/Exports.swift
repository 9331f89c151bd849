// A program that imports SwitchboardKit gets the values that its interface speaks of.
@_exported public import ChatModel
@_exported public import JSONCoding
