/// Takes comments out of a stored program.
///
/// The engine's own client does so with what it sends, unless told otherwise: a program made by a migration and the same
/// one restored from a dump differ by their comments alone.
enum MariaDBComments {
    /// The program as the client would have sent it, without space at its ends; executable comments stay.
    static func removed(from program: String, backslashEscapes: Bool) -> String {
        let bytes = Array(program.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let end: Int
            switch bytes[index] {
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
                end = endOfQuoted(bytes, from: index, backslashEscapes: backslashEscapes)
            case UInt8(ascii: "#"):
                index = endOfLine(bytes, from: index)
                continue
            case UInt8(ascii: "-") where beginsLineComment(bytes, at: index):
                index = endOfLine(bytes, from: index)
                continue
            case UInt8(ascii: "/") where beginsComment(bytes, at: index):
                index = endOfComment(bytes, from: index)
                // The client keeps apart what the comment did.
                if index < bytes.count, bytes[index] > UInt8(ascii: " ") { result.append(UInt8(ascii: " ")) }
                continue
            case _: end = index + 1
            }
            result += bytes[index..<end]
            index = end
        }
        let isSpace = { (byte: UInt8) in byte == 0x20 || 0x09...0x0D ~= byte }
        while let last = result.last, isSpace(last) { result.removeLast() }
        return String(decoding: result.drop(while: isSpace), as: UTF8.self)
    }

    private static func endOfQuoted(_ bytes: [UInt8], from start: Int, backslashEscapes: Bool) -> Int {
        let quote = bytes[start]
        var index = start + 1
        while index < bytes.count, bytes[index] != quote {
            let isEscape = bytes[index] == UInt8(ascii: "\\") && backslashEscapes && quote != UInt8(ascii: "`")
            index += isEscape ? 2 : 1
        }
        // A doubled quote is the end of one and the beginning of the next.
        return min(index + 1, bytes.count)
    }

    private static func endOfLine(_ bytes: [UInt8], from start: Int) -> Int {
        bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }

    private static func beginsLineComment(_ bytes: [UInt8], at index: Int) -> Bool {
        guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "-") else { return false }
        return index + 2 == bytes.count || bytes[index + 2] <= 0x20
    }

    private static func beginsComment(_ bytes: [UInt8], at index: Int) -> Bool {
        let next = bytes[(index + 1)...].prefix(3)
        return next.first == UInt8(ascii: "*") && !next.starts(with: "*!".utf8) && !next.starts(with: "*M!".utf8)
    }

    private static func endOfComment(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start + 2
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index + 2 }
            index += 1
        }
        return bytes.count
    }
}
