/// The words by which teams call their environments, from a developer's machine to production.
enum UsualEnvironments {
    /// Words of one kind of environment; the place in the list is the order of columns.
    private struct Kind {
        /// Those that mean it wherever they stand, in the names of hosts too.
        let words: [String]
        /// Those that mean it as the name of a profile, and something else elsewhere.
        var profiles: [String] = []
    }

    private static let known: [Kind] = [
        Kind(words: ["local", "default-local"], profiles: ["localhost"]),
        Kind(words: ["dev", "develop", "development"], profiles: ["devel"]),
        Kind(words: ["test", "qa", "sit"], profiles: ["testing", "ci", "int", "integration", "alpha"]),
        Kind(words: ["stage", "staging", "stg"], profiles: ["acc", "acceptance", "sandbox", "demo", "beta"]),
        Kind(words: ["uat", "preprod", "preproduction"], profiles: ["pre", "pre-prod", "preview", "homolog", "hml"]),
        Kind(words: ["prod", "production", "live", "prd"], profiles: ["pro", "real", "release"]),
    ]

    /// Where an environment of this name stands; `nil` for a word that names none.
    ///
    /// A name may go on behind its word: `prod1`, `prod-eu`.
    static func place(of name: String) -> Int? {
        let lower = name.lowercased()
        return exactPlace(of: lower) ?? word(of: lower).flatMap(exactPlace)
    }

    /// The word that a longer name of an environment begins with, such as `prod` of `prod-eu`.
    static func word(of name: String) -> String? {
        let lower = name.lowercased()
        let word = lower.prefix { $0.isLetter }
        guard !word.isEmpty, word.endIndex != lower.endIndex, exactPlace(of: String(word)) != nil else { return nil }
        return String(word)
    }

    /// Whether a word alone means an environment wherever it stands.
    static func isWord(_ word: String) -> Bool { known.contains { $0.words.contains(word.lowercased()) } }

    /// Words for one and the same environment.
    private static let synonyms: [Set<String>] = [
        ["dev", "develop", "development"], ["stage", "staging", "stg"], ["preprod", "preproduction"],
        ["prod", "production", "prd"],
    ]

    /// Whether two names mean the same environment.
    static func areSame(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.lowercased(), right.lowercased())
        return left == right || synonyms.contains { $0.contains(left) && $0.contains(right) }
    }

    private static func exactPlace(of word: String) -> Int? {
        known.firstIndex { $0.words.contains(word) || $0.profiles.contains(word) }
    }

    static func isProduction(_ name: String) -> Bool { place(of: name) == known.count - 1 }

    static func isLocal(_ name: String) -> Bool { place(of: name) == 0 }

    /// Other words for the same environment.
    static func aliases(of name: String) -> [String] {
        exactPlace(of: name.lowercased()).map { known[$0].words.filter { $0 != name.lowercased() } } ?? []
    }
}
