/// What a plain YAML scalar means to SnakeYAML, which reads YAML 1.1 (docs/config-guard.md, "YAML").
enum ScalarMeaning: Hashable {
    case text
    case null
    /// The text of the number or truth value, as Java prints it.
    case other(String)

    init(_ text: String) {
        self = Self.word(text) ?? Self.whole(text) ?? Self.fraction(text) ?? .text
    }

    private static func word(_ text: String) -> ScalarMeaning? {
        switch text {
        case "", "~", "null", "Null", "NULL": .null
        case "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE": .other("true")
        case "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE": .other("false")
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .other("Infinity")
        case "-.inf", "-.Inf", "-.INF": .other("-Infinity")
        case ".nan", ".NaN", ".NAN": .other("NaN")
        default: nil
        }
    }

    /// Decimal, `0b`, octal with a leading 0, `0x`, and numbers to the base of 60 with colons.
    private static func whole(_ text: String) -> ScalarMeaning? {
        var digits = text[...]
        let isNegative = digits.first == "-"
        if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
        guard let first = digits.first, first.isASCII, first.isNumber else { return nil }
        let sign = isNegative ? "-" : ""
        if digits.contains(":") { return sixties(digits).map { .other(sign + $0) } }
        let plain = digits.filter { $0 != "_" }
        for (prefix, radix) in [("0b", 2), ("0x", 16)] where plain.hasPrefix(prefix) {
            return UInt64(plain.dropFirst(2), radix: radix).map { .other(sign + String($0)) }
        }
        guard plain.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        if plain.count > 1, plain.hasPrefix("0") {
            // 08 and 09 are no octal numbers; SnakeYAML leaves them as they are.
            return UInt64(plain, radix: 8).map { .other(sign + String($0)) }
        }
        return .other(sign + plain)
    }

    private static func sixties(_ digits: Substring) -> String? {
        let parts = digits.split(separator: ":", omittingEmptySubsequences: false).map { $0.filter { $0 != "_" } }
        guard parts.count > 1, parts[0].first != "0", parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }),
            parts.dropFirst().allSatisfy({ $0.count <= 2 && (Int($0) ?? 60) < 60 })
        else { return nil }
        var value = 0
        for part in parts {
            let (next, overflows) = value.multipliedReportingOverflow(by: 60)
            guard !overflows, let number = Int(part) else { return nil }
            value = next + number
        }
        return String(value)
    }

    /// Numbers with a point or an exponent, as Java prints a `Double`.
    private static func fraction(_ text: String) -> ScalarMeaning? {
        let plain = text.filter { $0 != "_" }
        guard let first = plain.first, first.isASCII, first.isNumber || "+-.".contains(first),
            plain.contains(where: \.isNumber),
            plain.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }),
            plain.contains(".") || plain.contains("e") || plain.contains("E"), let value = Double(plain)
        else { return nil }
        return .other(javaText(value))
    }

    /// `Double.toString`: plain between 0.001 and ten million, else with an exponent.
    private static func javaText(_ value: Double) -> String {
        guard value.isFinite else { return value < 0 ? "-Infinity" : "Infinity" }
        let size = abs(value)
        guard size != 0, size < 1e-3 || size >= 1e7 else { return "\(value)".contains("e") ? "\(value)" : "\(value)" }
        let shortest = "\(size)".replacing("e+", with: "e")
        var (digits, exponent) = (shortest[...], 0)
        if let mark = shortest.firstIndex(of: "e") {
            digits = shortest[..<mark]
            exponent = Int(shortest[shortest.index(after: mark)...]) ?? 0
        }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        var mantissa = parts[0] + (parts.count > 1 && parts[1] != "0" ? parts[1] : "")
        exponent += parts[0].count - 1
        while mantissa.count > 1, mantissa.hasPrefix("0") {
            mantissa.removeFirst()
            exponent -= 1
        }
        while mantissa.count > 1, mantissa.hasSuffix("0") { mantissa.removeLast() }
        let rest = mantissa.dropFirst()
        return (value < 0 ? "-" : "") + mantissa.prefix(1) + "." + (rest.isEmpty ? "0" : rest) + "E\(exponent)"
    }
}
