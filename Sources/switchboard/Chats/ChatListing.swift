import ChatModel
import JSONCoding
import Store
import TextLayout

/// Chats as rows and as records.
struct ChatListing {
  let chats: [ChatSummary]

  var table: Table {
    var table = Table(columns: [
      .init(title: "CHAT", side: .right),
      .init(title: ""),
      .init(title: "TITLE", least: 20),
      .init(title: "LAST", dispensable: 1),
      .init(title: "PANES", side: .right, dispensable: 4),
      .init(title: "COST", side: .right, dispensable: 2),
      .init(title: "MODELS", dispensable: 3, least: 16),
    ])
    table.rows = chats.map { chat in
      [
        "\(chat.number)", chat.isPinned ? "*" : "", chat.title.isEmpty ? "untitled" : chat.title,
        Self.date(chat.updated), "\(chat.panes)", Self.cost(chat),
        chat.models.joined(separator: ", "),
      ]
    }
    return table
  }

  var records: [JSONObject] {
    chats.map { chat in
      [
        "number": .integer(chat.number), "id": .string(chat.id.text),
        "title": .string(chat.title), "pinned": .bool(chat.isPinned),
        "tags": .array(chat.tags.map(JSONValue.string)),
        "models": .array(chat.models.map(JSONValue.string)), "panes": .integer(chat.panes),
        "answers": .integer(chat.answers), "cost_usd": .amount(chat.cost),
        "cost_complete": .bool(chat.isCostComplete), "origin": .string(chat.origin.rawValue),
        "created": .string(chat.created.iso8601), "updated": .string(chat.updated.iso8601),
        "deleted": .text(chat.deleted?.iso8601),
      ]
    }
  }

  static func date(_ moment: Moment) -> String {
    let fields = moment.fields(isLocal: true)
    return "\(fields.date) \(fields.time)"
  }

  private static func cost(_ chat: ChatSummary) -> String {
    guard let cost = chat.cost else { return "" }
    return Figures.dollars(cost) + (chat.isCostComplete ? "" : " and more")
  }
}

/// What a search found, as lines and as records.
struct ChatHits {
  let page: SearchPage

  func print(_ format: RecordFormat) {
    switch format {
    case .json, .tsv: Descriptor.output.records(records, format: format)
    case .text:
      var lastChat: ChatID?
      for chat in page.titles {
        Descriptor.output.line("\(chat.number)  \(Sanitizer.line(chat.title))  (title)")
      }
      for hit in page.hits {
        if hit.chat != lastChat {
          Descriptor.output.line(
            "\(hit.number)  \(Sanitizer.line(hit.title))  \(ChatListing.date(hit.created))")
        }
        lastChat = hit.chat
        Descriptor.output.line("    " + Sanitizer.line(hit.snippet.text(before: ">", behind: "<")))
      }
      Descriptor.error.line(sum)
    }
  }

  private var sum: String {
    if page.hits.isEmpty, page.titles.isEmpty { return "Nothing found." }
    let hits = page.hits.count == 1 ? "1 hit" : "\(page.hits.count) hits"
    let titles = page.titles.count == 1 ? "1 title" : "\(page.titles.count) titles"
    let parts = [page.hits.isEmpty ? nil : hits, page.titles.isEmpty ? nil : titles]
    let sum = parts.compactMap(\.self).joined(separator: ", ")
    return page.next == nil ? sum : sum + "; more with a higher --limit"
  }

  private var records: [JSONObject] {
    let titles = page.titles.map { chat -> JSONObject in
      [
        "chat": .integer(chat.number), "title": .string(chat.title), "in": "title",
        "message": .null, "created": .string(chat.created.iso8601),
        "snippet": .string(chat.title),
      ]
    }
    let hits = page.hits.map { hit -> JSONObject in
      [
        "chat": .integer(hit.number), "title": .string(hit.title),
        "in": .string(hit.role.rawValue), "message": .string(hit.message.text),
        "created": .string(hit.created.iso8601), "snippet": .string(hit.snippet.text()),
      ]
    }
    return titles + hits
  }
}
