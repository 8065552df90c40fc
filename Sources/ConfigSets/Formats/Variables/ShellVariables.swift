import Findings

/// Reads variable files as `source` in a shell does, as far as they only set variables.
struct ShellVariables {
    private var cursor: ByteCursor
    private var list: SettingList
    private var scope: VariableScope
    /// Whether the words here are those of `export`, in whose values a shell replaces `{a,b}` too.
    private var isExport = false
    /// The name whose value is read.
    private var key = ""

    private static let depthMax = 20

    init(cursor: ByteCursor, list: SettingList, scope: VariableScope) {
        self.cursor = cursor
        self.list = list
        self.scope = scope
    }

    mutating func read() throws(ConfigFileError) -> ConfigFile {
        while true {
            skipSpace()
            switch cursor.current {
            case nil:
                list.endDocument()
                return list.content
            case 0x0A: cursor.advance()
            case UInt8(ascii: "#"): cursor.skip { $0 != 0x0A }
            case UInt8(ascii: ";"): throw Self.command(cursor)
            case _?: try command()
            }
        }
    }

    /// Blanks, and a backslash that carries the line on.
    private mutating func skipSpace() {
        while true {
            cursor.skipBlanks()
            guard cursor.isAt("\\\n") else { return }
            cursor.advance(by: 2)
        }
    }

    /// One command up to the end of its line or a `;`: settings, `export` of settings or names, or `set -a`.
    private mutating func command() throws(ConfigFileError) {
        let start = cursor
        let setsOptions = ["set -a", "set +a", "set -o allexport", "set +o allexport"]
        let line = cursor.take { $0 != 0x0A && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "#") }
        if setsOptions.contains(String(decoding: line.trimmedAtEnd, as: UTF8.self)) { return try endCommand() }
        cursor = start
        isExport = cursor.isAt("export") && (cursor.peek(6).map(ByteCursor.isBlank) ?? false)
        if isExport {
            cursor.advance(by: 6)
            skipSpace()
        }
        while let byte = cursor.current, byte != 0x0A, byte != UInt8(ascii: ";"), byte != UInt8(ascii: "#") {
            try setting(mayStandAlone: isExport ? .yes : .no)
            skipSpace()
        }
        try endCommand()
    }

    private mutating func endCommand() throws(ConfigFileError) {
        if cursor.current == UInt8(ascii: "#") { cursor.skip { $0 != 0x0A } }
        if cursor.current == UInt8(ascii: ";") || cursor.current == 0x0A { cursor.advance() }
    }

    private enum NameAlone {
        case yes
        case no
    }

    private mutating func setting(mayStandAlone: NameAlone) throws(ConfigFileError) {
        let start = cursor
        let name = cursor.take(while: \.isNamePart)
        guard let first = name.first, first.beginsName else { throw Self.command(start) }
        let key = String(decoding: name, as: UTF8.self)
        var value = VariableText()
        if cursor.isAt("+=") {
            if let before = scope.value(key) { value.append(before) }
            cursor.advance()
        }
        guard cursor.current == UInt8(ascii: "=") else {
            guard mayStandAlone == .yes, cursor.current.map({ $0.isBlankOrLineEnd || $0 == UInt8(ascii: ";") }) ?? true
            else { throw Self.command(start) }
            return
        }
        cursor.advance()
        let (line, column) = (cursor.line, cursor.column)
        self.key = key
        value.append(try word(until: .end, depth: 0))
        let entry = value.entry(key, line: line, column: column, in: list)
        try list.add(entry)
        try scope.set(entry)
    }

    private static func command(_ place: ByteCursor) -> ConfigFileError {
        place.error(
            "This is no setting of a variable: only a shell can run it.",
            advice: "Put a value that holds blanks or braces in quotes."
        )
    }

    /// Where a word ends.
    private enum WordEnd {
        /// At a blank, a line end or an operator.
        case end
        /// At the brace that closes a variable.
        case brace
    }

    /// A word: plain and quoted pieces next to each other.
    private mutating func word(until end: WordEnd, depth: Int) throws(ConfigFileError) -> VariableText {
        guard depth < Self.depthMax else {
            throw cursor.error("Variables are nested more than \(Self.depthMax) deep in this value.")
        }
        let start = cursor
        var result = VariableText()
        while let byte = cursor.current {
            switch byte {
            case UInt8(ascii: "}") where end == .brace: return result
            case 0x20, 0x09, 0x0A, UInt8(ascii: ";"):
                guard end == .brace else { return result }
                result.append(String(Unicode.Scalar(byte)))
                cursor.advance()
            case UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("),
                UInt8(ascii: ")"):
                throw Self.command(cursor)
            case UInt8(ascii: "'"): result.append(try singleQuoted())
            case UInt8(ascii: "\""): result.append(try doubleQuoted(depth: depth))
            case UInt8(ascii: "$") where cursor.isAt("$'") || cursor.isAt("$["): throw Self.command(cursor)
            // A text to be translated, which it is nowhere.
            case UInt8(ascii: "$") where cursor.isAt("$\""): cursor.advance()
            // A home directory: at the start, or behind a colon.
            case UInt8(ascii: "~") where cursor.place == start.place || cursor.bytes[cursor.place - 1] == 0x3A:
                throw Self.command(cursor)
            case UInt8(ascii: "~"):
                result.append("~")
                cursor.advance()
            case UInt8(ascii: "$"): result.append(try variable(.plain, depth: depth))
            case UInt8(ascii: "{"):
                if isExport, end == .end, isAtAlternatives { throw Self.command(cursor) }
                result.append("{")
                cursor.advance()
            case UInt8(ascii: "`"): throw Self.command(cursor)
            case UInt8(ascii: "\\"): result.append(try escaped())
            case _:
                result.append(
                    try text(of: cursor.take { !$0.isBlankOrLineEnd && !";&|<>()'\"$`\\{}~".utf8.contains($0) }, start)
                )
                if let brace = cursor.current, brace == UInt8(ascii: "}"), end == .end {
                    result.append("}")
                    cursor.advance()
                } else if let control = cursor.current, control.isBlankOrLineEnd, !ByteCursor.isBlank(control),
                    control != 0x0A
                {
                    result.append(String(Unicode.Scalar(control)))
                    cursor.advance()
                }
            }
            try result.checkLength(start)
        }
        guard end == .end else { throw start.error("The brace that opens a variable here is never closed.") }
        return result
    }

    private func text(of bytes: ArraySlice<UInt8>, _ start: ByteCursor) throws(ConfigFileError) -> String {
        guard let text = bytes.text else { throw start.error("The file is not UTF-8 text in this value.") }
        return text
    }

    /// A backslash outside quotes: the next character stands for itself, a line end vanishes.
    private mutating func escaped() throws(ConfigFileError) -> String {
        let start = cursor
        cursor.advance()
        guard let byte = cursor.current else {
            list.warnOfCut(at: start.location)
            return "\\"
        }
        cursor.advance()
        if byte == 0x0A {
            if cursor.isAtEnd { list.warnOfCut(at: start.location) }
            return ""
        }
        let more = cursor.take { $0 & 0xC0 == 0x80 }
        return try text(of: ([byte] + more)[...], start)
    }

    private mutating func singleQuoted() throws(ConfigFileError) -> String {
        let start = cursor
        cursor.advance()
        let bytes = cursor.take { $0 != UInt8(ascii: "'") }
        guard !cursor.isAtEnd else { throw start.error("The quote that opens here is never closed.") }
        cursor.advance()
        return try text(of: bytes, start)
    }

    /// Whether braces begin here out of which a shell makes several words: `{a,b}`, `{1..3}`.
    private var isAtAlternatives: Bool {
        let line = cursor.bytes[cursor.place...].prefix { $0 != 0x0A }
        let inner = line.prefix { $0 != UInt8(ascii: "}") }
        return inner.endIndex < line.endIndex
            && (inner.contains(UInt8(ascii: ",")) || inner.firstRange(of: "..".utf8) != nil)
    }

    private mutating func doubleQuoted(depth: Int) throws(ConfigFileError) -> VariableText {
        let start = cursor
        cursor.advance()
        let result = try quotedText(until: UInt8(ascii: "\""), depth: depth)
        guard !cursor.isAtEnd else { throw start.error("The quote that opens here is never closed.") }
        cursor.advance()
        return result
    }

    /// The text between double quotes, or between braces inside them, where a single quote stands for itself.
    private mutating func quotedText(until end: UInt8, depth: Int) throws(ConfigFileError) -> VariableText {
        guard depth < Self.depthMax else {
            throw cursor.error("Variables are nested more than \(Self.depthMax) deep in this value.")
        }
        let start = cursor
        var result = VariableText()
        while let byte = cursor.current, byte != end {
            switch byte {
            case UInt8(ascii: "\""): result.append(try doubleQuoted(depth: depth + 1))
            case UInt8(ascii: "$"): result.append(try variable(.quoted, depth: depth))
            case UInt8(ascii: "`"): throw Self.command(cursor)
            case UInt8(ascii: "\\"):
                let next = cursor.peek(1) ?? 0
                if next == 0x0A {
                    cursor.advance(by: 2)
                } else if next == end || "$`\"\\".utf8.contains(next) {
                    result.append(String(Unicode.Scalar(next)))
                    cursor.advance(by: 2)
                } else {
                    result.append("\\")
                    cursor.advance()
                }
            case _: result.append(try text(of: cursor.take { $0 != end && !"$`\"\\".utf8.contains($0) }, start))
            }
            try result.checkLength(start)
        }
        return result
    }

    private enum Quoting {
        case plain
        case quoted
    }

    /// `$NAME` or `${NAME…}`; a dollar sign before anything else that a shell does not know stays.
    private mutating func variable(_ quoting: Quoting, depth: Int) throws(ConfigFileError) -> VariableText {
        let start = cursor
        cursor.advance()
        var result = VariableText()
        switch cursor.current {
        case UInt8(ascii: "{"):
            cursor.advance()
            return try braced(start, quoting, depth: depth)
        case let byte? where byte.beginsName: result.append(known(cursor.take(while: \.isNamePart), start))
        case let byte? where byte.isDigit || "(@*#?-$!".utf8.contains(byte): throw Self.command(start)
        case _: result.append("$")
        }
        return result
    }

    private mutating func known(_ name: ArraySlice<UInt8>, _ start: ByteCursor) -> VariableText {
        let name = String(decoding: name, as: UTF8.self)
        var result = VariableText()
        if let value = scope.value(name) {
            result.append(value)
        } else {
            list.warn(.unset(name, in: key, consequence: "a shell puts an empty text in its place", at: start.location))
        }
        return result
    }

    private mutating func braced(
        _ start: ByteCursor,
        _ quoting: Quoting,
        depth: Int
    ) throws(ConfigFileError) -> VariableText {
        let name = cursor.take(while: \.isNamePart)
        guard let first = name.first, first.beginsName else { throw Self.command(start) }
        if cursor.current == UInt8(ascii: "}") {
            cursor.advance()
            return known(name, start)
        }
        guard let (operation, length) = VariableOperator.at(cursor) else { throw Self.command(start) }
        cursor.advance(by: length)
        let word: VariableText
        switch quoting {
        case .plain: word = try self.word(until: .brace, depth: depth + 1)
        case .quoted: word = try quotedText(until: UInt8(ascii: "}"), depth: depth + 1)
        }
        guard !cursor.isAtEnd else { throw start.error("The brace that opens a variable here is never closed.") }
        cursor.advance()
        let key = String(decoding: name, as: UTF8.self)
        let value = scope.value(key)
        var result = VariableText()
        switch operation.kind {
        case .fallback where !operation.isThere(value): return word.asDefault(of: key, policy: list.policy)
        case .replacement where operation.isThere(value): return word
        case .assignment where !operation.isThere(value):
            let entry = word.entry(key, line: start.line, column: start.column, in: list)
            try list.add(entry)
            try scope.set(entry)
            return word.asDefault(of: key, policy: list.policy)
        case .replacement: return result
        case .fallback, .assignment: if let value { result.append(value) }
        case .requirement:
            guard operation.isThere(value), let value else {
                throw start.error("The variable \(key) is required here and not set.")
            }
            result.append(value)
        }
        return result
    }
}
