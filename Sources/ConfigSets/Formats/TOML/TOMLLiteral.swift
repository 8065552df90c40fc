/// Numbers, truth values, dates and times of TOML.
enum TOMLLiteral {
    /// Reads the value that is here: numbers become decimal ones, dates and times stay as they are.
    static func read(_ cursor: inout ByteCursor) throws(ConfigFileError) -> DataNode.Content {
        let start = cursor
        var bytes = Array(cursor.take { $0.isNamePart || "+-.:".utf8.contains($0) })
        if DateShape.isDate(bytes), cursor.current == 0x20, cursor.peek(1)?.isDigit == true {
            cursor.advance()
            bytes += [0x20] + cursor.take { $0.isNamePart || "+-.:".utf8.contains($0) }
        }
        let written = String(decoding: bytes, as: UTF8.self)
        guard !bytes.isEmpty else { throw start.error("A value was expected here.") }
        guard let text = text(of: bytes, written) else {
            throw start.error(
                "This is no value of TOML: neither a number, a truth value, a date nor a text in quotes.",
                advice: "Put texts in quotes."
            )
        }
        return .literal(text, written: text == written ? nil : written)
    }

    private static func text(of bytes: [UInt8], _ written: String) -> String? {
        switch written {
        case "true", "false", "inf", "nan", "-inf", "-nan": return written
        case "+inf", "+nan": return String(written.dropFirst())
        case _: break
        }
        if DateShape.isDateOrTime(bytes) { return written }
        return whole(bytes) ?? fraction(bytes)
    }

    private static func whole(_ bytes: [UInt8]) -> String? {
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where bytes.starts(with: prefix.utf8) {
            guard let digits = digits(bytes[2...], while: { ($0.hexadecimal ?? 99) < UInt32(radix) }) else {
                return nil
            }
            return Int64(digits, radix: radix).map(String.init)
        }
        guard let digits = unsigned(bytes[...]), let number = Int64(sign(bytes) + digits) else { return nil }
        return number == 0 ? "0" : String(number)
    }

    private static func sign(_ bytes: [UInt8]) -> String { bytes.first == UInt8(ascii: "-") ? "-" : "" }

    /// The digits of a decimal number behind its sign; no zero comes before others.
    private static func unsigned(_ bytes: ArraySlice<UInt8>) -> String? {
        let rest = bytes.first.map { "+-".utf8.contains($0) } ?? false ? bytes.dropFirst() : bytes
        guard let digits = digits(rest, while: \.isDigit), digits.utf8.count == 1 || !digits.hasPrefix("0") else {
            return nil
        }
        return digits
    }

    /// Digits without the underscores between them.
    private static func digits(_ bytes: ArraySlice<UInt8>, while isDigit: (UInt8) -> Bool) -> String? {
        let parts = bytes.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return nil }
        return String(decoding: parts.joined(), as: UTF8.self)
    }

    private static func fraction(_ bytes: [UInt8]) -> String? {
        let mantissaEnd = bytes.firstIndex { $0 | 0x20 == UInt8(ascii: "e") } ?? bytes.endIndex
        let pointPlace = bytes[..<mantissaEnd].firstIndex(of: UInt8(ascii: "."))
        guard pointPlace != nil || mantissaEnd < bytes.endIndex else { return nil }
        guard let whole = unsigned(bytes[..<(pointPlace ?? mantissaEnd)]) else { return nil }
        var text = sign(bytes) + whole
        if let pointPlace {
            guard let digits = digits(bytes[(pointPlace + 1)..<mantissaEnd], while: \.isDigit) else { return nil }
            text += "." + digits
        }
        guard mantissaEnd < bytes.endIndex else { return text }
        let exponent = bytes[(mantissaEnd + 1)...]
        let isSigned = exponent.first.map { "+-".utf8.contains($0) } ?? false
        guard let digits = digits(isSigned ? exponent.dropFirst() : exponent, while: \.isDigit) else { return nil }
        return text + "e" + (exponent.first == UInt8(ascii: "-") ? "-" : "") + digits
    }
}

/// The shapes of dates and times.
private enum DateShape {
    /// `1979-05-27`.
    static func isDate(_ bytes: some Collection<UInt8>) -> Bool {
        guard matches(bytes, "dddd-dd-dd") else { return false }
        let numbers = numbers(in: bytes)
        let (year, month, day) = (numbers[0], numbers[1], numbers[2])
        guard (1...12).contains(month), day >= 1 else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return day <= days[month - 1]
    }

    static func isDateOrTime(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 10, isDate(bytes[..<10]) else { return isDate(bytes) || isTime(bytes[...]) }
        guard "Tt ".utf8.contains(bytes[10]) else { return false }
        let rest = bytes[11...]
        if let last = rest.last, last | 0x20 == UInt8(ascii: "z") { return isTime(rest.dropLast()) }
        if rest.count > 6, isOffset(rest.suffix(6)) { return isTime(rest.dropLast(6)) }
        return isTime(rest)
    }

    private static func isOffset(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let sign = bytes.first, "+-".utf8.contains(sign), matches(bytes.dropFirst(), "dd:dd") else {
            return false
        }
        let numbers = numbers(in: bytes.dropFirst())
        return numbers[0] < 24 && numbers[1] < 60
    }

    /// `07:32:00`, with a fraction or without.
    private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard matches(bytes.prefix(8), "dd:dd:dd") else { return false }
        let numbers = numbers(in: bytes.prefix(8))
        let fraction = bytes.dropFirst(8)
        let hasFraction =
            fraction.first == UInt8(ascii: ".") && fraction.count > 1 && fraction.dropFirst().allSatisfy(\.isDigit)
        return numbers[0] < 24 && numbers[1] < 60 && numbers[2] <= 60 && (fraction.isEmpty || hasFraction)
    }

    private static func matches(_ bytes: some Collection<UInt8>, _ shape: String) -> Bool {
        bytes.count == shape.utf8.count
            && zip(bytes, shape.utf8).allSatisfy { $1 == UInt8(ascii: "d") ? $0.isDigit : $0 == $1 }
    }

    private static func numbers(in bytes: some Collection<UInt8>) -> [Int] {
        bytes.split { !$0.isDigit }.map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    }
}
