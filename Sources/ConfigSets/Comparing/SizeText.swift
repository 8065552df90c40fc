/// Reads amounts of bytes as the owners of each kind of setting do (docs/config-guard.md, "Types").
enum SizeText {
    /// Spring's `DataSize`: `10MB`, a bare number in bytes, powers of 1024, units in upper case.
    static func spring(_ text: String) -> Int64? {
        number(text, units: ["": 0, "B": 0, "KB": 1, "MB": 2, "GB": 3, "TB": 4].mapValues { 1 << (10 * $0) })
    }

    /// Redis: `1k` is 1000 and `1kb` 1024, in any case.
    static func redis(_ text: String) -> Int64? {
        number(
            text.lowercased(),
            units: [
                "": 1, "b": 1, "k": 1_000, "kb": 1 << 10, "m": 1_000_000, "mb": 1 << 20, "g": 1_000_000_000,
                "gb": 1 << 30,
            ]
        )
    }

    /// MariaDB and MySQL: `16M`, powers of 1024, in any case.
    static func mariaDB(_ text: String) -> Int64? {
        number(
            text.uppercased(),
            units: ["": 0, "K": 1, "M": 2, "G": 3, "T": 4, "P": 5, "E": 6].mapValues { 1 << (10 * $0) }
        )
    }

    /// PostgreSQL: `8kB`, powers of 1024.
    static func postgres(_ text: String) -> Int64? {
        number(
            text.filter { $0 != " " },
            units: ["": 0, "B": 0, "kB": 1, "MB": 2, "GB": 3, "TB": 4].mapValues { 1 << (10 * $0) }
        )
    }

    private static func number(_ text: String, units: [String: Int64]) -> Int64? {
        let trimmed = text.trimmed
        guard let (number, unit) = DurationText.split(trimmed), let value = Int64(number),
            let factor = units[String(unit)]
        else { return nil }
        let (result, overflows) = value.multipliedReportingOverflow(by: factor)
        return overflows ? nil : result
    }
}
