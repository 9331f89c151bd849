enum ChatDialect: PendingDialect {}
