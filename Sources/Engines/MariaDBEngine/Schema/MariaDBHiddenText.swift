/// Finds what information_schema shows as question marks: it knows only characters of up to three bytes.
enum MariaDBHiddenText {
    /// The first place of `text` that has the bytes of `shown`, where a question mark stands for any byte.
    static func restored(_ shown: String, from text: Substring) -> String? {
        let (pattern, bytes) = (Array(shown.utf8), Array(text.utf8))
        guard pattern.count <= bytes.count else { return nil }
        let start = (0...bytes.count - pattern.count)
            .first { start in
                pattern.indices.allSatisfy { pattern[$0] == mark || pattern[$0] == bytes[start + $0] }
            }
        return start.flatMap { String(validating: bytes[$0..<$0 + pattern.count], as: UTF8.self) }
    }

    /// The end of `text` that has the characters of `shown`, where a question mark stands for any character.
    static func restoredEnd(_ shown: String, of text: String) -> String? {
        let (pattern, characters) = (Array(shown.unicodeScalars), Array(text.unicodeScalars))
        guard pattern.count <= characters.count else { return nil }
        let end = characters.suffix(pattern.count)
        guard zip(pattern, end).allSatisfy({ $0 == "?" || $0 == $1 }) else { return nil }
        return String(String.UnicodeScalarView(end))
    }

    private static let mark = UInt8(ascii: "?")
}

extension String {
    /// Without the given character at both ends.
    func trimmed(of character: Character) -> String {
        String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
    }
}
