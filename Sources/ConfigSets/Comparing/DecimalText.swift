/// A decimal number with what stands behind it, as several formats write amounts: `1.5h`, `512Mi`, `-3`.
struct DecimalText {
    /// The number without its point.
    let digits: Int64
    /// How many of the digits stand behind the point.
    let places: Int
    let unit: Substring

    /// Reads a sign, digits, a point and digits, and takes the rest as the unit; `nil` when no digit is there.
    init?(_ text: Substring) {
        var bytes = text.utf8[...]
        var isNegative = false
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            bytes = bytes.dropFirst()
        }
        var digits: Int64 = 0
        var places = 0
        var count = 0
        var hasPoint = false
        while let byte = bytes.first {
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                let (tens, tensOverflow) = digits.multipliedReportingOverflow(by: 10)
                let (sum, sumOverflows) = tens.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
                guard !tensOverflow, !sumOverflows else { return nil }
                digits = sum
                places += hasPoint ? 1 : 0
                count += 1
            } else {
                break
            }
            bytes = bytes.dropFirst()
        }
        guard count > 0, places <= 18 else { return nil }
        self.digits = isNegative ? -digits : digits
        self.places = places
        unit = Substring(bytes)
    }

    /// The number times a factor, cut to a whole; `nil` when it is larger than anybody means.
    func times(_ factor: Int64) -> Int64? {
        var divisor: Int128 = 1
        for _ in 0..<places { divisor *= 10 }
        return Int64(exactly: Int128(digits) * Int128(factor) / divisor)
    }
}
