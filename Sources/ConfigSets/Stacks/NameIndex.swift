/// Which property each entry of a stack's layers is, after environment variables were matched with the keys of files.
struct NameIndex {
    /// One entry under the name that it stands for.
    struct Item {
        let layer: Int
        let entry: ConfigEntry
    }

    /// By property, the strongest first.
    private(set) var items: [PropertyName: [Item]] = [:]
    /// By the exact text of the key, for placeholders that are not in canonical form; the strongest first.
    private(set) var exact: [String: [Item]] = [:]

    /// `known` are keys that are known without being set, as metadata lists them.
    init(_ stack: ConfigStack, known: [String] = []) {
        let spellings = known + stack.layers.filter { $0.kind == .properties }.flatMap { $0.entries.map(\.key) }
        let claims = Self.claims(spellings)
        let roots = Set(spellings.compactMap { PropertyName($0).elements.first } + Self.frameworkRoots)
        for (index, layer) in stack.layers.enumerated().reversed() {
            // Later entries of one document win over earlier ones.
            for entry in layer.entries.reversed() {
                let item = Item(layer: index, entry: entry)
                exact[entry.key, default: []].append(item)
                for name in Self.names(of: entry, in: layer, claims: claims, roots: roots) {
                    items[name, default: []].append(item)
                }
            }
        }
    }

    private static let frameworkRoots: [PropertyName.Element] = ["spring", "server", "management", "logging"]
        .map { .word($0) }

    /// The properties that a variable of each name stands for.
    private static func claims(_ spellings: [String]) -> [String: Set<PropertyName>] {
        var claims: [String: Set<PropertyName>] = [:]
        for spelling in spellings {
            let name = PropertyName(spelling)
            for variable in PropertyName.environmentVariables(for: spelling) {
                claims[variable, default: []].insert(name)
            }
        }
        return claims
    }

    private static func names(
        of entry: ConfigEntry,
        in layer: ConfigLayer,
        claims: [String: Set<PropertyName>],
        roots: Set<PropertyName.Element>
    ) -> [PropertyName] {
        switch layer.kind {
        case .properties:
            let name = PropertyName(entry.key)
            return name.elements.isEmpty ? [] : [name]
        case .environmentVariables:
            if let claimed = claims[entry.key] { return claimed.sorted() }
            let guess = PropertyName(environmentVariable: entry.key)
            if guess.elements.count > 1, let root = guess.elements.first, roots.contains(root) { return [guess] }
            // A variable that no property claims is a setting of its own.
            let letters = entry.key.utf8.compactMap(\.uniform)
            return letters.isEmpty ? [] : [PropertyName(elements: [.word(String(decoding: letters, as: UTF8.self))])]
        }
    }
}
