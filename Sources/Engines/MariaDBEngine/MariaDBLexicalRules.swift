import SQLText

extension LexicalRules {
    /// How a server cuts text with the `sql_mode` that every migration starts with.
    ///
    /// The server spells combined modes out: `ANSI` and `ORACLE` show `ANSI_QUOTES` as well.
    init(_ dialect: Dialect, sqlMode: String) {
        self.init(dialect)
        let modes = sqlMode.uppercased().split(separator: ",")
        backslashEscapes = !modes.contains("NO_BACKSLASH_ESCAPES")
        doubleQuotesMakeNames = modes.contains("ANSI_QUOTES")
    }
}
