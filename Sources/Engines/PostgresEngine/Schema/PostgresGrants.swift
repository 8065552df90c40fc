/// Who may do what with one object, as far as nobody could tell it from the object's kind and owner.
///
/// Written `role=letters` with the server's own letters, sorted; `PUBLIC` for everybody; nothing behind the sign for a
/// right that is there usually and was taken away.
struct PostgresGrants {
    /// The shortest form; `nil` when everything is as usual.
    let text: String?

    /// Reads two lists as the server prints them.
    init(_ grants: String, usual: String?) {
        let actual = Self.entries(grants)
        let usual = usual.map(Self.entries) ?? [:]
        var parts = actual.filter { usual[$0.key] != $0.value }.map { Self.written($0.key) + "=" + $0.value }
        parts += usual.keys.filter { actual[$0] == nil }.map { Self.written($0) + "=" }
        text = parts.isEmpty ? nil : parts.sorted().joined(separator: ", ")
    }

    /// The letters by role, "" for everybody; what several people granted to one role is one entry.
    private static func entries(_ list: String) -> [String: String] {
        var entries: [String: String] = [:]
        for item in items(list) {
            let (role, rest) = role(item)
            let letters = String(rest.dropFirst().prefix { $0 != "/" })
            entries[role] = merged(entries[role] ?? "", letters)
        }
        return entries
    }

    /// The elements of an array as the server prints it.
    private static func items(_ list: String) -> [String] {
        var items: [String] = []
        var current = ""
        var isQuoted = false
        var characters = list.dropFirst().dropLast()[...]
        while let character = characters.popFirst() {
            switch character {
            case "\\": if let next = characters.popFirst() { current.append(next) }
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                items.append(current)
                current = ""
            case _: current.append(character)
            }
        }
        return current.isEmpty ? items : items + [current]
    }

    private static func role(_ item: String) -> (String, Substring) {
        guard item.first == "\"" else {
            let role = item.prefix { $0 != "=" }
            return (String(role), item[role.endIndex...])
        }
        var role = ""
        var rest = item.dropFirst()
        while let character = rest.popFirst() {
            if character == "\"" {
                guard rest.first == "\"" else { break }
                rest.removeFirst()
            }
            role.append(character)
        }
        return (role, rest)
    }

    /// The order in which the server prints letters.
    private static let order = Array("arwdDxtmXUCTcsA")

    /// Letters may be followed by a star, for the right to pass them on.
    private static func merged(_ left: String, _ right: String) -> String {
        var stars: [Character: Bool] = [:]
        for letters in [left, right] {
            var previous: Character?
            for letter in letters {
                if letter == "*" {
                    if let previous { stars[previous] = true }
                } else {
                    stars[letter] = stars[letter] ?? false
                    previous = letter
                }
            }
        }
        return order.compactMap { letter in stars[letter].map { $0 ? "\(letter)*" : "\(letter)" } }.joined()
    }

    private static func written(_ role: String) -> String {
        guard !role.isEmpty else { return "PUBLIC" }
        let isPlain = role != "PUBLIC" && !role.contains { ",=\"".contains($0) }
        return isPlain ? role : PostgresQuoting.name(role)
    }
}
