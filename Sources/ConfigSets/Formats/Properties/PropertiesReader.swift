import Findings

/// In which encoding a `.properties` file is read; Spring reads ISO-8859-1 unless an import says otherwise.
package enum PropertiesEncoding: Hashable, Sendable {
    case latin1
    case utf8
}

/// Reads `.properties` as Spring Boot does (docs/config-guard.md, "Properties files").
struct PropertiesReader {
    private var characters: PropertiesCharacters
    private var list: SettingList
    /// With which sign the line before began, when that is a comment.
    private var previousSign: UInt32?
    private var lastSeparator: SourceLocation?
    private var documentsCount = 0

    init(_ bytes: [UInt8], encoding: PropertiesEncoding, list: SettingList) {
        characters = PropertiesCharacters(bytes, encoding: encoding, file: list.file)
        self.list = list
    }

    mutating func read() throws(ConfigFileError) -> ConfigFile {
        try checkEncoding()
        while try characters.read() {
            guard let sign = characters.commentSign else {
                previousSign = nil
                try setting()
                continue
            }
            try comment(sign)
        }
        warnOfForeign()
        if characters.isCutOff { list.warnOfCut(at: characters.location) }
        if !list.isEmpty { list.endDocument() }
        return list.content
    }

    private mutating func checkEncoding() throws(ConfigFileError) {
        if characters.beginsWithMark {
            list.warn(
                "The byte order mark at the start becomes part of the first key.",
                code: "CONFIG_ENCODING",
                at: SourceLocation(file: list.file, line: 1, column: 1),
                advice: "Save the file without it."
            )
        }
        if characters.encoding == .utf8, let place = characters.firstNoUTF8 {
            throw ConfigFileError("The file is not UTF-8 text from here on.", at: place)
        }
    }

    /// Comments may be in any encoding: nobody reads them.
    private mutating func warnOfForeign() {
        guard characters.encoding == .latin1, let place = characters.firstForeign, characters.isUTF8 else { return }
        list.warn(
            "Spring reads this file as ISO-8859-1, so these UTF-8 characters become others.",
            code: "CONFIG_ENCODING",
            at: place,
            advice: "Write them as \\uXXXX, or import the file with [encoding=utf-8]."
        )
    }

    /// A comment, or the `#---` or `!---` that parts two documents.
    private mutating func comment(_ sign: UInt32) throws(ConfigFileError) {
        let place = characters.location
        if characters.isEscaped {
            list.warn(
                "Spring takes this line for a comment although its first sign is escaped.",
                code: "CONFIG_LINE_IGNORED",
                at: place
            )
        }
        if try isSeparator(sign) {
            if !list.isEmpty {
                list.endDocument()
                documentsCount += 1
                lastSeparator = place
            }
            return
        }
        if list.isEmpty, documentsCount > 0 {
            // Spring goes on with the document before when a comment comes before the first setting of a new one.
            list.reopenDocument()
            documentsCount -= 1
            list.warn(
                "This separator parts nothing, because a comment follows before the first setting.",
                code: "CONFIG_SEPARATOR_IGNORED",
                at: lastSeparator ?? place,
                advice: "Move the comment above the separator with an empty line between, or below a setting."
            )
        }
        previousSign = sign
        characters.skipComment()
    }

    private mutating func isSeparator(_ sign: UInt32) throws(ConfigFileError) -> Bool {
        guard previousSign != sign else { return false }
        var isSeparator = characters.isFirstOfLine
        for _ in 0..<3 where isSeparator {
            _ = try characters.read()
            isSeparator = characters.code == 0x2D
        }
        if !characters.isEndOfLine {
            _ = try characters.read()
            characters.skipBlanks()
        }
        return isSeparator && characters.isEndOfLine
    }

    private mutating func setting() throws(ConfigFileError) {
        let key = try key()
        guard key.hasSuffix("[]") else {
            try value(of: key, isItem: false)
            return
        }
        let name = key.dropLast(2)
        var number = 0
        repeat {
            try value(of: "\(name)[\(number)]", isItem: true)
            number += 1
            if !characters.isEndOfLine { _ = try characters.read() }
        } while !characters.isEndOfLine
    }

    private mutating func key() throws(ConfigFileError) -> String {
        var units: [UInt16] = []
        var isBehindBlank = false
        while !characters.isEndOfLine {
            if characters.isDelimiter {
                _ = try characters.read()
                break
            }
            if !characters.isBlank, isBehindBlank { break }
            isBehindBlank = characters.isBlank
            characters.append(to: &units)
            _ = try characters.read()
        }
        // Java's trim also takes escaped blanks and control characters away.
        while let last = units.last, last <= 0x20 { units.removeLast() }
        return String(decoding: units.drop { $0 <= 0x20 }, as: UTF16.self)
    }

    private mutating func value(of key: String, isItem: Bool) throws(ConfigFileError) {
        while characters.isBlank { _ = try characters.read() }
        let (line, column) = (characters.line, characters.column)
        var units: [UInt16] = []
        var endsEscaped = false
        while !characters.isEndOfLine, !(isItem && characters.isListDelimiter) {
            characters.append(to: &units)
            endsEscaped = characters.isEscaped
            _ = try characters.read()
        }
        guard !key.isEmpty else { return }
        let text = String(decoding: units, as: UTF16.self)
        let place = SourceLocation(file: list.file, line: line, column: column)
        guard !text.isEmpty || !SecretShapes.isRandom(key, bitsMin: 3) && !SecretShapes.isSecret(key) else {
            // As a key it would be shown.
            throw ConfigFileError(
                "This line has no '=', and looks like the rest of a value that should stand above.",
                at: place,
                advice: "End the line above with a backslash, or write the key in front."
            )
        }
        for surprise in TextSurprise.findings(inProperty: text, of: key, at: place) { list.warn(surprise) }
        if !isItem, !endsEscaped, let surprise = TextSurprise.trailingBlanks(in: text, of: key, at: place) {
            list.warn(surprise)
        }
        for place in characters.takeLostBackslashes() { list.warn(TextSurprise.lostBackslash(at: place)) }
        try list.add(key, text, line: line, column: column)
    }
}
