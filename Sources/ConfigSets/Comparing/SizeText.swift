/// Reads amounts of bytes as the owners of each kind of setting do (docs/config-guard.md, "Types").
enum SizeText {
    /// Spring's `DataSize`: `10MB`, a bare number in bytes, powers of 1024, units in upper case.
    static func spring(_ text: String) -> Int64? {
        whole(text.trimmed, units: ["": 0, "B": 0, "KB": 1, "MB": 2, "GB": 3, "TB": 4].mapValues { 1 << (10 * $0) })
    }

    /// Redis: `1k` is 1000 and `1kb` 1024, in any case.
    static func redis(_ text: String) -> Int64? {
        whole(
            text.trimmed.lowercased(),
            units: [
                "": 1, "b": 1, "k": 1_000, "kb": 1 << 10, "m": 1_000_000, "mb": 1 << 20, "g": 1_000_000_000,
                "gb": 1 << 30,
            ]
        )
    }

    /// MariaDB and MySQL: `16M`, powers of 1024, in any case.
    static func mariaDB(_ text: String) -> Int64? {
        whole(
            text.trimmed.uppercased(),
            units: ["": 0, "K": 1, "M": 2, "G": 3, "T": 4, "P": 5, "E": 6].mapValues { 1 << (10 * $0) }
        )
    }

    /// PostgreSQL: `8kB`, `1.5 GB`, powers of 1024; a bare number counts units that only the server knows.
    static func postgres(_ text: String) -> Int64? {
        let units: [String: Int64] = ["B": 0, "kB": 1, "MB": 2, "GB": 3, "TB": 4].mapValues { 1 << (10 * $0) }
        guard let number = DecimalText(text.trimmed[...]) else { return nil }
        if number.digits == 0, number.unit.isEmpty { return 0 }
        return units[String(number.unit).trimmed].flatMap { number.times($0) }
    }

    /// Compose: `512m`, `1.5gb`, powers of 1024, in any case.
    static func compose(_ text: String) -> Int64? {
        let units: [String: Int64] = [
            "": 0, "b": 0, "k": 1, "kb": 1, "kib": 1, "m": 2, "mb": 2, "mib": 2, "g": 3, "gb": 3, "gib": 3, "t": 4,
            "tb": 4, "tib": 4,
        ]
        .mapValues { 1 << (10 * $0) }
        guard let number = DecimalText(text.trimmed.lowercased()[...]), number.digits >= 0 else { return nil }
        return units[String(number.unit).trimmed].flatMap { number.times($0) }
    }

    /// Kubernetes: `512Mi` in powers of 1024, `512M` in powers of 1000; in thousandths, because `100m` is a tenth.
    static func kubernetes(_ text: String) -> Int64? {
        guard let number = DecimalText(text.trimmed[...]) else { return nil }
        let unit = String(number.unit)
        if unit == "m" { return number.times(1) }
        if let exponent = unit.first, exponent == "e" || exponent == "E", let power = Int(unit.dropFirst()) {
            guard (0...15).contains(power) else { return nil }
            return number.times((0..<power).reduce(Int64(1_000)) { factor, _ in factor * 10 })
        }
        let binary = ["Ki": 1, "Mi": 2, "Gi": 3, "Ti": 4].mapValues { Int64(1) << (10 * $0) }
        let decimal: [String: Int64] = [
            "": 1, "k": 1_000, "M": 1_000_000, "G": 1_000_000_000, "T": 1_000_000_000_000, "P": 1_000_000_000_000_000,
        ]
        return (binary[unit] ?? decimal[unit]).flatMap { number.times($0 * 1_000) }
    }

    private static func whole(_ text: String, units: [String: Int64]) -> Int64? {
        guard let (number, unit) = DurationText.split(text), let value = Int64(number), let factor = units[String(unit)]
        else { return nil }
        let (result, overflows) = value.multipliedReportingOverflow(by: factor)
        return overflows ? nil : result
    }
}
