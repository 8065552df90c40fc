/// Reads lengths of time, in nanoseconds, as the owners of each kind of setting do (docs/config-guard.md, "Types").
enum DurationText {
    /// Spring's `Duration`: `30s`, `PT30S`, a bare number in `bare`; `nil` for anything else.
    static func spring(_ text: String, bare: TimeUnit) -> Int64? {
        let trimmed = text.trimmed
        if let (number, suffix) = split(trimmed), let value = Int64(number) {
            let unit = suffix.isEmpty ? bare : TimeUnit(rawValue: suffix.lowercased())
            return unit.flatMap { product(value, $0.factor) }
        }
        return iso(trimmed)
    }

    /// Go's form, as compose writes it: `1m30s`, `1.5h`; a bare number is only 0.
    static func go(_ text: String) -> Int64? {
        var rest = text.trimmed[...]
        if rest == "0" { return 0 }
        let isNegative = rest.first == "-"
        if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
        guard !rest.isEmpty else { return nil }
        var sum: Int64 = 0
        while !rest.isEmpty {
            guard rest.first != "-", rest.first != "+", let number = DecimalText(rest) else { return nil }
            let name = number.unit.prefix { !$0.isNumber && $0 != "." }
            let unit: TimeUnit? = name == "µs" || name == "μs" ? .microseconds : TimeUnit(rawValue: String(name))
            // Go knows no days.
            guard let unit, unit != .days, let part = number.times(unit.factor), let total = sum.plus(part) else {
                return nil
            }
            sum = total
            rest = number.unit[name.endIndex...]
        }
        return isNegative ? -sum : sum
    }

    /// PostgreSQL: `30s`, `5 min`, `1.5h`; a bare number in milliseconds, which is the unit of its timeouts.
    static func postgres(_ text: String) -> Int64? {
        guard let number = DecimalText(text.trimmed[...]) else { return nil }
        let unit: TimeUnit? =
            switch String(number.unit).trimmed {
            case "": .milliseconds
            case "us": .microseconds
            case "ms": .milliseconds
            case "s": .seconds
            case "min": .minutes
            case "h": .hours
            case "d": .days
            case _: nil
            }
        return unit.flatMap { number.times($0.factor) }
    }

    /// `P1DT2H3M4.5S`, with signs before each number; the parts in this order, each at most once.
    private static func iso(_ text: String) -> Int64? {
        var rest = text.uppercased()[...]
        let isNegative = rest.first == "-"
        if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
        guard rest.first == "P" else { return nil }
        rest.removeFirst()
        var sum: Int64 = 0
        var units = "DTHMS"[...]
        var last: Character?
        while let first = rest.first {
            var part: Int64 = 0
            let unit: Character
            if first == "T" {
                unit = "T"
                rest.removeFirst()
            } else {
                guard let number = DecimalText(rest), let letter = number.unit.first,
                    let value = isoPart(number, letter)
                else { return nil }
                (unit, part) = (letter, value)
                rest = number.unit.dropFirst()
            }
            guard let place = units.firstIndex(of: unit), unit == "D" || unit == "T" || !units.contains("T") else {
                return nil
            }
            units = units[units.index(after: place)...]
            guard let total = sum.plus(part) else { return nil }
            (sum, last) = (total, unit)
        }
        guard let last, last != "T" else { return nil }
        return isNegative ? -sum : sum
    }

    private static func isoPart(_ number: DecimalText, _ letter: Character) -> Int64? {
        let unit: TimeUnit? =
            switch letter {
            case "D": .days
            case "H": .hours
            case "M": .minutes
            case "S": .seconds
            case _: nil
            }
        guard let unit, number.places == 0 || (unit == .seconds && number.places <= 9) else { return nil }
        return number.times(unit.factor)
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

extension Int64 {
    /// The sum, unless there is no room for it.
    fileprivate func plus(_ other: Int64) -> Int64? {
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? nil : sum
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
