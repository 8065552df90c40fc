import SQLText

/// The beginning of a statement as an error message may show it.
///
/// Servers and reports are read by more people than know the passwords: the literals after `PASSWORD` and
/// `IDENTIFIED BY`/`VIA`/`WITH` are masked, here and in the server's message, which likes to repeat them (failures.md F121).
struct StatementExcerpt {
    /// At most a few lines of the statement.
    let text: String
    private let secrets: [String]

    private static let linesMax = 4
    private static let charactersMax = 240

    init(_ statement: Statement) {
        secrets = Self.passwordLiterals(in: statement.bytes)
        let whole = Self.masking(secrets, in: String(decoding: statement.bytes.prefix(16 << 10), as: UTF8.self))
        let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
        let head = lines.prefix(Self.linesMax).joined(separator: "\n")
        let isCut = lines.count > Self.linesMax || head.count > Self.charactersMax
        text = head.prefix(Self.charactersMax) + (isCut ? " …" : "")
    }

    /// The text with this statement's secrets masked.
    func masked(_ text: String) -> String { Self.masking(secrets, in: text) }

    private static func masking(_ secrets: [String], in text: String) -> String {
        secrets.reduce(text) { $0.replacing($1, with: "***") }
    }

    /// The contents of quoted literals that follow a word which announces a password, within the same clause.
    private static func passwordLiterals(in bytes: [UInt8]) -> [String] {
        var literals: [String] = []
        var isAnnounced = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "'") {
                let end = bytes[(index + 1)...].firstIndex(of: byte) ?? bytes.count
                if isAnnounced, end > index + 1 {
                    literals.append(String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
                }
                index = end + 1
            } else if byte.isLetter {
                let end = bytes[index...].firstIndex { !$0.isLetter } ?? bytes.count
                let word = String(decoding: bytes[index..<end], as: UTF8.self).uppercased()
                isAnnounced = announcements.contains(word) || (isAnnounced && fillers.contains(word))
                index = end
            } else {
                if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") { isAnnounced = false }
                index += 1
            }
        }
        return literals
    }

    private static let announcements: Set<String> = ["PASSWORD", "IDENTIFIED", "SECRET", "PASSPHRASE"]
    private static let fillers: Set<String> = [
        "BY", "AS", "WITH", "VIA", "USING", "PASSWORD", "ENCRYPTED", "FOR", "OLD_PASSWORD",
        "MYSQL_NATIVE_PASSWORD", "ED", "ED25519",
    ]
}

extension UInt8 {
    fileprivate var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
    }
}
