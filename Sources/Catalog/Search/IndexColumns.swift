/// The columns of an index as the inner loop reads them; good inside of `withColumns`.
struct IndexColumns {
  let text: UnsafePointer<UInt8>
  let rows: UnsafeBufferPointer<ModelIndex.Row>
  let facts: UnsafeBufferPointer<ModelIndex.Facts>
  let signatures: UnsafeBufferPointer<ModelIndex.Signature>
}

extension ModelIndex {
  func withColumns(_ body: (IndexColumns) -> Void) {
    text.withUnsafeBufferPointer { text in
      rows.withUnsafeBufferPointer { rows in
        facts.withUnsafeBufferPointer { facts in
          signatures.withUnsafeBufferPointer { signatures in
            guard let text = text.baseAddress else { return }
            body(IndexColumns(text: text, rows: rows, facts: facts, signatures: signatures))
          }
        }
      }
    }
  }
}
