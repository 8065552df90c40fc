/// Which properties environment variables stand for, as far as the keys of files tell (docs/config-guard.md, "Names").
///
/// A service has few variables and many keys: each key is looked at once, whatever the number of variables.
struct EnvironmentClaims {
    /// The spellings of keys, and of the paths that lead to them, whose letters are those of a variable's beginning.
    private var spellings: [UInt64: [String]] = [:]
    /// Variables that somebody speaks of by their own names.
    private var own: Set<String> = []

    /// Different spellings of one path beyond this add nothing.
    private static let spellingsMax = 8

    init(variables: [String], keys: [String]) {
        guard !variables.isEmpty else { return }
        for variable in variables {
            for end in Self.ends(of: variable) { spellings[end.letters] = [] }
        }
        let names = Set(variables)
        for key in keys {
            if names.contains(key) { own.insert(key) } else { note(key) }
        }
    }

    /// The properties that a variable stands for: those that look for it by this name, else the best guess; none for a
    /// variable that is a setting of its own.
    func names(for variable: String) -> [PropertyName] {
        let ends = Self.ends(of: variable)
        if let whole = ends.last {
            let claimed = Set(claimants(variable, whole.letters).map { PropertyName($0) })
            if !claimed.isEmpty { return claimed.sorted() }
        }
        let guess = PropertyName(environmentVariable: variable)
        let isSpring = Self.roots.contains { guess.isInside($0) && guess != $0 }
        if own.contains(variable), !isSpring { return [] }
        for end in ends.dropLast().reversed() {
            let head = String(variable[..<end.place])
            guard let path = claimants(head, end.letters).first else { continue }
            return [
                PropertyName(compared: PropertyName.guess(variable[end.place...].utf8, behind: PropertyName(path).text))
            ]
        }
        return isSpring ? [guess] : []
    }

    private static let roots = ["spring", "server", "management", "logging"].map { PropertyName($0) }

    private func claimants(_ variable: String, _ letters: UInt64) -> [String] {
        (spellings[letters] ?? [])
            .filter { spelling in
                PropertyName.environmentVariables(for: spelling).contains(variable)
                    || PropertyName.dashed(spelling)
                        .map { PropertyName.environmentVariables(for: $0).contains(variable) } ?? false
            }
    }

    private mutating func note(_ key: String) {
        var letters = Letters()
        let bytes = key.utf8
        var place = bytes.startIndex
        while place < bytes.endIndex {
            let byte = bytes[place]
            if byte == PropertyName.dot || byte == PropertyName.open { note(key, to: place, letters.hash) }
            letters.add(byte)
            place = bytes.index(after: place)
        }
        note(key, to: place, letters.hash)
    }

    private mutating func note(_ key: String, to end: String.Index, _ letters: UInt64) {
        guard let known = spellings[letters], known.count < Self.spellingsMax else { return }
        let path = String(key[..<end])
        if !known.contains(path), !path.isEmpty { spellings[letters, default: []].append(path) }
    }

    /// Where the words of a variable's name end, with what the letters up to there come to.
    private static func ends(of variable: String) -> [(place: String.Index, letters: UInt64)] {
        var ends: [(String.Index, UInt64)] = []
        var letters = Letters()
        for place in variable.utf8.indices {
            if variable.utf8[place] == UInt8(ascii: "_"), place > variable.startIndex {
                ends.append((place, letters.hash))
            }
            letters.add(variable.utf8[place])
        }
        ends.append((variable.endIndex, letters.hash))
        return ends
    }

    /// A number for the letters and digits of a name, whatever stands between them.
    private struct Letters {
        private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

        mutating func add(_ byte: UInt8) {
            guard let letter = byte.uniform else { return }
            hash = (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
        }
    }
}
