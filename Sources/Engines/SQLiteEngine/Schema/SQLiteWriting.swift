/// Writes atoms as text that is the same for every way to write the same thing.
///
/// White space, comments, the case of keywords and needless quotes are gone. Of a table whose columns are known, its own
/// name before a column is gone too, and each column is spelled as the table spells it.
struct SQLiteWriting {
    /// What is known of the names in a text.
    enum Names {
        /// Nothing but names that there are somewhere, folded: a query or a body.
        case open(names: Set<String> = [])
        /// Those of one table: a check, an index, a generated column.
        case table(SQLiteTableNames)

        /// With what the text itself makes, where it has names in double quotes.
        fileprivate func extended(by atoms: ArraySlice<SQLiteAtom>) -> Names {
            switch self {
            case .open(let names) where atoms.contains { $0.kind == .doubleQuoted }:
                .open(names: names.union(SQLiteWriting.localNames(atoms)))
            case .open, .table: self
            }
        }
    }

    private let names: Names
    private var text = ""
    private var previous: SQLiteAtom?
    /// Whether what was written last ends a value, so that a minus after it takes away from it.
    private var endsValue = false
    private var endsName = false
    private var hugsNext = true

    private init(_ names: Names) { self.names = names }

    /// The text of some atoms.
    static func text(_ atoms: ArraySlice<SQLiteAtom>, _ names: Names = .open()) -> String {
        var writing = SQLiteWriting(names.extended(by: atoms))
        var index = atoms.startIndex
        while index < atoms.endIndex {
            let next = index + 1 < atoms.endIndex ? atoms[index + 1] : nil
            if case .table(let table) = names, let next, next.isSymbol("."), writing.isOwnName(atoms[index], table) {
                index += 2
                continue
            }
            writing.write(atoms[index], before: next)
            index += 1
        }
        return writing.text
    }

    /// A name as SQL writes it: quoted only where it must be.
    static func name(_ name: String) -> String {
        let isPlain = name.utf8.enumerated()
            .allSatisfy { index, byte in
                (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x5F
                    || (index > 0 && byte >= 0x30 && byte <= 0x39)
            }
        let isName = isPlain && !name.isEmpty && !SQLiteKeywords.contains(name.uppercased())
        return isName ? name : SQLiteQuoting.name(name)
    }

    private func isOwnName(_ atom: SQLiteAtom, _ table: SQLiteTableNames) -> Bool {
        switch atom.kind {
        case .word, .name, .doubleQuoted: previous?.isSymbol(".") != true && table.isTable(atom.text)
        case .string, .number, .symbol: false
        }
    }

    private mutating func write(_ atom: SQLiteAtom, before next: SQLiteAtom?) {
        defer { previous = atom }
        switch atom.kind {
        case .word: writeWord(atom, before: next)
        case .name: append(Self.name(spelling(of: atom.text) ?? atom.text), isName: true)
        case .doubleQuoted: append(doubleQuoted(atom, before: next), isName: true)
        case .string, .number: append(atom.text)
        case .symbol: writeSymbol(atom.text)
        }
    }

    private mutating func writeWord(_ atom: SQLiteAtom, before next: SQLiteAtom?) {
        let isQualified = previous?.isSymbol(".") == true
        let followsAs = previous?.isWord("AS") == true
        if previous?.isWord("COLLATE") == true {
            append(atom.capitals)
        } else if !isQualified, SQLiteKeywords.reserved.contains(atom.capitals) {
            appendKeyword(atom.capitals, endsValue: atom.capitals == "NULL")
        } else if !isQualified, !followsAs, SQLiteKeywords.usual.contains(atom.capitals) {
            appendKeyword(atom.capitals, endsValue: atom.capitals == "END" || atom.capitals.hasPrefix("CURRENT_"))
        } else if let known = spelling(of: atom.text) {
            append(SQLiteKeywords.contains(known.uppercased()) ? atom.text : Self.name(known), isName: true)
        } else {
            append(isFunctionOfTable(next) ? atom.text.lowercased() : atom.text, isName: true)
        }
    }

    /// In an expression of a table only a function's name stands before a parenthesis.
    private func isFunctionOfTable(_ next: SQLiteAtom?) -> Bool {
        switch names {
        case .open: false
        case .table: next?.isSymbol("(") == true
        }
    }

    /// How the table spells the column that is meant.
    private func spelling(of name: String) -> String? {
        switch names {
        case .open: nil
        case .table(let table): table.column(name)
        }
    }

    /// A name, or the string that SQLite takes it for where no such name exists; altering any table makes it one in the
    /// stored texts of all.
    private func doubleQuoted(_ atom: SQLiteAtom, before next: SQLiteAtom?) -> String {
        if previous?.isWord("COLLATE") == true { return Self.name(atom.text.uppercased()) }
        if let known = spelling(of: atom.text) { return Self.name(known) }
        let isQualified = previous?.isSymbol(".") == true || next?.isSymbol(".") == true || next?.isSymbol("(") == true
        let folded = SQLiteTableNames.folded(atom.text)
        let isKnown =
            switch names {
            case .table: ["rowid", "_rowid_", "oid"].contains(folded)
            case .open(let names): names.contains(folded) || isAlias || isAnnounced
            }
        return isQualified || isKnown ? Self.name(atom.text) : SQLiteQuoting.text(atom.text)
    }

    /// Whether a name that comes now is the one of the value or table before it.
    private var isAlias: Bool { endsValue || previous?.isWord("AS") == true }

    private var isAnnounced: Bool {
        let announcers = ["FROM", "JOIN", "INTO", "UPDATE", "TABLE", "INDEX", "VIEW", "TRIGGER", "REFERENCES"]
        return previous.map { announcers.contains($0.capitals) } ?? false
    }

    /// The names that a query or a body makes itself.
    fileprivate static func localNames(_ atoms: ArraySlice<SQLiteAtom>) -> Set<String> {
        var names: Set<String> = []
        for (previous, atom) in zip(atoms, atoms.dropFirst()) {
            let isAfterValue = previous.isSymbol(")") || (previous.kind != .symbol && previous.canBeName)
            switch atom.kind {
            case .word
            where !SQLiteKeywords.reserved.contains(atom.capitals) && !SQLiteKeywords.usual.contains(atom.capitals),
                .name:
                names.insert(SQLiteTableNames.folded(atom.text))
            case .doubleQuoted where isAfterValue || previous.isWord("AS"):
                names.insert(SQLiteTableNames.folded(atom.text))
            case .word, .doubleQuoted, .string, .number, .symbol: continue
            }
        }
        return names
    }

    private mutating func writeSymbol(_ symbol: String) {
        switch symbol {
        case "(":
            if endsName { text += symbol } else { append(symbol) }
            (endsValue, endsName, hugsNext) = (false, false, true)
        case ")":
            text += symbol
            (endsValue, endsName, hugsNext) = (true, false, false)
        case ",", ";":
            text += symbol
            (endsValue, endsName, hugsNext) = (false, false, false)
        case ".":
            text += symbol
            (endsValue, endsName, hugsNext) = (false, false, true)
        // Two in a row would begin a comment.
        case "-", "+", "~":
            let isSign = !endsValue
            let follows = text.last == "-" || text.last == "+"
            if follows { hugsNext = false }
            append(symbol)
            (endsValue, endsName, hugsNext) = (false, false, isSign)
        default:
            append(symbol)
            (endsValue, endsName) = (false, false)
        }
    }

    private mutating func appendKeyword(_ word: String, endsValue: Bool) {
        append(word)
        self.endsValue = endsValue
    }

    private mutating func append(_ piece: String, isName: Bool = false) {
        if !hugsNext { text += " " }
        text += piece
        (endsValue, endsName, hugsNext) = (true, isName, false)
    }
}

/// The names of one table, which SQLite compares without regard to case.
struct SQLiteTableNames {
    private let table: String
    private let columns: [String: String]

    init(table: String, columns: some Sequence<String>) {
        self.table = Self.folded(table)
        self.columns = Dictionary(columns.map { (Self.folded($0), $0) }) { first, _ in first }
    }

    /// A column's name as the table spells it.
    func column(_ name: String) -> String? { columns[Self.folded(name)] }

    func isTable(_ name: String) -> Bool { Self.folded(name) == table }

    /// A name in the form in which SQLite compares it: only ASCII letters lose their case.
    static func folded(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return name }
        return String(decoding: name.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
