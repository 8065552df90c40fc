/// What a plain YAML scalar means to whoever reads the file; Docker Compose and Kubernetes do as Go's YAML does.
enum ScalarNotation {
    /// Compose: truth values are `true` and `false` alone.
    case compose
    /// Kubernetes: `yes`, `on`, `y` and their opposites are truth values too.
    case kubernetes
    /// Every scalar is the text that stands there.
    case written

    func content(of text: String) -> DeploymentNode.Content {
        switch self {
        case .written: return .text(.plain(text))
        case .compose, .kubernetes: break
        }
        if ["", "~", "null", "Null", "NULL"].contains(text) { return .null }
        if let value = truth(text) { return .literal(value ? "true" : "false") }
        if let number = Self.whole(text) ?? Self.fraction(text) { return .literal(number) }
        return .text(.plain(text))
    }

    private func truth(_ text: String) -> Bool? {
        switch text {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        case _: break
        }
        switch (self, text) {
        case (.kubernetes, "y"), (.kubernetes, "Y"), (.kubernetes, "yes"), (.kubernetes, "Yes"), (.kubernetes, "YES"),
            (.kubernetes, "on"), (.kubernetes, "On"), (.kubernetes, "ON"):
            return true
        case (.kubernetes, "n"), (.kubernetes, "N"), (.kubernetes, "no"), (.kubernetes, "No"), (.kubernetes, "NO"),
            (.kubernetes, "off"), (.kubernetes, "Off"), (.kubernetes, "OFF"):
            return false
        case (.kubernetes, _), (.compose, _), (.written, _): return nil
        }
    }

    /// Decimal, `0x`, `0o`, `0b`, and octal with a leading zero.
    private static func whole(_ text: String) -> String? {
        var digits = text[...]
        let isNegative = digits.first == "-"
        if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
        guard let first = digits.utf8.first, (0x30...0x39).contains(first) else { return nil }
        let plain = digits.filter { $0 != "_" }
        var value: UInt64?
        for (prefix, radix) in [("0x", 16), ("0X", 16), ("0o", 8), ("0b", 2)] where plain.hasPrefix(prefix) {
            value = UInt64(plain.dropFirst(2), radix: radix)
        }
        if plain.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            value = UInt64(plain, radix: plain.count > 1 && plain.hasPrefix("0") ? 8 : 10)
        }
        return value.map { (isNegative && $0 != 0 ? "-" : "") + String($0) }
    }

    private static func fraction(_ text: String) -> String? {
        switch text {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return "+Inf"
        case "-.inf", "-.Inf", "-.INF": return "-Inf"
        case ".nan", ".NaN", ".NAN": return "NaN"
        case _: break
        }
        let plain = text.filter { $0 != "_" }
        guard text.utf8.first != UInt8(ascii: "_"), isFraction(plain.utf8), let value = Double(plain) else {
            return nil
        }
        return goText(value)
    }

    /// Whether it is digits with a point, an exponent or neither: at least one digit beside the point.
    private static func isFraction(_ text: String.UTF8View) -> Bool {
        var rest = text[...]
        func digits() -> Int {
            let run = rest.prefix { (0x30...0x39).contains($0) }
            rest = rest[run.endIndex...]
            return run.count
        }
        if let sign = rest.first, "+-".utf8.contains(sign) { rest.removeFirst() }
        let leading = digits()
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard digits() + leading > 0 else { return false }
        } else if leading == 0 {
            return false
        }
        guard let mark = rest.popFirst() else { return true }
        guard mark | 0x20 == UInt8(ascii: "e") else { return false }
        if let sign = rest.first, "+-".utf8.contains(sign) { rest.removeFirst() }
        return digits() > 0 && rest.isEmpty
    }

    /// As Go prints a `float64`: with an exponent below 0.0001 and from 10²¹.
    private static func goText(_ value: Double) -> String {
        guard value.isFinite else { return value < 0 ? "-Inf" : "+Inf" }
        let sign = value < 0 ? "-" : ""
        let parts = "\(abs(value))".split(separator: "e")
        let sides = parts[0].split(separator: ".")
        let fraction = sides.count > 1 && sides[1] != "0" ? String(sides[1]) : ""
        let all = String(sides[0]) + fraction
        let digits = String(all.drop { $0 == "0" })
        guard !digits.isEmpty else { return sign + "0" }
        // The power of ten of the first digit that is not zero.
        var power = sides[0].count - 1 - (all.count - digits.count)
        if parts.count > 1 { power += Int(parts[1].drop { $0 == "+" }) ?? 0 }
        var short = digits
        while short.count > 1, short.hasSuffix("0") { short.removeLast() }
        if power < -4 || power >= 21 {
            let rest = short.dropFirst()
            let size = String(abs(power))
            return sign + short.prefix(1) + (rest.isEmpty ? "" : "." + rest) + (power < 0 ? "e-" : "e+")
                + (size.count < 2 ? "0" + size : size)
        }
        if power < 0 { return sign + "0." + String(repeating: "0", count: -power - 1) + short }
        guard short.count > power + 1 else {
            return sign + short + String(repeating: "0", count: power + 1 - short.count)
        }
        return sign + short.prefix(power + 1) + "." + short.dropFirst(power + 1)
    }
}
