/// Reads base64 as Kubernetes writes it.
enum Base64 {
    /// The bytes, line ends between the signs passed over; `nil` when the text is no base64.
    static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 4 * 3)
        var (block, count, padding) = (UInt32(0), 0, 0)
        for byte in text.utf8 where byte != 0x0A && byte != 0x0D {
            if byte == UInt8(ascii: "=") {
                padding += 1
                guard padding <= 2 else { return nil }
                count += 1
                block <<= 6
            } else {
                guard padding == 0, let value = value(of: byte) else { return nil }
                block = block << 6 | value
                count += 1
            }
            guard count == 4 else { continue }
            bytes.append(UInt8(truncatingIfNeeded: block >> 16))
            if padding < 2 { bytes.append(UInt8(truncatingIfNeeded: block >> 8)) }
            if padding < 1 { bytes.append(UInt8(truncatingIfNeeded: block)) }
            (block, count) = (0, 0)
        }
        return count == 0 ? bytes : nil
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 97 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 48 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        case _: nil
        }
    }
}
