/// What became of names that were changed: a renamed column is not reported again by each index that has it.
///
/// Only ever used to see that a value which differs is the same one under the new names, never to hide another
/// difference.
struct NameTranslation {
    /// The new names of what stands by itself.
    private var objects: [String: Set<String>] = [:]
    /// The new names of columns, by the name of what they belong to.
    private var columns: [String: [String: Set<String>]] = [:]
    /// All names that were changed, and what they became.
    private var touched: Set<String> = []

    var isEmpty: Bool { objects.isEmpty && columns.isEmpty }

    mutating func add(_ old: String, _ new: String) {
        objects[old, default: []].insert(new)
        touched.formUnion([old, new])
    }

    mutating func add(column old: String, _ new: String, of owner: String) {
        columns[owner, default: [:]][old, default: []].insert(new)
        touched.formUnion([old, new])
    }

    /// What two texts have in common when they may be the same but for names that were changed; `nil` for a text that
    /// has no such name.
    func outline(_ text: String) -> String? {
        let words = SQLWords(text).words
        let isTouched = { (word: SQLWords.Word) in word.name.map(touched.contains) ?? false }
        guard words.contains(where: isTouched) else { return nil }
        return words.map { isTouched($0) ? "?" : $0.text }.joined()
    }

    /// Whether the second text is the first under the new names, and has one of them.
    ///
    /// A column's new name counts in what belongs to its table, and where the table is mentioned. Quotes around a new
    /// name are not compared, since it may need them where the old one did not, and the other way round.
    func isSame(_ old: String, _ new: String, in owner: String) -> Bool {
        guard !isEmpty else { return false }
        guard isSame(SQLWords(old).words, SQLWords(new).words, in: owner) else { return false }
        // Engines and settings differ in whether a backslash keeps a literal open; it must be so either way.
        guard old.utf8.contains(UInt8(ascii: "\\")) || new.utf8.contains(UInt8(ascii: "\\")) else { return true }
        let (left, right) = (SQLWords(old, backslashes: .escape), SQLWords(new, backslashes: .escape))
        return isSame(left.words, right.words, in: owner)
    }

    private func isSame(_ left: [SQLWords.Word], _ right: [SQLWords.Word], in owner: String) -> Bool {
        let names = names(in: left, of: owner)
        var hasNewName = false
        var (here, there) = (left.startIndex, right.startIndex)
        while here < left.endIndex, there < right.endIndex {
            let (word, other) = (left[here], right[there])
            here += 1
            there += 1
            if word.text.isExactly(other.text) { continue }
            guard let name = word.name, let newName = other.name, names[name]?.contains(newName) == true else {
                return false
            }
            hasNewName = true
            // A view's column keeps its name: what was `a` is `b AS a` now.
            if Self.isAlias(right, there, name), !Self.isAlias(left, here, nil) { there += Self.aliasLength }
            if Self.isAlias(left, here, newName), !Self.isAlias(right, there, nil) { here += Self.aliasLength }
        }
        return hasNewName && here == left.endIndex && there == right.endIndex
    }

    /// The new names that may be meant in a text.
    private func names(in words: [SQLWords.Word], of owner: String) -> [String: Set<String>] {
        guard !columns.isEmpty else { return objects }
        let mentioned = Set(words.compactMap(\.name).filter { columns[$0] != nil } + [owner])
        return mentioned.reduce(into: objects) { names, table in
            names.merge(columns[table] ?? [:]) { $0.union($1) }
        }
    }

    private static let aliasLength = 4

    /// Whether ` AS name` comes next; any name where none is given.
    private static func isAlias(_ words: [SQLWords.Word], _ index: Int, _ name: String?) -> Bool {
        guard index + aliasLength <= words.count, words[index].text == " ", words[index + 1].text.uppercased() == "AS",
            words[index + 2].text == " ", let alias = words[index + 3].name
        else { return false }
        return name.map { alias == $0 } ?? true
    }
}

/// A text in the pieces that names are told apart by, the same for all engines.
struct SQLWords {
    struct Word {
        let text: String
        /// The name that it may be, without quotes; `nil` for a string literal and for what stands between words.
        let name: String?
    }

    /// What a backslash in a string literal is.
    enum Backslashes {
        case plain
        case escape
    }

    private(set) var words: [Word] = []

    init(_ text: String, backslashes: Backslashes = .plain) {
        var rest = text[...]
        while let first = rest.first {
            let word: Substring
            var name: String?
            switch first {
            case "'": word = Self.quoted(rest, by: first, backslashes)
            case "\"", "`":
                word = Self.quoted(rest, by: first, .plain)
                name = String(word.dropFirst().dropLast())
            case _ where Self.isWord(first):
                word = rest.prefix(while: Self.isWord)
                name = String(word)
            case _: word = rest.prefix(1)
            }
            words.append(Word(text: String(word), name: name))
            rest = rest[word.endIndex...]
        }
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "$"
    }

    /// The literal or name that begins here, with its quotes; a doubled quote belongs to it.
    private static func quoted(_ text: Substring, by quote: Character, _ backslashes: Backslashes) -> Substring {
        var index = text.index(after: text.startIndex)
        while index < text.endIndex {
            let next = text.index(after: index)
            guard text[index] == quote else {
                let isEscape = backslashes == .escape && text[index] == "\\" && next < text.endIndex
                index = isEscape ? text.index(after: next) : next
                continue
            }
            guard next < text.endIndex, text[next] == quote else { return text[..<next] }
            index = text.index(after: next)
        }
        return text
    }
}
