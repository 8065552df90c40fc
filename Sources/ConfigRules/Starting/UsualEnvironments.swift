/// The words by which teams call their environments, from a developer's machine to production.
enum UsualEnvironments {
    /// Each environment's words; the place in the list is the order of columns.
    private static let known: [[String]] = [
        ["local", "default-local"], ["dev", "develop", "development"], ["test", "qa", "sit"],
        ["stage", "staging", "stg"], ["uat", "preprod", "preproduction"], ["prod", "production", "live", "prd"],
    ]

    /// Where an environment of this name stands; `nil` for a word that names none.
    static func place(of word: String) -> Int? {
        let lower = word.lowercased()
        return known.firstIndex { $0.contains(lower) }
    }

    static func isProduction(_ word: String) -> Bool { place(of: word) == known.count - 1 }

    static func isLocal(_ word: String) -> Bool { place(of: word) == 0 }

    /// Other words for the same environment.
    static func aliases(of word: String) -> [String] {
        place(of: word).map { known[$0].filter { $0 != word.lowercased() } } ?? []
    }
}
