/// Patterns with what each stands for: those that mean a name are found without asking all of them.
package struct PatternIndex<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        let place: Int
        let pattern: KeyPattern
        let value: Value
    }

    /// By the last word of the names that can be meant.
    private var byLastWord: [String: [Entry]] = [:]
    private var others: [Entry] = []

    package init(_ entries: some Sequence<(pattern: KeyPattern, value: Value)>) {
        for (place, (pattern, value)) in entries.enumerated() {
            let entry = Entry(place: place, pattern: pattern, value: value)
            if let words = pattern.lastWords {
                for word in words { byLastWord[word, default: []].append(entry) }
            } else {
                others.append(entry)
            }
        }
    }

    /// What the patterns stand for that mean a name, in the order in which they were given.
    package func values(for name: PropertyName) -> [(pattern: KeyPattern, value: Value)] {
        guard !others.isEmpty || !byLastWord.isEmpty else { return [] }
        let elements = name.elements
        var found = others.filter { $0.pattern.matches(elements) }
        if case .word(let word) = elements.last, let entries = byLastWord[word] {
            found += entries.filter { $0.pattern.matches(elements) }
            found.sort { $0.place < $1.place }
        }
        return found.map { ($0.pattern, $0.value) }
    }
}
