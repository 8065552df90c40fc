/// Goes over the atoms of one definition from left to right.
struct SQLiteCursor {
    /// The text is not what SQLite's grammar would make us expect.
    struct Unreadable: Error {}

    private let atoms: ArraySlice<SQLiteAtom>
    private(set) var index: Int

    init(_ atoms: ArraySlice<SQLiteAtom>) {
        self.atoms = atoms
        index = atoms.startIndex
    }

    var upcoming: SQLiteAtom? { index < atoms.endIndex ? atoms[index] : nil }

    /// What has not been taken yet.
    var rest: ArraySlice<SQLiteAtom> { atoms[index...] }

    /// Takes the next atom.
    @discardableResult
    mutating func next() throws(Unreadable) -> SQLiteAtom {
        guard let atom = upcoming else { throw Unreadable() }
        index += 1
        return atom
    }

    /// Takes the words, given in capitals, if all of them come next.
    mutating func take(_ words: String...) -> Bool {
        guard index + words.count <= atoms.endIndex else { return false }
        for (ahead, word) in words.enumerated() {
            guard atoms[index + ahead].isWord(word) else { return false }
        }
        index += words.count
        return true
    }

    /// Takes the symbol if it comes next.
    mutating func take(symbol: String) -> Bool {
        guard upcoming?.isSymbol(symbol) == true else { return false }
        index += 1
        return true
    }

    /// Takes the words, which must come next.
    mutating func expect(_ words: String...) throws(Unreadable) {
        for word in words {
            guard take(word) else { throw Unreadable() }
        }
    }

    mutating func name() throws(Unreadable) -> String {
        guard let atom = upcoming, atom.canBeName else { throw Unreadable() }
        index += 1
        return atom.nameText
    }

    /// Takes a name and the name of a database before it.
    mutating func qualifiedName() throws(Unreadable) -> String {
        let first = try name()
        return take(symbol: ".") ? try name() : first
    }

    /// Takes what stands in parentheses, which must come next, and gives it without them.
    mutating func parenthesised() throws(Unreadable) -> ArraySlice<SQLiteAtom> {
        guard take(symbol: "(") else { throw Unreadable() }
        let start = index
        var depth = 1
        while depth > 0 {
            let atom = try next()
            if atom.isSymbol("(") { depth += 1 }
            if atom.isSymbol(")") { depth -= 1 }
        }
        return atoms[start..<(index - 1)]
    }

    /// Takes a list of names in parentheses.
    mutating func names() throws(Unreadable) -> [String] {
        var names: [String] = []
        for part in Self.split(try parenthesised()) {
            guard part.count == 1, let atom = part.first, atom.canBeName else { throw Unreadable() }
            names.append(atom.nameText)
        }
        return names
    }

    /// Cuts a list at its commas, those in parentheses apart.
    static func split(_ atoms: ArraySlice<SQLiteAtom>) -> [ArraySlice<SQLiteAtom>] {
        var parts: [ArraySlice<SQLiteAtom>] = []
        var start = atoms.startIndex
        var depth = 0
        for index in atoms.indices {
            if atoms[index].isSymbol("(") { depth += 1 }
            if atoms[index].isSymbol(")") { depth -= 1 }
            guard depth == 0, atoms[index].isSymbol(",") else { continue }
            parts.append(atoms[start..<index])
            start = index + 1
        }
        return parts + [atoms[start...]]
    }
}
