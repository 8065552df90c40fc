import ConfigSets
import StrictYAML

/// Tells whether a part of a value names another environment.
struct ForeignWords {
    private let words: EnvironmentWords
    /// Every word in small letters: a part that holds none of them names nobody.
    private let all: [[UInt8]]

    /// Other ways in which people write the names of environments.
    private static let families: [Set<String>] = [
        ["prod", "production", "prd"], ["stage", "staging", "stg"], ["dev", "develop", "development"],
    ]

    init(_ environments: [ConfigEnvironment]) {
        let claimed = environments.flatMap { $0.words + [$0.name.value] }.map { $0.lowercased() }
        all = Set(claimed + Self.families.flatMap(\.self)).map { Array($0.utf8) }
        words = EnvironmentWords(
            // 'default' stands in too many places to mean an environment.
            environments.filter { $0.name.value != "default" }
                .map { environment in
                    let own = Set(environment.words.map { $0.lowercased() })
                    let more = Self.families.filter { !$0.isDisjoint(with: own) }.flatMap(\.self)
                        .filter { !claimed.contains($0) }
                    return ConfigEnvironment(
                        name: environment.name,
                        words: environment.words.filter { $0 != "default" } + more,
                        account: environment.account,
                        region: environment.region
                    )
                }
        )
    }

    /// The environment whose name stands in a part of a value, unless the environment's own stands there as well.
    func name(in part: String, for own: ConfigEnvironment) -> String? {
        guard mayName(Array(part.utf8)) else { return nil }
        let mine = Set((own.words + [own.name.value]).map { $0.lowercased() })
            .union(Self.families.first { !$0.isDisjoint(with: own.words.map { $0.lowercased() }) } ?? [])
        let pieces = part.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard !pieces.contains(where: { mine.contains(String($0)) }), let found = words.stranger(in: part, for: own),
            found.sign == .name
        else { return nil }
        return found.environment
    }

    private func mayName(_ part: [UInt8]) -> Bool {
        for place in part.indices {
            for word in all where place + word.count <= part.count {
                var letter = 0
                while letter < word.count, part[place + letter] | 0x20 == word[letter] | 0x20 { letter += 1 }
                if letter == word.count { return true }
            }
        }
        return false
    }

    /// The same for a host, whose last label is no name of an environment where it is a domain of the world's.
    func name(inHost host: String, for own: ConfigEnvironment) -> String? {
        guard mayName(Array(host.utf8)) else { return nil }
        let labels = host.split(separator: ".")
        let isDomain =
            labels.count > 1 && ["dev", "local", "test", "localhost", "app"].contains(labels.last?.lowercased() ?? "")
        return name(in: isDomain ? labels.dropLast().joined(separator: ".") : host, for: own)
    }

    /// The environment whose account or region a value names, with what it names.
    func owner(of text: String, for own: ConfigEnvironment) -> EnvironmentWords.Stranger? {
        guard let found = words.stranger(in: text, for: own) else { return nil }
        switch found.sign {
        case .account, .region: return found
        case .name: return nil
        }
    }
}
