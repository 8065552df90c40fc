import SQLText

/// Turns the bytes of a script into UTF-8, piece by piece.
struct TextDecoder {
    /// The place of the first byte, counted from the start of the file, that does not fit the encoding.
    struct Malformed: Error {
        let offset: Int
    }

    private let encoding: TextEncoding
    /// Bytes of a character that the last piece did not complete.
    private var held: [UInt8] = []
    private var decodedCount = 0
    private var isAtStart = true

    init(_ encoding: TextEncoding) { self.encoding = encoding }

    /// Replaces the raw bytes from `start` on by the UTF-8 that they stand for, as far as it is complete.
    mutating func decode(_ buffer: inout [UInt8], from start: Int) throws(Malformed) {
        if !held.isEmpty {
            buffer.insert(contentsOf: held, at: start)
            held = []
        }
        let rawCount = buffer.count - start
        switch encoding {
        case .utf8: try validate(&buffer, from: start)
        case .latin1: replace(&buffer, from: start) { UInt32($0) }
        case .windows1252: try decodeWindows1252(&buffer, from: start)
        case .utf16LittleEndian: try decodeUTF16(&buffer, from: start) { UInt16($0) | UInt16($1) << 8 }
        case .utf16BigEndian: try decodeUTF16(&buffer, from: start) { UInt16($1) | UInt16($0) << 8 }
        }
        decodedCount += rawCount - held.count
        removeByteOrderMark(&buffer, from: start)
    }

    /// Says whether the text ended inside a character.
    func finish() throws(Malformed) {
        guard held.isEmpty else { throw Malformed(offset: decodedCount) }
    }

    private mutating func removeByteOrderMark(_ buffer: inout [UInt8], from start: Int) {
        guard isAtStart, buffer.count > start else { return }
        isAtStart = false
        let mark = ByteOrderMark.bytes
        if buffer[start...].starts(with: mark) { buffer.removeSubrange(start..<(start + mark.count)) }
    }

    private mutating func validate(_ buffer: inout [UInt8], from start: Int) throws(Malformed) {
        var index = start
        while true {
            let check = TextCheck(buffer.span, from: index)
            index = check.validCount
            switch check.problem {
            case nil: return
            // It is UTF-8 all the same; whoever cuts the script refuses it, and can say where it stands.
            case .nulByte: index += 1
            case .incomplete:
                held = Array(buffer[index...])
                buffer.removeSubrange(index...)
                return
            case .invalidUTF8: throw Malformed(offset: decodedCount + index - start)
            }
        }
    }

    private func replace(_ buffer: inout [UInt8], from start: Int, by scalar: (UInt8) -> UInt32) {
        let raw = Array(buffer[start...])
        buffer.removeSubrange(start...)
        for byte in raw { append(scalar(byte), to: &buffer) }
    }

    private func decodeWindows1252(_ buffer: inout [UInt8], from start: Int) throws(Malformed) {
        if let hole = buffer[start...].firstIndex(where: { Self.windows1252Holes.contains($0) }) {
            throw Malformed(offset: decodedCount + hole - start)
        }
        replace(&buffer, from: start) { byte in
            (0x80...0x9F).contains(byte) ? Self.windows1252[Int(byte) - 0x80] : UInt32(byte)
        }
    }

    private mutating func decodeUTF16(
        _ buffer: inout [UInt8],
        from start: Int,
        unit: (UInt8, UInt8) -> UInt16
    ) throws(Malformed) {
        let raw = Array(buffer[start...])
        buffer.removeSubrange(start...)
        var index = 0
        while index + 1 < raw.count {
            let first = unit(raw[index], raw[index + 1])
            switch first {
            case 0xD800...0xDBFF:
                guard index + 3 < raw.count else {
                    held = Array(raw[index...])
                    return
                }
                let second = unit(raw[index + 2], raw[index + 3])
                guard (0xDC00...0xDFFF).contains(second) else { throw Malformed(offset: decodedCount + index) }
                append(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00), to: &buffer)
                index += 4
            case 0xDC00...0xDFFF: throw Malformed(offset: decodedCount + index)
            default:
                append(UInt32(first), to: &buffer)
                index += 2
            }
        }
        held = Array(raw[index...])
    }

    private func append(_ value: UInt32, to buffer: inout [UInt8]) {
        switch value {
        case 0..<0x80: buffer.append(UInt8(value))
        case 0x80..<0x800:
            buffer.append(UInt8(0xC0 | value >> 6))
            buffer.append(UInt8(0x80 | value & 0x3F))
        case 0x800..<0x10000:
            buffer.append(UInt8(0xE0 | value >> 12))
            buffer.append(UInt8(0x80 | value >> 6 & 0x3F))
            buffer.append(UInt8(0x80 | value & 0x3F))
        default:
            buffer.append(UInt8(0xF0 | value >> 18))
            buffer.append(UInt8(0x80 | value >> 12 & 0x3F))
            buffer.append(UInt8(0x80 | value >> 6 & 0x3F))
            buffer.append(UInt8(0x80 | value & 0x3F))
        }
    }

    private static let windows1252Holes: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

    /// The characters of 0x80 to 0x9F; the five holes are never looked up.
    private static let windows1252: [UInt32] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
