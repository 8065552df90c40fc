/// Judges whether bytes are UTF-8, eight at a step while they are ASCII.
enum UTF8Validation: Equatable {
    case valid
    /// A character begins at this index and the bytes end before it does.
    case incomplete(Int)
    /// The byte at this index begins no character.
    case malformed(Int)

    static func judge(_ bytes: UnsafeRawBufferPointer) -> UTF8Validation {
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count,
                unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                index += 8
                continue
            }
            let first = unsafe bytes[index]
            if first < 0x80 {
                index += 1
                continue
            }
            guard let (length, second) = continuation(of: first) else { return .malformed(index) }
            for step in 1..<length {
                guard index + step < bytes.count else { return .incomplete(index) }
                let allowed = step == 1 ? second : 0x80...0xBF
                guard unsafe allowed.contains(bytes[index + step]) else { return .malformed(index) }
            }
            index += length
        }
        return .valid
    }

    /// How many bytes a character has and what its second may be, without overlong forms and surrogates.
    private static func continuation(of first: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
        switch first {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: nil
        }
    }
}
