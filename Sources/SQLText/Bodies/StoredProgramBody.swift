/// Follows the blocks of a stored program of MariaDB or MySQL that is written without `DELIMITER`.
///
/// `BEGIN`, `END`, `IF`, `REPEAT` and others are blocks only where a statement may begin; elsewhere they are names,
/// functions or parts of expressions, so the tracker always knows where a statement begins.
struct StoredProgramBody {
    /// What was created.
    enum Program {
        /// A procedure or a function.
        case routine
        case trigger
        case event
        case package
        /// `BEGIN NOT ATOMIC … END` outside any program.
        case block
        /// Any other compound statement outside any program.
        case statement
    }

    private enum Block {
        case package
        /// What stands between `AS` and `BEGIN` with `sql_mode=ORACLE`.
        case declarations
        case begin
        case condition
        case caseStatement
        case loop
        /// `WHILE` or `FOR` before its `DO`.
        case loopHead
        case repeatLoop
        case caseExpression
    }

    private enum Place {
        /// Before the program's name.
        case name
        /// Between the name and the first word of the body.
        case header
        /// After `DECLARE … HANDLER`, before the statement that handles.
        case handler
        case statementStart
        /// After the first word of a statement, which a `:` would make a label.
        case afterFirstName
        case inStatement
        case afterEnd
    }

    private var program: Program
    private var place: Place
    private var blocks: [(block: Block, offset: Int)] = []
    private var parentheses = 0
    private var previous: BodyToken = .literal
    private var isDeclaration = false
    private var isUntil = false
    private var isArrowLabel = false
    private var returnTypeIsKnown = false

    /// A tracker after the word that names the program's kind; `offset` is where the whole statement begins.
    init(_ program: Program, offset: Int) {
        self.program = program
        switch program {
        case .routine, .trigger, .event: place = .name
        case .package:
            place = .name
            blocks = [(.package, offset)]
        case .block:
            place = .statementStart
            blocks = [(.begin, offset)]
        case .statement: place = .statementStart
        }
    }

    /// The innermost block that is open.
    var openBlock: (what: String, offset: Int)? {
        guard let innermost = blocks.last else { return nil }
        let what =
            switch innermost.block {
            case .package: "package"
            case .declarations: "body without BEGIN"
            case .begin: "BEGIN … END block"
            case .condition: "IF … END IF"
            case .caseStatement, .caseExpression: "CASE … END"
            case .loop, .loopHead: "loop"
            case .repeatLoop: "REPEAT … END REPEAT"
            }
        return (what, innermost.offset)
    }
}

// What each token does.
extension StoredProgramBody {
    /// Takes the next token; `offset` is where it begins.
    mutating func take(_ token: BodyToken, at offset: Int) {
        switch token {
        case .word(let keyword): takeWord(keyword, offset)
        case .quotedName, .literal: takeName()
        case .symbol(let byte): takeSymbol(byte)
        case .openParenthesis:
            parentheses += 1
            takeOperand()
        case .closeParenthesis:
            parentheses -= 1
            takeOperand()
        }
        previous = token
    }

    /// Takes a `;` and says whether it ends the whole statement.
    mutating func takeSemicolon() -> Bool {
        while let innermost = blocks.last, case .caseExpression = innermost.block { blocks.removeLast() }
        guard !blocks.isEmpty else { return true }
        place = .statementStart
        parentheses = 0
        previous = .literal
        isDeclaration = false
        isUntil = false
        isArrowLabel = false
        return false
    }

    private mutating func takeWord(_ keyword: Keyword?, _ offset: Int) {
        switch place {
        case .name: takeWordBeforeName(keyword)
        case .header: if parentheses == 0 { takeWordInHeader(keyword, offset) }
        case .handler: if parentheses == 0 { takeWordAfterHandler(keyword, offset) }
        case .statementStart: beginStatement(keyword, offset)
        case .afterFirstName, .inStatement:
            place = .inStatement
            takeWordInStatement(keyword, offset)
        case .afterEnd: return
        }
    }

    private mutating func takeName() {
        switch place {
        case .name: place = .header
        case .statementStart: place = .afterFirstName
        case .afterFirstName: place = .inStatement
        case .header, .handler, .inStatement, .afterEnd: return
        }
    }

    private mutating func takeOperand() {
        switch place {
        case .statementStart, .afterFirstName: place = .inStatement
        case .name, .header, .handler, .inStatement, .afterEnd: return
        }
    }

    private mutating func takeSymbol(_ byte: UInt8) {
        switch place {
        case .statementStart:
            // The second `>` of `<<label>>` leaves the statement to begin; the first `<` opens such a label.
            if byte == ASCII.greater && isArrowLabel { return }
            isArrowLabel = byte == ASCII.less
            place = .inStatement
        case .afterFirstName: place = byte == ASCII.colon ? .statementStart : .inStatement
        case .inStatement: if isArrowLabel && byte == ASCII.greater { place = .statementStart }
        case .name, .header, .handler, .afterEnd: return
        }
    }
}

// What each word does, by the place where it stands.
extension StoredProgramBody {
    private mutating func takeWordBeforeName(_ keyword: Keyword?) {
        switch keyword {
        case .if, .not, .exists, .body: return
        default: place = .header
        }
    }

    private mutating func takeWordInHeader(_ keyword: Keyword?, _ offset: Int) {
        switch program {
        case .routine: takeWordInRoutineHeader(keyword, offset)
        case .trigger: if keyword == .row { place = .statementStart }
        case .event: if keyword == .do { place = .statementStart }
        case .package:
            switch keyword {
            case .as, .is: place = .statementStart
            case .procedure, .function, .end: beginStatement(keyword, offset)
            default: return
            }
        case .block, .statement: return
        }
    }

    private mutating func takeWordInRoutineHeader(_ keyword: Keyword?, _ offset: Int) {
        switch keyword {
        case .begin, .if, .case, .loop, .repeat, .while, .for: beginStatement(keyword, offset)
        case .as, .is:
            blocks.append((.declarations, offset))
            place = .statementStart
        case .returns: returnTypeIsKnown = true
        case .return:
            // With sql_mode=ORACLE, the first RETURN names the type.
            if returnTypeIsKnown { place = .inStatement }
            returnTypeIsKnown = true
        case .set:
            // `RETURNS SET('a', 'b')` is a type.
            if case .word(.returns) = previous { return }
            place = .inStatement
        default: if beginsSimpleStatement(keyword) { place = .inStatement }
        }
    }

    private mutating func takeWordAfterHandler(_ keyword: Keyword?, _ offset: Int) {
        switch keyword {
        case .begin, .if, .case, .loop, .repeat, .while: beginStatement(keyword, offset)
        default: if keyword == .set || keyword == .return || beginsSimpleStatement(keyword) { place = .inStatement }
        }
    }

    /// Whether a word that stands before a body can only begin a statement in which block words mean something else.
    private func beginsSimpleStatement(_ keyword: Keyword?) -> Bool {
        switch keyword {
        case .select, .insert, .update, .delete, .replace, .call, .with, .do, .create, .alter, .drop, .values, .execute,
            .show, .signal, .load, .get, .truncate, .prepare, .kill, .analyze, .explain:
            true
        default: false
        }
    }

    private mutating func beginStatement(_ keyword: Keyword?, _ offset: Int) {
        place = .inStatement
        switch keyword {
        case .begin:
            // Until its BEGIN, what is declared stands in a block of its own; both end at the same END.
            if holdsRoutines { blocks.removeLast() }
            open(.begin, offset)
        case .not, .atomic, .else, .exception: place = .statementStart
        case .if: blocks.append((.condition, offset))
        case .case: blocks.append((.caseStatement, offset))
        case .while, .for: blocks.append((.loopHead, offset))
        case .loop: open(.loop, offset)
        case .repeat: open(.repeatLoop, offset)
        case .end: close()
        case .until: isUntil = true
        case .declare: isDeclaration = true
        case .procedure, .function: if holdsRoutines { beginRoutine() }
        case .follows, .precedes: if blocks.isEmpty { beginRoutine() }
        default: place = .afterFirstName
        }
    }

    private mutating func takeWordInStatement(_ keyword: Keyword?, _ offset: Int) {
        let innermost = blocks.last?.block
        switch (keyword, innermost) {
        case (.case, _): blocks.append((.caseExpression, offset))
        case (.end, .caseExpression?): if previousIsOperand { blocks.removeLast() }
        case (.end, .repeatLoop?): if isUntil { close() }
        case (.then, .caseExpression?), (.else, .caseExpression?): return
        case (.then, _): place = .statementStart
        case (.do, .loopHead?), (.loop, .loopHead?):
            blocks[blocks.count - 1].block = .loop
            place = .statementStart
        case (.handler, _): if isDeclaration { place = .handler }
        default: return
        }
    }

    /// Whether the last token can end an expression; `END` after any other is a column of that name.
    private var previousIsOperand: Bool {
        switch previous {
        case .word(.when), .word(.then), .word(.else), .word(.case), .word(.and), .word(.or), .word(.not), .symbol,
            .openParenthesis:
            false
        case .word, .quotedName, .literal, .closeParenthesis: true
        }
    }

    /// Whether procedures and functions may be declared here.
    private var holdsRoutines: Bool {
        switch blocks.last?.block {
        case .package?, .declarations?: true
        case .begin?, .condition?, .caseStatement?, .loop?, .loopHead?, .repeatLoop?, .caseExpression?, nil: false
        }
    }

    private mutating func beginRoutine() {
        program = .routine
        place = .name
        returnTypeIsKnown = false
    }

    private mutating func open(_ block: Block, _ offset: Int) {
        blocks.append((block, offset))
        place = .statementStart
    }

    private mutating func close() {
        if !blocks.isEmpty { blocks.removeLast() }
        place = .afterEnd
    }
}
