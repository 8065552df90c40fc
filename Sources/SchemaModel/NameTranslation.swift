/// What became of names that were changed: a renamed column is not reported again by each index that has it.
///
/// Only ever used to see that a value which differs is the same one under the new names, never to hide another
/// difference.
struct NameTranslation {
    private var names: [String: String] = [:]

    var isEmpty: Bool { names.isEmpty }

    mutating func add(_ old: String, _ new: String) { names[old] = new }

    /// Whether the second text is the first under the new names; quotes are not compared, since the one name may need
    /// them and the other not.
    func isSame(_ old: String, _ new: String) -> Bool {
        !names.isEmpty && translated(old) == NameTranslation().translated(new)
    }

    /// The text with every identifier that has a new name under it, and no name in quotes.
    ///
    /// Identifiers are whole words, and names in quotes, outside of string literals.
    private func translated(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let first = rest.first {
            let token: Substring
            switch first {
            case "'": token = Self.quoted(rest, by: "'")
            case "\"", "`":
                token = Self.quoted(rest, by: first)
                let inner = String(token.dropFirst().dropLast())
                result += names[inner] ?? inner
                rest = rest[token.endIndex...]
                continue
            case _ where Self.isWord(first):
                token = rest.prefix(while: Self.isWord)
                result += names[String(token)] ?? String(token)
                rest = rest[token.endIndex...]
                continue
            case _: token = rest.prefix(1)
            }
            result += token
            rest = rest[token.endIndex...]
        }
        return result
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "$"
    }

    /// The literal or name that begins here, with its quotes; a doubled quote belongs to it.
    private static func quoted(_ text: Substring, by quote: Character) -> Substring {
        var index = text.index(after: text.startIndex)
        while index < text.endIndex {
            let next = text.index(after: index)
            guard text[index] == quote else {
                index = next
                continue
            }
            guard next < text.endIndex, text[next] == quote else { return text[..<next] }
            index = text.index(after: next)
        }
        return text
    }
}
