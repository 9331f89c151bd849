package import ChatModel
package import JSONCoding
package enum OptionLevels { package static func split(_ o: ModelOptions) -> (block: ModelOptions, request: ModelOptions) { ([:], o) } }
package enum OptionNamespaces { package static func canonical(_ o: ModelOptions) -> ModelOptions { o } }
package enum OptionEffort { package static func isHigh(_ o: JSONObject) -> Bool { false } }
