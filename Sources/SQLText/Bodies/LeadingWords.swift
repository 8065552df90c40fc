/// Reads the first words of a statement until they tell whether it can have a body with `;` in it.
struct LeadingWords {
    enum Verdict {
        case undecided
        case plain
        case atomic
        case trigger(TriggerBody)
        case stored(StoredProgramBody)
    }

    private enum Place {
        case start
        /// After `EXPLAIN`, which may stand before any statement of SQLite.
        case explain
        /// After a `BEGIN` of the MySQL family.
        case begin
        /// After `CREATE` and the words that may follow it.
        case create
        /// After `DEFINER`, where a user is named in one of many ways.
        case definer
        /// After `ALTER` of the MySQL family.
        case alter
    }

    private let rules: LexicalRules
    private var place = Place.start
    /// Whether the last word is itself part of the body, as in `IF … END IF` outside any program.
    private(set) var opensBlock = false

    /// Where the statement begins.
    private var offset: Int?

    init(_ rules: LexicalRules) { self.rules = rules }

    /// Takes the next token; `tokenOffset` is where it begins.
    mutating func take(_ token: BodyToken, at tokenOffset: Int) -> Verdict {
        if offset == nil { offset = tokenOffset }
        return switch rules.dialect {
        case .postgres: takePostgres(token)
        case .sqlite: takeSQLite(token)
        case .mariadb, .mysql: takeMySQL(token)
        }
    }

    private mutating func takePostgres(_ token: BodyToken) -> Verdict {
        guard case .word(let keyword?) = token else { return .plain }
        switch (place, keyword) {
        case (.start, .create):
            place = .create
            return .undecided
        case (.create, .or), (.create, .replace): return .undecided
        case (.create, .function), (.create, .procedure): return .atomic
        default: return .plain
        }
    }

    private mutating func takeSQLite(_ token: BodyToken) -> Verdict {
        if case .explain = place { return takeAfterExplain(token) }
        guard case .word(let keyword?) = token else { return .plain }
        switch (place, keyword) {
        case (.start, .create):
            place = .create
            return .undecided
        case (.start, .explain):
            place = .explain
            return .undecided
        case (.create, .temp), (.create, .temporary): return .undecided
        case (.create, .trigger): return .trigger(TriggerBody(offset: offset ?? 0))
        default: return .plain
        }
    }

    /// `EXPLAIN CREATE …` or `EXPLAIN QUERY PLAN CREATE …`.
    private mutating func takeAfterExplain(_ token: BodyToken) -> Verdict {
        switch token {
        case .word(.create):
            place = .create
            return .undecided
        case .word(nil): return .undecided
        case .word, .quotedName, .literal, .symbol, .openParenthesis, .closeParenthesis: return .plain
        }
    }

    private mutating func takeMySQL(_ token: BodyToken) -> Verdict {
        switch place {
        case .start: takeFirstOfMySQL(token)
        case .begin:
            if case .word(.not) = token { stored(.block) } else { .plain }
        case .alter:
            if case .word(.event) = token { stored(.event) } else { takeAfterCreate(token) }
        case .create, .definer, .explain: takeAfterCreate(token)
        }
    }

    private mutating func takeFirstOfMySQL(_ token: BodyToken) -> Verdict {
        guard case .word(let keyword?) = token else { return .plain }
        switch keyword {
        case .create: place = .create
        case .alter: place = .alter
        case .begin: place = .begin
        case .if, .case, .loop, .repeat, .while, .for:
            // MariaDB runs these outside of programs too.
            opensBlock = true
            return stored(.statement)
        default: return .plain
        }
        return .undecided
    }

    private mutating func takeAfterCreate(_ token: BodyToken) -> Verdict {
        guard case .word(let word) = token else {
            // The `=` and the user after DEFINER.
            if case .definer = place { return .undecided }
            return .plain
        }
        switch word {
        case .procedure, .function: return isAlter ? .plain : stored(.routine)
        case .trigger: return stored(.trigger)
        case .event: return stored(.event)
        case .package: return stored(.package)
        case .or, .replace, .aggregate: return .undecided
        case .definer:
            place = .definer
            return .undecided
        case .view: return .plain
        default:
            if case .definer = place { return .undecided }
            return .plain
        }
    }

    private func stored(_ program: StoredProgramBody.Program) -> Verdict {
        .stored(StoredProgramBody(program, offset: offset ?? 0))
    }

    private var isAlter: Bool {
        if case .alter = place { true } else { false }
    }
}
