/// Which property each entry of a stack's layers is, after environment variables were matched with the keys of files.
///
/// Entries are known by their place alone: the index of thousands of keys is made for every environment.
struct NameIndex {
    /// One entry under the name that it stands for.
    struct Item {
        let layer: Int
        fileprivate let place: Int
        /// The number of the item that it hides.
        fileprivate let next: Int?
    }

    let layers: [ConfigLayer]
    /// By property, the number of the strongest item.
    private(set) var heads: [PropertyName: Int] = [:]
    private var items: [Item] = []
    /// By the name of a variable, the strongest.
    private(set) var variables: [String: Item] = [:]

    /// `known` are keys that are known without being set, as metadata lists them.
    init(_ stack: ConfigStack, known: [String] = []) {
        layers = stack.layers
        let claims = Self.claims(layers, known: known)
        let count = layers.reduce(0) { $0 + $1.entries.count }
        items.reserveCapacity(count)
        heads.reserveCapacity(count)
        // The weakest first, and the later ones of one document win over earlier ones.
        for (number, layer) in layers.enumerated() {
            for (place, entry) in layer.entries.enumerated() {
                switch layer.kind {
                case .properties:
                    let name = PropertyName(entry.key)
                    if !name.isEmpty { add(name, layer: number, place: place) }
                case .environmentVariables:
                    variables[entry.key] = Item(layer: number, place: place, next: nil)
                    for name in Self.names(of: entry.key, claims) { add(name, layer: number, place: place) }
                }
            }
        }
    }

    /// The entry that an item stands for.
    func entry(_ item: Item) -> ConfigEntry { layers[item.layer].entries[item.place] }

    /// All that set a property, the strongest first, from the number of that one on.
    func chain(from head: Int) -> [Item] {
        var chain = [items[head]]
        while let next = chain.last?.next { chain.append(items[next]) }
        return chain
    }

    /// The strongest that sets a property.
    func strongest(_ name: PropertyName) -> Item? { heads[name].map { items[$0] } }

    /// The strongest by the exact text of the key in files.
    func exactItems() -> [String: Item] {
        var exact: [String: Item] = [:]
        for (number, layer) in layers.enumerated() {
            switch layer.kind {
            case .properties:
                for (place, entry) in layer.entries.enumerated() {
                    exact[entry.key] = Item(layer: number, place: place, next: nil)
                }
            case .environmentVariables: break
            }
        }
        return exact
    }

    private mutating func add(_ name: PropertyName, layer: Int, place: Int) {
        let number = items.count
        let new = Item(layer: layer, place: place, next: nil)
        guard let head = heads.updateValue(number, forKey: name) else { return items.append(new) }
        if isStronger(items[head], than: new) {
            heads[name] = head
            items.append(Item(layer: layer, place: place, next: items[head].next))
            items[head] = Item(layer: items[head].layer, place: items[head].place, next: number)
        } else {
            items.append(Item(layer: layer, place: place, next: head))
        }
    }

    /// Whether an earlier item beats a later one, because both are spellings of one property in one place.
    private func isStronger(_ earlier: Item, than later: Item) -> Bool {
        let kind = layers[later.layer].kind
        guard layers[earlier.layer].kind == kind, kind == .environmentVariables || earlier.layer == later.layer else {
            return false
        }
        let (first, second) = (entry(earlier).key, entry(later).key)
        guard first != second else { return false }
        return Spelling(first, kind: kind).wins(over: Spelling(second, kind: kind))
    }

    private static func claims(_ layers: [ConfigLayer], known: [String]) -> EnvironmentClaims {
        var variables: [String] = []
        var keys = known
        for layer in layers {
            switch layer.kind {
            case .environmentVariables: variables += layer.entries.map(\.key)
            case .properties: keys += layer.entries.map(\.key)
            }
        }
        return EnvironmentClaims(variables: variables, keys: keys)
    }

    private static func names(of variable: String, _ claims: EnvironmentClaims) -> [PropertyName] {
        let names = claims.names(for: variable)
        guard names.isEmpty else { return names }
        // A variable that no property claims is a setting of its own.
        let letters = variable.utf8.compactMap(\.uniform)
        return letters.isEmpty ? [] : [PropertyName(compared: String(decoding: letters, as: UTF8.self))]
    }
}
