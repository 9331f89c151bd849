import Demo
import JSONCoding

/// The models of the demo provider, one line each.
enum DemoListing {
  static func print(_ format: RecordFormat) {
    switch format {
    case .text:
      var table = Table(columns: [.init(title: "MODEL"), .init(title: "WHAT IT DOES")])
      table.rows = DemoCatalog.models.map { ["demo/\($0.name)", $0.summary] }
      Descriptor.output.table(table)
      Descriptor.error.line(
        "A dialect may stand before the name, demo/anthropic/prose; parameters after it, "
          + "demo/cut:after=5.")
    case .json, .tsv:
      let records = DemoCatalog.models.map { model -> JSONObject in
        [
          "id": .string("demo/\(model.name)"), "summary": .string(model.summary),
          "fault": .bool(model.isFault),
        ]
      }
      Descriptor.output.records(records, format: format)
    }
  }
}
