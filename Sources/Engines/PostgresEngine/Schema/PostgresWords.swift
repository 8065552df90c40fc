import SQLText

/// The words of a statement for PostgreSQL, in order, as one who only looks for some of them needs them.
struct PostgresWords {
    enum Word: Hashable {
        /// A keyword or a bare name, in capitals.
        case bare(String)
        /// A name in quotes, without them.
        case name(String)
        /// What a string says.
        case string(String)
        case number
        case symbol(UInt8)
    }

    let words: [Word]

    /// Cuts a text; one that ends in the middle of something has no words.
    init(_ text: [UInt8]) {
        let tokens = (try? Tokenizer(LexicalRules(.postgres)).tokens(of: text)) ?? []
        var words: [Word] = []
        words.reserveCapacity(tokens.count)
        for token in tokens {
            let bytes = text[token.range]
            switch token.kind {
            case .word:
                words.append(.bare(String(decoding: bytes, as: UTF8.self).uppercased()))
            case .quotedName: words.append(.name(Self.name(bytes)))
            case .string: words.append(.string(Self.string(bytes)))
            case .number: words.append(.number)
            case .symbol(let byte): words.append(.symbol(byte))
            case .openParenthesis: words.append(.symbol(UInt8(ascii: "(")))
            case .closeParenthesis: words.append(.symbol(UInt8(ascii: ")")))
            case .terminator: words.append(.symbol(UInt8(ascii: ";")))
            case .clientCommand, .end: continue
            }
        }
        self.words = words
    }

    private static func name(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self).replacing("\"\"", with: "\"")
    }

    /// What stands between the quotes, a dollar's or an apostrophe's; a backslash hides nothing but itself.
    private static func string(_ bytes: ArraySlice<UInt8>) -> String {
        if bytes.first == UInt8(ascii: "$"), let end = bytes.dropFirst().firstIndex(of: UInt8(ascii: "$")) {
            let length = end - bytes.startIndex + 1
            return String(decoding: bytes.dropFirst(length).dropLast(length), as: UTF8.self)
        }
        guard let quote = bytes.firstIndex(of: UInt8(ascii: "'")) else { return "" }
        let inner = String(decoding: bytes[(quote + 1)...].dropLast(), as: UTF8.self).replacing("''", with: "'")
        return quote == bytes.startIndex ? inner : unescaped(inner)
    }

    /// The text of an `E'…'`, as far as letters go: a line break is a blank, and so is every other control character.
    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let mark = rest.popFirst() else {
                result.append(byte)
                continue
            }
            switch mark {
            case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
                result.append(UInt8(ascii: " "))
            case UInt8(ascii: "x"): result.append(takeNumber(&rest, radix: 16, digits: 2))
            case UInt8(ascii: "u"): result.append(takeNumber(&rest, radix: 16, digits: 4))
            case UInt8(ascii: "U"): result.append(takeNumber(&rest, radix: 16, digits: 8))
            case UInt8(ascii: "0")...UInt8(ascii: "7"):
                rest = [mark] + rest
                result.append(takeNumber(&rest, radix: 8, digits: 3))
            default: result.append(mark)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The letter that a number stands for; what is no ASCII is in no keyword, so that a blank will do.
    private static func takeNumber(_ rest: inout ArraySlice<UInt8>, radix: Int, digits: Int) -> UInt8 {
        let text = rest.prefix(digits).prefix { Int(String(decoding: [$0], as: UTF8.self), radix: radix) != nil }
        rest = rest.dropFirst(text.count)
        guard let number = UInt8(String(decoding: text, as: UTF8.self), radix: radix), number < 0x80, number > 0 else {
            return UInt8(ascii: " ")
        }
        return number
    }
}

extension PostgresWords.Word {
    /// Whether it is this keyword.
    func `is`(_ keyword: String) -> Bool { self == .bare(keyword) }

    /// Whether it is one of these keywords.
    func isOne(of keywords: Set<String>) -> Bool {
        guard case .bare(let word) = self else { return false }
        return keywords.contains(word)
    }

    /// Whether it is this symbol.
    func isSymbol(_ symbol: Unicode.Scalar) -> Bool { self == .symbol(UInt8(ascii: symbol)) }

    /// The name that it is, in small letters unless in quotes.
    var identifier: String? {
        switch self {
        case .bare(let text): text.lowercased()
        case .name(let text): text
        case .string, .number, .symbol: nil
        }
    }
}
