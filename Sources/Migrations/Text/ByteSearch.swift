/// Looks for a short text in bytes that come in pieces.
struct ByteSearch {
    private let wanted: [UInt8]
    private(set) var wasFound = false
    /// The end of the last piece, where the wanted text may have begun.
    private var tail: [UInt8] = []

    init(_ wanted: [UInt8]) { self.wanted = wanted }

    mutating func feed(_ piece: [UInt8]) {
        guard !wasFound, let first = wanted.first else { return }
        if !tail.isEmpty {
            let seam = tail + piece.prefix(wanted.count - 1)
            wasFound = seam.indices.contains { seam[$0...].starts(with: wanted) }
        }
        var index = 0
        while !wasFound, let candidate = piece.firstIndex(of: first, from: index) {
            wasFound = piece[candidate...].starts(with: wanted)
            index = candidate + 1
        }
        let kept = tail + piece[max(0, piece.count - wanted.count + 1)...]
        tail = Array(kept[max(0, kept.count - wanted.count + 1)...])
    }
}

extension [UInt8] {
    /// The place of the next such byte, eight bytes at a step.
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        unsafe withUnsafeBytes { unsafe $0.firstIndex(of: byte, from: start) }
    }
}

extension UnsafeRawBufferPointer {
    /// The place of the next such byte, eight bytes at a step.
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        let pattern = 0x0101_0101_0101_0101 &* UInt64(byte)
        var index = start
        while index + 8 <= count {
            let word = unsafe UInt64(littleEndian: loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let found = zeroBytes(word ^ pattern)
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < count {
            if unsafe self[index] == byte { return index }
            index += 1
        }
        return nil
    }
}
