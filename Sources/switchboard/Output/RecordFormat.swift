import ArgumentParser

/// The forms in which lists are printed.
enum RecordFormat: String, ExpressibleByArgument, CaseIterable { case text, json, tsv }
