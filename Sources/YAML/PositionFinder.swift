/// Turns libyaml's marks, which count characters, into lines and columns as editors show them.
///
/// Our own lines, because libyaml also begins one after U+0085, U+2028 and U+2029. The marks come in the order of the
/// text, so one walk over it serves them all; a step back (in an error) starts the walk again.
@safe
struct PositionFinder {
    private let text: UnsafeBufferPointer<UInt8>
    private let count: Int
    private var byte = 0
    private var character = 0
    private var line = 1
    private var lineStart = 0

    /// - Parameter text: What the marks speak of; must stay where it is while positions are asked for.
    init(text: UnsafeBufferPointer<UInt8>) {
        unsafe self.text = unsafe text
        count = text.count
        restart()
    }

    private func isByte(at offset: Int, _ accepted: (UInt8) -> Bool) -> Bool {
        offset < count && accepted(unsafe text[offset])
    }

    /// The place of the character with this number, counted from 0.
    mutating func position(ofCharacter index: Int) -> YAMLPosition { find(character: index).position }

    /// The place and the byte offset of the character with this number, counted from 0.
    mutating func find(character index: Int) -> (position: YAMLPosition, byte: Int) {
        if index < character { restart() }
        while character < index, byte < count { step() }
        return (YAMLPosition(line: line, column: byte - lineStart + 1), byte)
    }

    /// The place of a byte, counted from 0.
    mutating func position(ofByte offset: Int) -> YAMLPosition {
        if offset < byte { restart() }
        while byte < min(offset, count) { step() }
        return YAMLPosition(line: line, column: byte - lineStart + 1)
    }

    private mutating func restart() {
        byte = 0
        character = 0
        line = 1
        // A byte order mark is not part of the first line.
        lineStart = unsafe text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Passes one character: its first byte and those that continue it.
    private mutating func step() {
        let first = unsafe text[byte]
        byte += 1
        while isByte(at: byte, { $0 & 0xC0 == 0x80 }) { byte += 1 }
        character += 1
        let isBare = !isByte(at: byte) { $0 == UInt8(ascii: "\n") }
        let endsLine = first == UInt8(ascii: "\n") || (first == UInt8(ascii: "\r") && isBare)
        guard endsLine else { return }
        line += 1
        lineStart = byte
    }
}
