/// One line of `SHOW GRANTS`; what follows the account, such as the hash of its password, is not kept.
enum MariaDBGrantLine {
    /// What a right is on.
    enum Place: CustomStringConvertible {
        case server
        /// Databases by a pattern.
        case databases(pattern: String)
        /// Something in a database, in the server's words.
        case object(database: String, text: String)

        /// Whether it can touch something of a database.
        func reaches(_ database: String) -> Bool {
            switch self {
            case .server: true
            case .databases(let pattern): MariaDBPattern.matches(Array(pattern), Array(database))
            case .object(let other, _): other == database
            }
        }

        var description: String {
            switch self {
            case .server: "*.*"
            case .databases(let pattern): "\(MariaDBQuoting.name(pattern)).*"
            case .object(_, let text): text
            }
        }
    }

    case roles([MariaDBAccount])
    case privileges([String], on: Place)

    /// `nil` for a line that gives nothing, such as a default role.
    init?(_ line: String) {
        guard line.hasPrefix("GRANT ") else { return nil }
        let words = Self.split(line.dropFirst("GRANT ".count), at: " ")
        guard let to = words.firstIndex(of: "TO") else { return nil }
        if let on = words[..<to].firstIndex(of: "ON") {
            guard let place = Self.place(words[(on + 1)..<to].joined(separator: " ")) else { return nil }
            let names = Self.split(Substring(words[..<on].joined(separator: " ")), at: ",").map(Self.privilege)
            self = .privileges(names, on: place)
        } else {
            let names = Self.split(Substring(words[..<to].joined(separator: " ")), at: ",")
            self = .roles(names.compactMap { Self.account($0.drop { $0 == " " }) })
        }
    }

    /// Without the columns that it is for.
    private static func privilege(_ text: Substring) -> String {
        let name = text.drop { $0 == " " }.prefix { $0 != "(" }
        return String(name.last == " " ? name.dropLast() : name)
    }

    private static func place(_ text: String) -> Place? {
        if text == "*.*" { return .server }
        // A routine has its kind in front.
        guard let name = split(Substring(text), at: " ").last else { return nil }
        let parts = split(name, at: ".")
        guard parts.count == 2 else { return nil }
        let database = unquoted(parts[0])
        return parts[1] == "*" ? .databases(pattern: database) : .object(database: database, text: text)
    }

    private static func account(_ text: Substring) -> MariaDBAccount? {
        let parts = split(text, at: "@")
        guard let user = parts.first else { return nil }
        return MariaDBAccount(user: unquoted(user), host: parts.count > 1 ? unquoted(parts[1]) : "")
    }

    private static func unquoted(_ name: Substring) -> String {
        guard name.count >= 2, name.first == "`", name.last == "`" else { return String(name) }
        return String(name.dropFirst().dropLast().replacing("``", with: "`"))
    }

    /// The parts between a sign that stands neither in a quoted name nor between parentheses.
    private static func split(_ text: Substring, at sign: Character) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var isQuoted = false
        var depth = 0
        for place in text.indices {
            switch text[place] {
            case "`": isQuoted.toggle()
            case "(" where !isQuoted: depth += 1
            case ")" where !isQuoted: depth -= 1
            case sign where !isQuoted && depth == 0:
                parts.append(text[start..<place])
                start = text.index(after: place)
            case _: continue
            }
        }
        return parts + [text[start...]]
    }
}
