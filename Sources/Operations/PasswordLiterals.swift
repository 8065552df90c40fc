import SQLText

/// The literals of a statement that a word before them announces as passwords.
struct PasswordLiterals {
    /// The bytes between the quotes.
    private(set) var ranges: [Range<Int>] = []

    /// How far a word reaches that announces a password.
    private enum Announcement {
        case none
        /// Up to a word that has nothing to do with passwords, as in `SELECT password FROM t WHERE name = '…'`.
        case upToOtherWord
        /// Up to the end of the clause, since names of plugins and more stand in between.
        case wholeClause
    }

    private let bytes: [UInt8]
    private let rules: LexicalRules
    private var index = 0
    private var announcement = Announcement.none

    private static let fillers: Set<String> = ["BY", "AS", "WITH", "USING", "ENCRYPTED", "FOR", "TO", "E", "N"]

    init(in bytes: [UInt8], rules: LexicalRules) {
        self.bytes = bytes
        self.rules = rules
        while index < bytes.count { advance() }
    }

    private mutating func advance() {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "'"): takeLiteral(closedBy: byte)
        case UInt8(ascii: "\""):
            if rules.doubleQuotesMakeNames {
                index = closing(byte, from: index + 1) + 1
            } else {
                takeLiteral(closedBy: byte)
            }
        case UInt8(ascii: "$") where rules.dialect == .postgres: takeDollarQuoted()
        case UInt8(ascii: "-") where starts(with: "--"), UInt8(ascii: "#") where hasHashComments:
            index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        case UInt8(ascii: "/") where starts(with: "/*") && !starts(with: "/*!") && !starts(with: "/*M!"):
            while index < bytes.count, !starts(with: "*/") { index += 1 }
            index += 2
        case UInt8(ascii: ","), UInt8(ascii: ";"):
            announcement = .none
            index += 1
        case _ where byte.isPartOfWord: takeWord()
        default: index += 1
        }
    }

    private mutating func takeWord() {
        let end = bytes[index...].firstIndex { !$0.isPartOfWord } ?? bytes.count
        let word = String(decoding: bytes[index..<end], as: UTF8.self).uppercased()
        index = end
        switch word {
        case "IDENTIFIED", "CONNECTION": announcement = .wholeClause
        case _ where announcement == .wholeClause || Self.fillers.contains(word): break
        case "SECRET", "PASSPHRASE": announcement = .upToOtherWord
        case _ where word.hasSuffix("PASSWORD"): announcement = .upToOtherWord
        default: announcement = .none
        }
    }

    private mutating func takeLiteral(closedBy quote: UInt8) {
        let end = closing(quote, from: index + 1)
        note((index + 1)..<end)
        index = end + 1
    }

    /// `$$…$$` or `$tag$…$tag$`; a lone `$`, as in `$1`, is none.
    private mutating func takeDollarQuoted() {
        let tagEnd = bytes[(index + 1)...].firstIndex { !$0.isPartOfWord } ?? bytes.count
        guard tagEnd < bytes.count, bytes[tagEnd] == UInt8(ascii: "$") else {
            index += 1
            return
        }
        let tag = Array(bytes[index...tagEnd])
        var end = tagEnd + 1
        while end < bytes.count, !bytes[end...].starts(with: tag) { end += 1 }
        note((tagEnd + 1)..<end)
        index = end + tag.count
    }

    /// Where a quote closes: neither doubled nor behind a backslash that protects it.
    private func closing(_ quote: UInt8, from start: Int) -> Int {
        let isEscaping = rules.backslashEscapes || start > 1 && bytes[start - 2] | 0x20 == UInt8(ascii: "e")
        var end = start
        while end < bytes.count {
            if bytes[end] == UInt8(ascii: "\\"), isEscaping {
                end += 2
            } else if bytes[end] == quote {
                guard end + 1 < bytes.count, bytes[end + 1] == quote else { return end }
                end += 2
            } else {
                end += 1
            }
        }
        return bytes.count
    }

    private mutating func note(_ range: Range<Int>) {
        switch announcement {
        case .none: break
        case .upToOtherWord, .wholeClause: if !range.isEmpty { ranges.append(range) }
        }
    }

    private var hasHashComments: Bool {
        switch rules.dialect {
        case .mariadb, .mysql: true
        case .postgres, .sqlite: false
        }
    }

    private func starts(with text: String) -> Bool {
        bytes[index...].starts(with: text.utf8)
    }
}

extension UInt8 {
    fileprivate var isPartOfWord: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
