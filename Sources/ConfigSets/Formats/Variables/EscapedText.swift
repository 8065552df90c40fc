/// Escapes in quoted values of variable files.
enum EscapedText {
    /// What compose makes of a text in double quotes: `\$` becomes `$$`, which stays a dollar sign later.
    static func compose(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "\\")) else { return bytes }
        var result: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escaped = rest.first else {
                result.append(byte)
                continue
            }
            rest.removeFirst()
            switch escaped {
            case UInt8(ascii: "$"): result += [escaped, escaped]
            case UInt8(ascii: "0"): result += octal(&rest)
            case _:
                if let character = control(escaped) ?? ("\"\\".utf8.contains(escaped) ? escaped : nil) {
                    result.append(character)
                } else {
                    result += [byte, escaped]
                }
            }
        }
        return result
    }

    /// The control character of `\n` and its like in C.
    static func control(_ escaped: UInt8) -> UInt8? {
        switch escaped {
        case UInt8(ascii: "a"): 0x07
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "v"): 0x0B
        case _: nil
        }
    }

    /// The character of `\0` and three octal digits; with fewer digits compose drops the zero alone.
    private static func octal(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        let digits = rest.prefix(3).prefix(while: \.isDigit)
        rest = rest[digits.endIndex...]
        guard digits.count == 3, let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8) else {
            return [UInt8(ascii: "\\")] + digits
        }
        return Array(String(Unicode.Scalar(code)).utf8)
    }
}
