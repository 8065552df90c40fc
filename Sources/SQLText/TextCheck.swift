/// Checks that bytes are UTF-8 without NUL.
package struct TextCheck {
    /// Why a byte cannot be part of the text.
    package enum Problem {
        case nulByte
        case invalidUTF8
        /// The bytes stop in the middle of a character.
        case incomplete
    }

    /// How many of the bytes are fine.
    package private(set) var validCount: Int
    /// What is wrong with the bytes after those, if any are left.
    package private(set) var problem: Problem?

    /// Checks `bytes` from `start` on, which must be the beginning of a character.
    package init(_ bytes: borrowing Span<UInt8>, from start: Int) {
        validCount = start
        while validCount < bytes.count {
            skipPlainBytes(bytes)
            guard validCount < bytes.count else { return }
            let first = bytes[validCount]
            if first == 0 {
                problem = .nulByte
                return
            }
            guard first >= 0x80 else {
                validCount += 1
                continue
            }
            guard checkCharacter(bytes, first: first) else { return }
        }
    }

    // Eight bytes at a time, while none of them is NUL or outside ASCII.
    private mutating func skipPlainBytes(_ bytes: borrowing Span<UInt8>) {
        let start = validCount
        validCount = unsafe bytes.withUnsafeBytes { buffer in
            var index = start
            while index + 8 <= buffer.count {
                let word = unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let hasNUL = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
                guard (word & 0x8080_8080_8080_8080) | hasNUL == 0 else { break }
                index += 8
            }
            return index
        }
    }

    /// Steps over one character outside ASCII, or notes what is wrong with it.
    private mutating func checkCharacter(_ bytes: borrowing Span<UInt8>, first: UInt8) -> Bool {
        // The second byte's range excludes overlong forms, surrogates, and what lies above U+10FFFF.
        let length: Int
        var secondRange: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if first == 0xE0 { secondRange = 0xA0...0xBF }
            if first == 0xED { secondRange = 0x80...0x9F }
        case 0xF0...0xF4:
            length = 4
            if first == 0xF0 { secondRange = 0x90...0xBF }
            if first == 0xF4 { secondRange = 0x80...0x8F }
        default:
            problem = .invalidUTF8
            return false
        }
        for step in 1..<length {
            guard validCount + step < bytes.count else {
                problem = .incomplete
                return false
            }
            let range = step == 1 ? secondRange : 0x80...0xBF
            guard range.contains(bytes[validCount + step]) else {
                problem = .invalidUTF8
                return false
            }
        }
        validCount += length
        return true
    }
}
