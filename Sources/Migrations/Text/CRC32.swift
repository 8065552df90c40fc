/// The CRC-32 of zlib and Ethernet, eight bytes at a time; line ends are left out.
struct CRC32 {
    private var state: UInt32 = 0xFFFF_FFFF

    var value: UInt32 { ~state }

    /// Feeds the bytes without `\n` and `\r`, which is what Flyway's line-wise reading comes to.
    mutating func feedWithoutLineEnds(_ bytes: UnsafeRawBufferPointer) {
        var state = state
        unsafe Self.table.withUnsafeBufferPointer { table in
            var index = 0
            while index + 8 <= bytes.count {
                let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                let lineEnds = zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A) | zeroBytes(word ^ 0x0D0D_0D0D_0D0D_0D0D)
                guard lineEnds != 0 else {
                    state = unsafe Self.step(state, word, table)
                    index += 8
                    continue
                }
                let lineEnd = index + lineEnds.trailingZeroBitCount / 8
                while index < lineEnd {
                    state = unsafe Self.step(state, bytes[index], table)
                    index += 1
                }
                index += 1
            }
            while index < bytes.count {
                let byte = unsafe bytes[index]
                if byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
                    state = unsafe Self.step(state, byte, table)
                }
                index += 1
            }
        }
        self.state = state
    }

    @inline(__always)
    private static func step(_ state: UInt32, _ byte: UInt8, _ table: UnsafeBufferPointer<UInt32>) -> UInt32 {
        unsafe table[Int((state ^ UInt32(byte)) & 0xFF)] ^ (state >> 8)
    }

    @inline(__always)
    private static func step(_ state: UInt32, _ word: UInt64, _ table: UnsafeBufferPointer<UInt32>) -> UInt32 {
        let mixed = word ^ UInt64(state)
        @inline(__always)
        func look(_ row: Int, _ byte: UInt64) -> UInt32 { unsafe table[row &* 256 &+ Int(byte & 0xFF)] }
        let low = look(7, mixed) ^ look(6, mixed >> 8) ^ look(5, mixed >> 16) ^ look(4, mixed >> 24)
        let high = look(3, mixed >> 32) ^ look(2, mixed >> 40) ^ look(1, mixed >> 48) ^ look(0, mixed >> 56)
        return low ^ high
    }

    /// Eight rows of 256: row n advances a byte by n further zero bytes.
    private static let table: [UInt32] = {
        var table = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var remainder = UInt32(byte)
            for _ in 0..<8 { remainder = (remainder >> 1) ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0) }
            table[byte] = remainder
        }
        for index in 256..<table.count {
            let before = table[index - 256]
            table[index] = (before >> 8) ^ table[Int(before & 0xFF)]
        }
        return table
    }()
}

/// Marks the zero bytes of a word by their high bits; only the lowest mark is sure to be right.
@inline(__always)
func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
}
