/// Numbers as Java prints them.
enum JavaText {
    /// `Double.toString`: plain between 0.001 and ten million, else with an exponent.
    static func of(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
        let sign = value.sign == .minus ? "-" : ""
        let size = value.magnitude
        guard size != 0 else { return sign + "0.0" }
        // Java prints two digits where one would do for the smallest number of all.
        guard size != .leastNonzeroMagnitude else { return sign + "4.9E-324" }
        let (digits, exponent) = shortest(size)
        if size >= 1e-3, size < 1e7 { return sign + plain(digits, exponent) }
        return "\(sign)\(digits.prefix(1)).\(digits.count > 1 ? String(digits.dropFirst()) : "0")E\(exponent)"
    }

    /// The digits that tell the number from its neighbours, and the power of ten of the first of them.
    private static func shortest(_ size: Double) -> (digits: String, exponent: Int) {
        let text = size.description
        let mark = text.firstIndex { $0 == "e" } ?? text.endIndex
        let parts = text[..<mark].split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? parts[1] : ""
        var digits = parts[0] + fraction
        var exponent = parts[0].count - 1
        if mark < text.endIndex { exponent += Int(text[text.index(after: mark)...]) ?? 0 }
        while digits.count > 1, digits.first == "0" {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        return (String(digits), exponent)
    }

    private static func plain(_ digits: String, _ exponent: Int) -> String {
        guard exponent >= 0 else { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
        let whole = digits.prefix(exponent + 1)
        let fraction = digits.dropFirst(exponent + 1)
        let zeros = String(repeating: "0", count: exponent + 1 - whole.count)
        return whole + zeros + "." + (fraction.isEmpty ? "0" : fraction)
    }

    /// A whole number of any size to the base of ten, without zeros before it.
    static func decimal(_ digits: [UInt8], radix: UInt32) -> String {
        if let small = UInt64(String(decoding: digits, as: UTF8.self), radix: Int(radix)) { return String(small) }
        if radix == 10 { return String(decoding: digits, as: UTF8.self) }
        // Nine decimal digits in each limb, the lowest limb first.
        var limbs: [UInt64] = []
        for digit in digits {
            var carry = UInt64(digit.hexadecimal ?? 0)
            for index in limbs.indices {
                let value = limbs[index] * UInt64(radix) + carry
                limbs[index] = value % 1_000_000_000
                carry = value / 1_000_000_000
            }
            if carry > 0 { limbs.append(carry) }
        }
        let lower = limbs.dropLast().reversed()
            .map { limb in
                let text = String(limb)
                return String(repeating: "0", count: 9 - text.count) + text
            }
        return String(limbs.last ?? 0) + lower.joined()
    }
}
