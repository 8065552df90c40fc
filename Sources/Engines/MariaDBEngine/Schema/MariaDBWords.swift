/// The words of a statement for MariaDB or MySQL, in order, as one who only looks for some of them needs them.
///
/// What stands in a comment that is code counts as code, whatever version it is for.
struct MariaDBWords {
    enum Word: Hashable {
        /// A keyword or a bare name, in capitals.
        case bare(String)
        /// A name between backticks.
        case name(String)
        /// A string in either quotes, which may also be a name.
        case string(String)
        case symbol(UInt8)
    }

    private(set) var words: [Word] = []
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
        while let byte = rest.first { take(byte) }
    }

    private mutating func take(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): words.append(.string(quoted(by: byte)))
        case UInt8(ascii: "`"): words.append(.name(quoted(by: byte)))
        case UInt8(ascii: "#"): skipLine()
        case UInt8(ascii: "-") where isLineComment: skipLine()
        case UInt8(ascii: "/") where rest.dropFirst().first == UInt8(ascii: "*"): skipCommentOpening()
        case UInt8(ascii: "*") where rest.dropFirst().first == UInt8(ascii: "/"):
            // The end of a comment that is code.
            rest = rest.dropFirst(2)
        case _ where Self.isWordPart(byte):
            let word = rest.prefix(while: Self.isWordPart)
            rest = rest[word.endIndex...]
            words.append(.bare(String(decoding: word, as: UTF8.self).uppercased()))
        default:
            rest.removeFirst()
            if byte > 0x20 { words.append(.symbol(byte)) }
        }
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }

    /// Two hyphens, and then a blank or nothing.
    private var isLineComment: Bool {
        let next = rest.dropFirst().prefix(2)
        return next.first == UInt8(ascii: "-") && (next.dropFirst().first ?? 0) <= 0x20
    }

    private mutating func skipLine() { rest = rest.drop { $0 != UInt8(ascii: "\n") } }

    /// Skips a comment; of one that is code, only its mark.
    private mutating func skipCommentOpening() {
        rest = rest.dropFirst(2)
        let mark = rest.first == UInt8(ascii: "M") ? rest.dropFirst() : rest
        if mark.first == UInt8(ascii: "!") {
            rest = mark.dropFirst().drop { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            return
        }
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "*"), rest.first == UInt8(ascii: "/") else { continue }
            rest.removeFirst()
            return
        }
    }

    /// Takes what stands between quotes.
    private mutating func quoted(by quote: UInt8) -> String {
        rest.removeFirst()
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "`"), let next = rest.popFirst() {
                text.append(next)
            } else if byte == quote {
                guard rest.first == quote else { break }
                rest.removeFirst()
                text.append(quote)
            } else {
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension MariaDBWords.Word {
    /// Whether it is one of these keywords.
    func isOne(of keywords: Set<String>) -> Bool {
        guard case .bare(let word) = self else { return false }
        return keywords.contains(word)
    }

    /// What it says, whatever quotes it stands in.
    var text: String {
        switch self {
        case .bare(let text), .name(let text), .string(let text): text
        case .symbol(let byte): String(decoding: [byte], as: UTF8.self)
        }
    }
}
