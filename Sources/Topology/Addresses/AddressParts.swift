import SQLText

/// A url cut into its parts, escapes resolved; the grammar is ours, so that no library sees what we have not checked.
///
/// `scheme://user:password@host:port/database?option=value`, `sqlite:path` and `sqlite::memory:`. Every part may hold
/// `Template.unread` where a variable will stand.
struct AddressParts: Sendable {
    let purpose: AddressPurpose
    var dialect: Dialect
    var user: String?
    var password: String?
    /// Without brackets; empty when there is none.
    var host = ""
    /// As written; `nil` when there is none.
    var port: String?
    /// The database, or SQLite's file.
    var path = ""
    var options: [AddressOption: String] = [:]

    /// Cuts a url, and refuses what is no url of ours.
    init(_ url: String, for purpose: AddressPurpose) throws(AddressProblem) {
        self.purpose = purpose
        guard url.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
            throw .badCharacter
        }
        guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")) else { throw .noScheme }
        dialect = try Self.dialect(url[..<colon])
        guard dialect != .sqlite || purpose != .scratch else { throw .scratchFile }
        var rest = url[url.index(after: colon)...]
        guard !rest.utf8.contains(UInt8(ascii: "#")) else { throw .fragment }
        try Self.refuseBraces(in: rest)
        let question = rest.utf8.firstIndex(of: UInt8(ascii: "?"))
        let query = question.map { rest[$0...].dropFirst() }
        rest = rest[..<(question ?? rest.endIndex)]
        if dialect == .sqlite {
            path = try Self.file(rest)
        } else {
            try readServer(rest)
        }
        for option in (query ?? "").split(separator: "&") { try readOption(option) }
    }

    private static func dialect(_ scheme: Substring) throws(AddressProblem) -> Dialect {
        let word = scheme.lowercased()
        if let dialect = Dialect(scheme: word) { return dialect }
        guard word != "jdbc" else { throw .jdbc }
        // Anything but a plain word may be an account, and may be one with a password.
        guard word.count < 20, word.allSatisfy({ $0.isASCII && $0.isLetter }) else { throw .noScheme }
        throw .unknownScheme(word)
    }

    private static func refuseBraces(in text: Substring) throws(AddressProblem) {
        guard let open = text.utf8.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else {
            return
        }
        let name = text[open...].dropFirst().prefix(while: \.isNamePart)
        let isField = name.contains(".") && text[name.endIndex...].first == "}"
        throw .unfilledField(isField ? String(name) : nil)
    }

    private static func file(_ text: Substring) throws(AddressProblem) -> String {
        var text = text
        if text.hasPrefix("//") {
            guard text.hasPrefix("///") else { throw .doubleSlash }
            text = text.dropFirst(2)
        }
        guard !text.isEmpty else { throw .noFile }
        return try decoded(text, .path)
    }

    private mutating func readServer(_ text: Substring) throws(AddressProblem) {
        guard text.hasPrefix("//") else { throw .noHost }
        let authority = text.dropFirst(2).prefix { $0 != "/" }
        let path = text[authority.endIndex...].dropFirst()
        var place = authority
        if let at = authority.lastIndex(of: "@") {
            try readAccount(authority[..<at])
            place = authority[authority.index(after: at)...]
        }
        try readHost(place)
        guard !path.contains("/") else { throw .nestedPath }
        self.path = try Self.decoded(path, .path)
    }

    private mutating func readAccount(_ text: Substring) throws(AddressProblem) {
        if let colon = text.firstIndex(of: ":") {
            user = try Self.decoded(text[..<colon], .user)
            password = try Self.decoded(text[text.index(after: colon)...], .password)
        } else {
            user = try Self.decoded(text, .user)
        }
    }

    private mutating func readHost(_ text: Substring) throws(AddressProblem) {
        var rest = text
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else { throw .openBracket }
            host = String(text[..<end].dropFirst())
            rest = text[end...].dropFirst()
            guard host.contains(":"), rest.isEmpty || rest.first == ":" else { throw .badHost }
        } else {
            let name = text.prefix { $0 != ":" }
            host = try Self.decoded(name, .host)
            rest = text[name.endIndex...]
        }
        guard !host.contains(",") else { throw .severalHosts }
        if rest.first == ":" { port = String(rest.dropFirst()) }
    }

    private mutating func readOption(_ text: Substring) throws(AddressProblem) {
        let name = text.prefix { $0 != "=" }
        guard let option = AddressOption(rawValue: String(name)) else {
            // A '?' in a password would make the rest of it an option: show only what cannot be that.
            let isWord = name.count <= 24 && name.allSatisfy { $0.isNamePart } && !text.contains("@")
            throw .unknownOption(isWord && name.endIndex < text.endIndex ? String(name) : nil)
        }
        let value = try Self.decoded(text[name.endIndex...].dropFirst(), .options)
        guard !value.isEmpty else { throw .badOption(option.rawValue, expected: "followed by '=' and a value") }
        guard options.updateValue(value, forKey: option) == nil else { throw .repeatedOption(option.rawValue) }
    }

    private static func decoded(_ text: Substring, _ part: AddressProblem.Part) throws(AddressProblem) -> String {
        guard let decoded = PercentEncoding.decode(text) else { throw .badEscape(in: part) }
        return decoded
    }
}

/// What a url is written for.
enum AddressPurpose: Sendable {
    /// To be migrated: it names its database.
    case target
    /// To make an empty database on: it may leave the name to the tool.
    case scratch
}
