import Foundation

/// Which random schemas are tried.
enum RandomSeeds {
    /// A few, so that a run stays short; `MIGRATE_RANDOM_SEEDS=1-300` tries as many as somebody has time for.
    static let chosen: [UInt64] = {
        guard let text = ProcessInfo.processInfo.environment["MIGRATE_RANDOM_SEEDS"] else { return Array(1...3) }
        let ends = text.split(separator: "-").compactMap { UInt64($0) }
        guard let first = ends.first, let last = ends.last, first <= last else {
            fatalError("MIGRATE_RANDOM_SEEDS is '\(text)'; write one seed, as in 17, or a range, as in 1-300")
        }
        return Array(first...last)
    }()
}

extension SeededNumbers {
    /// One of a list that is not empty.
    mutating func one<Element>(of list: [Element]) -> Element { list[Int.random(in: 0..<list.count, using: &self)] }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// A word that is hard on whoever quotes it, or none.
    mutating func nastyWord() -> String? { oneIn(2) ? one(of: Self.nastyWords) : nil }

    private static let nastyWords = [
        "two words", "CamelCase", "select", "été", "quo\"te", "semi;colon", "it's", "n-1", "percent%s", "1st",
        "back`tick", "a.b", "--dash", "名前", "back\\slash", "$1", "dollar$$", "(paren", "comma,", "/*", "*/", "#hash",
        "[x]", "{y}", "a=b", "😀", ":name", "@at", "user", "NULL", "a|b", "tab\tbed", "Größe",
        "rather_long_so_that_names_made_of_it_are_cut",
    ]
}
