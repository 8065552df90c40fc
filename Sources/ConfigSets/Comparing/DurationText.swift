/// Reads lengths of time as the owners of each kind of setting do (docs/config-guard.md, "Types").
enum DurationText {
    /// The unit of a bare number.
    enum BareUnit: String, Hashable, Sendable {
        case milliseconds = "ms"
        case seconds = "s"
        case minutes = "m"
        case hours = "h"
        case days = "d"

        fileprivate var nanoseconds: Int64 { DurationText.units[rawValue] ?? 1 }
    }

    fileprivate static let units: [String: Int64] = [
        "ns": 1, "us": 1_000, "ms": 1_000_000, "s": 1_000_000_000, "m": 60_000_000_000, "h": 3_600_000_000_000,
        "d": 86_400_000_000_000,
    ]

    /// Spring's `Duration`: `30s`, `PT30S`, a bare number in `bare`; in nanoseconds, `nil` for anything else.
    static func spring(_ text: String, bare: BareUnit) -> Int64? {
        let trimmed = text.trimmed
        if let (number, unit) = split(trimmed), let value = Int64(number) {
            let factor = unit.isEmpty ? bare.nanoseconds : units[unit.lowercased()]
            return factor.flatMap { product(value, $0) }
        }
        return iso(trimmed)
    }

    /// Go's form, as compose writes it: `1m30s`, `1.5h` is not read.
    static func parts(_ text: String) -> Int64? {
        var rest = text.trimmed[...]
        guard !rest.isEmpty else { return nil }
        var sum: Int64 = 0
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest[digits.endIndex...]
            let unit = rest.prefix { $0.isLetter }
            rest = rest[unit.endIndex...]
            guard let value = Int64(digits), let factor = units[String(unit)], let part = product(value, factor) else {
                return nil
            }
            let (total, overflows) = sum.addingReportingOverflow(part)
            guard !overflows else { return nil }
            sum = total
        }
        return sum
    }

    /// `P1DT2H3M4.5S`, with signs before each number.
    private static func iso(_ text: String) -> Int64? {
        var rest = text.uppercased()[...]
        let isNegative = rest.first == "-"
        if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
        guard rest.first == "P", rest.count > 1 else { return nil }
        rest.removeFirst()
        var sum: Int64 = 0
        var isTime = false
        var hasParts = false
        while let first = rest.first {
            if first == "T" {
                guard !isTime else { return nil }
                isTime = true
                rest.removeFirst()
                continue
            }
            let number = rest.prefix { "+-.0123456789".contains($0) }
            rest = rest[number.endIndex...]
            guard let unit = rest.popFirst(), let part = isoPart(number, unit, isTime: isTime) else { return nil }
            sum += part
            hasParts = true
        }
        guard hasParts else { return nil }
        return isNegative ? -sum : sum
    }

    private static func isoPart(_ number: Substring, _ unit: Character, isTime: Bool) -> Int64? {
        let factor: Int64? =
            switch (unit, isTime) {
            case ("D", false): units["d"]
            case ("H", true): units["h"]
            case ("M", true): units["m"]
            case ("S", true): units["s"]
            default: nil
            }
        guard let factor else { return nil }
        if let value = Int64(number) { return product(value, factor) }
        guard unit == "S", let value = Double(number), abs(value) < 9e9 else { return nil }
        return Int64((value * 1_000_000_000).rounded())
    }

    /// A number with its sign, and the letters behind it: at most two.
    static func split(_ text: String) -> (number: Substring, unit: Substring)? {
        var end = text.startIndex
        if let first = text.first, first == "-" || first == "+" { end = text.index(after: end) }
        let start = end
        while end < text.endIndex, text[end].isASCII, text[end].isNumber { end = text.index(after: end) }
        let unit = text[end...]
        guard end > start, unit.count <= 2, unit.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
        return (text[..<end], unit)
    }

    private static func product(_ value: Int64, _ factor: Int64) -> Int64? {
        let (result, overflows) = value.multipliedReportingOverflow(by: factor)
        return overflows ? nil : result
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
