enum OllamaDialect: PendingDialect {}
