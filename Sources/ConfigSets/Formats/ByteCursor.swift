import Findings

/// Walks over the bytes of a file and knows the line and the column where it is.
struct ByteCursor {
    let bytes: [UInt8]
    let file: String
    private(set) var place = 0
    private(set) var line = 1
    private var lineStart = 0

    /// A byte order mark at the start is passed over.
    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: Self.byteOrderMark) {
            place = 3
            lineStart = 3
        }
    }

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The byte here, or `nil` at the end.
    var current: UInt8? { place < bytes.count ? bytes[place] : nil }

    /// The byte that follows after `count` others.
    func peek(_ count: Int) -> UInt8? { place + count < bytes.count ? bytes[place + count] : nil }

    var isAtEnd: Bool { place >= bytes.count }

    var isAtLineEnd: Bool { current.map(Self.isLineEnd) ?? true }

    var column: Int { place - lineStart + 1 }

    var location: SourceLocation { SourceLocation(file: file, line: line, column: column) }

    static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// Passes one byte; LF, CR and CRLF end a line.
    mutating func advance() {
        guard place < bytes.count else { return }
        let byte = bytes[place]
        place += 1
        guard byte == 0x0A || (byte == 0x0D && current != 0x0A) else { return }
        line += 1
        lineStart = place
    }

    mutating func advance(by count: Int) { for _ in 0..<count { advance() } }

    /// Goes back to a place of the same line.
    mutating func goBack(to earlier: Int) { place = earlier }

    mutating func skip(while condition: (UInt8) -> Bool) {
        while place < bytes.count, condition(bytes[place]) { advance() }
    }

    mutating func skipBlanks() { skip(while: Self.isBlank) }

    /// Passes the rest of the line with its end.
    mutating func skipLine() {
        skip { !Self.isLineEnd($0) }
        endLine()
    }

    /// Passes the end of the line when it is here.
    mutating func endLine() {
        if current == 0x0D, peek(1) == 0x0A { advance() }
        if isAtLineEnd { advance() }
    }

    /// Passes the text when it is here.
    mutating func skip(_ text: StaticString) -> Bool {
        guard isAt(text) else { return false }
        advance(by: text.utf8CodeUnitCount)
        return true
    }

    func isAt(_ text: StaticString) -> Bool {
        guard bytes.count - place >= text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { wanted in unsafe bytes[place..<(place + wanted.count)].elementsEqual(wanted) }
    }

    /// Takes the bytes for which the condition holds.
    mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = place
        skip(while: condition)
        return bytes[start..<place]
    }

    func error(_ message: String, advice: String? = nil) -> ConfigFileError {
        ConfigFileError(message, at: location, advice: advice)
    }
}

extension [UInt8] {
    /// The first byte that no UTF-8 text has there.
    var firstInvalidUTF8: Int? {
        guard String(validating: self, as: UTF8.self) == nil else { return nil }
        var (decoder, bytes, place) = (UTF8(), makeIterator(), 0)
        while case .scalarValue(let scalar) = decoder.decode(&bytes) { place += UTF8.width(scalar) }
        return place
    }
}

extension ArraySlice<UInt8> {
    /// The bytes as text; `nil` when they are not UTF-8.
    var text: String? { String(validating: self, as: UTF8.self) }

    /// Without blanks and line ends on both sides.
    var trimmedOfBlanks: ArraySlice<UInt8> { drop(while: \.isBlankOrLineEnd).trimmedAtEnd }

    /// Without blanks and line ends at the end.
    var trimmedAtEnd: ArraySlice<UInt8> {
        var end = endIndex
        while end > startIndex, self[end - 1].isBlankOrLineEnd { end -= 1 }
        return self[..<end]
    }
}

extension UInt8 {
    /// Space, tab, line feed, vertical tab, form feed or carriage return.
    var isBlankOrLineEnd: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    var isDigit: Bool { (0x30...0x39).contains(self) }

    var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }

    /// Whether it may begin the name of a variable.
    var beginsName: Bool { isLetter || self == 0x5F }

    /// Whether it may stand in the name of a variable.
    var isNamePart: Bool { beginsName || isDigit }

    /// What it counts as a hexadecimal digit.
    var hexadecimal: UInt32? {
        switch self {
        case 0x30...0x39: UInt32(self) - 0x30
        case 0x41...0x46: UInt32(self) - 0x41 + 10
        case 0x61...0x66: UInt32(self) - 0x61 + 10
        case _: nil
        }
    }
}
