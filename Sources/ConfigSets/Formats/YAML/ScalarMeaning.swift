/// What a plain YAML scalar means to SnakeYAML, which reads YAML 1.1 (docs/config-guard.md, "YAML").
enum ScalarMeaning: Hashable {
    case text
    case null
    /// The key `<<`.
    case merge
    /// The text of the number or truth value, as Java prints it.
    case other(String)
    /// It looks like a number, and SnakeYAML fails on it.
    case impossible

    /// SnakeYAML looks for no number in a longer text.
    private static let numberBytesMax = 1024

    init(_ text: String) {
        let bytes = Array(text.utf8)
        self = Self.word(text, bytes) ?? Self.number(bytes) ?? .text
    }

    private static func word(_ text: String, _ bytes: [UInt8]) -> ScalarMeaning? {
        guard bytes.count <= 5 else { return nil }
        return switch text {
        case "", "~", "null", "Null", "NULL": .null
        case "<<": .merge
        case "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE": .other("true")
        case "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE": .other("false")
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .other("Infinity")
        case "-.inf", "-.Inf", "-.INF": .other("-Infinity")
        case ".nan", ".NaN", ".NAN": .other("NaN")
        case _: nil
        }
    }

    private static func number(_ bytes: [UInt8]) -> ScalarMeaning? {
        guard let first = bytes.first, bytes.count <= numberBytesMax, first.isDigit || "+-.".utf8.contains(first)
        else { return nil }
        let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
        let digits = bytes[(isSigned ? 1 : 0)...]
        let sign = first == UInt8(ascii: "-") ? "-" : ""
        return WholeNumber(digits).map { $0.meaning(sign: sign) } ?? FloatingNumber.meaning(digits, sign: sign)
    }

    /// The meaning of a scalar with a tag of YAML's own, quoted or not; `nil` for a tag that settings cannot have.
    init?(tag: String, _ text: String) {
        switch tag {
        case "str": self = .text
        case "null": self = .null
        case "bool": self = Self.truth(text)
        case "int":
            guard case .other(let number) = ScalarMeaning(text), number.utf8.allSatisfy(\.isPartOfWholeNumber) else {
                self = .impossible
                return
            }
            self = .other(number)
        case "float": self = Self.floating(text)
        case _: return nil
        }
    }

    /// Any other text than the words counts as nothing.
    private static func truth(_ text: String) -> ScalarMeaning {
        switch text.lowercased() {
        case "yes", "true", "on": .other("true")
        case "no", "false", "off": .other("false")
        case _: .null
        }
    }

    /// A whole number with a zero before it is a decimal one here.
    private static func floating(_ text: String) -> ScalarMeaning {
        let plain = text.utf8.filter { $0 != UInt8(ascii: "_") }
        if plain.drop(while: { "+-".utf8.contains($0) }).allSatisfy(\.isDigit),
            let value = Double(String(decoding: plain, as: UTF8.self))
        {
            return .other(JavaText.of(value))
        }
        guard !text.utf8.contains(UInt8(ascii: "x")), case .other(let number) = ScalarMeaning(text) else {
            return .impossible
        }
        if number.hasSuffix("NaN") || number.hasSuffix("Infinity") { return .other(number) }
        return Double(number).map { .other(JavaText.of($0)) } ?? .impossible
    }
}

extension UInt8 {
    fileprivate var isPartOfWholeNumber: Bool { isDigit || self == UInt8(ascii: "-") }
}

/// A text that YAML 1.1 takes for a whole number; the sign stands before it.
private enum WholeNumber {
    case digits(ArraySlice<UInt8>, radix: UInt32)
    case sixties(ArraySlice<UInt8>)

    init?(_ text: ArraySlice<UInt8>) {
        guard let first = text.first, first.isDigit else { return nil }
        if first != UInt8(ascii: "0") {
            let head = text.prefix { $0.isDigit || $0 == UInt8(ascii: "_") }
            if head.count == text.count {
                self = .digits(text, radix: 10)
            } else if Self.isSixties(text[head.endIndex...]) {
                self = .sixties(text)
            } else {
                return nil
            }
            return
        }
        if text.count == 1 {
            self = .digits(text, radix: 10)
            return
        }
        let (rest, radix): (ArraySlice<UInt8>, UInt32) =
            switch text[text.startIndex + 1] {
            case UInt8(ascii: "b"): (text.dropFirst(2), 2)
            case UInt8(ascii: "x"): (text.dropFirst(2), 16)
            case _: (text.dropFirst(1), 8)
            }
        var hasDigit = false
        for byte in rest where byte != UInt8(ascii: "_") {
            guard let digit = byte.hexadecimal, digit < radix else { return nil }
            hasDigit = true
        }
        guard hasDigit else { return nil }
        self = .digits(rest, radix: radix)
    }

    /// `:` and one or two digits below 60, once or several times.
    static func isSixties(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == UInt8(ascii: ":") else { return false }
        return text.dropFirst().split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            .allSatisfy { part in
                part.allSatisfy(\.isDigit)
                    && (part.count == 1 || (part.count == 2 && part.first.map { $0 < 0x36 } ?? false))
            }
    }

    func meaning(sign: String) -> ScalarMeaning {
        switch self {
        case .digits(let digits, let radix):
            let number = JavaText.decimal(digits.filter { $0 != UInt8(ascii: "_") }, radix: radix)
            return .other(number == "0" ? number : sign + number)
        case .sixties(let text):
            // SnakeYAML adds up in 32 bits, which wrap around.
            var (value, base): (Int32, Int32) = (0, 1)
            let parts = text.filter { $0 != UInt8(ascii: "_") }.split(separator: UInt8(ascii: ":"))
            for part in parts.reversed() {
                guard let number = Int64(String(decoding: part, as: UTF8.self)) else { return .impossible }
                value = Int32(truncatingIfNeeded: Int64(value) &+ number &* Int64(base))
                base = base &* 60
            }
            guard value >= 0 || sign.isEmpty else { return .impossible }
            return .other(value == 0 ? "0" : sign + String(value))
        }
    }
}

/// A text that YAML 1.1 takes for a number with a point or an exponent; the sign stands before it.
private enum FloatingNumber {
    static func meaning(_ text: ArraySlice<UInt8>, sign: String) -> ScalarMeaning? {
        let isDigit = { (byte: UInt8) in byte.isDigit || byte == UInt8(ascii: "_") }
        let whole = text.prefix(while: isDigit)
        guard whole.first.map(\.isDigit) ?? true else { return nil }
        let rest = text[whole.endIndex...]
        if rest.first == UInt8(ascii: ":") { return sixties(text, whole: whole, sign: sign) }
        let plain = text.filter { $0 != UInt8(ascii: "_") }
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: isDigit)
            guard !whole.isEmpty || !fraction.isEmpty, isExponent(rest[fraction.endIndex...]) else { return nil }
        } else {
            guard !whole.isEmpty, !rest.isEmpty, isExponent(rest) else { return nil }
        }
        return of(Double(String(decoding: plain, as: UTF8.self)), sign: sign)
    }

    private static func of(_ value: Double?, sign: String) -> ScalarMeaning {
        guard let value else { return .impossible }
        return .other(JavaText.of(sign.isEmpty ? value : -value))
    }

    /// Nothing, or `e` with a sign or none and digits.
    private static func isExponent(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return true }
        guard first | 0x20 == UInt8(ascii: "e") else { return false }
        let digits =
            text.dropFirst().first.map { "+-".utf8.contains($0) } ?? false ? text.dropFirst(2) : text.dropFirst()
        return !digits.isEmpty && digits.allSatisfy(\.isDigit)
    }

    private static func sixties(_ text: ArraySlice<UInt8>, whole: ArraySlice<UInt8>, sign: String) -> ScalarMeaning? {
        guard !whole.isEmpty, let point = text.firstIndex(of: UInt8(ascii: ".")),
            WholeNumber.isSixties(text[whole.endIndex..<point]),
            text[(point + 1)...].allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "_") })
        else { return nil }
        var (value, base): (Double, Int32) = (0, 1)
        for part in text.filter({ $0 != UInt8(ascii: "_") }).split(separator: UInt8(ascii: ":")).reversed() {
            guard let number = Double(String(decoding: part, as: UTF8.self)) else { return .impossible }
            value += number * Double(base)
            base = base &* 60
        }
        return of(value, sign: sign)
    }
}
