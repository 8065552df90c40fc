extension [ConfigSet] {
    /// The same sets, in which a list is one key however it is written: `hosts: a,b` and `hosts[0]`, `hosts[1]`.
    ///
    /// Lists whose type is known are joined, and those that one set writes with commas and another one item by item.
    package func withJoinedLists(_ types: TypeTable) -> [ConfigSet] {
        let found = concurrentMap { $0.listsOfTexts }
        var bases: Set<PropertyName> = []
        for (base, items) in found.flatMap(\.self) where !bases.contains(base) {
            let isWhole = contains { $0.values[base] != nil }
            if isWhole || types.isList(base, spelled: items[0].winner.key) { bases.insert(base) }
        }
        guard !bases.isEmpty else { return self }
        return zip(self, found).map { set, lists in set.joining(lists.filter { bases.contains($0.key) }) }
    }
}

extension TypeTable {
    fileprivate func isList(_ name: PropertyName, spelled key: String) -> Bool {
        let (type, authority) = type(of: name, spelled: key)
        guard case .list = type else { return false }
        return authority == .known
    }
}

extension ConfigSet {
    /// The items of each list that holds texts alone, in their order.
    fileprivate var listsOfTexts: [PropertyName: [EffectiveValue]] {
        var lists: [PropertyName: [(index: Int, value: EffectiveValue)]] = [:]
        var deep: Set<PropertyName> = []
        for (name, value) in values where name.hasIndex {
            let elements = name.elements
            for (place, element) in elements.enumerated().dropFirst() where element.number != nil {
                let base = PropertyName(elements: Array(elements[..<place]))
                if place + 1 == elements.count, let index = element.number {
                    lists[base, default: []].append((index, value))
                } else {
                    deep.insert(base)
                }
            }
        }
        return
            lists.filter { base, items in
                // A comma inside an item is no separator, and the joined text could not tell.
                !deep.contains(base) && items.allSatisfy { $0.value.text.use { !$0.contains(",") } }
            }
            .mapValues { items in items.sorted { $0.index < $1.index }.map(\.value) }
    }

    /// The same set with the items of each list as one value.
    fileprivate func joining(_ lists: [PropertyName: [EffectiveValue]]) -> ConfigSet {
        guard !lists.isEmpty else { return self }
        var values = values.filter { name, _ in
            guard name.hasIndex else { return true }
            let elements = name.elements
            return elements.last?.number == nil || lists[PropertyName(elements: elements.dropLast())] == nil
        }
        for (base, items) in lists { values[base] = EffectiveValue(joining: items) }
        return ConfigSet(environment: environment, values: values, findings: findings)
    }
}

extension EffectiveValue {
    /// Items of a list as one text with commas; secret when one of them is.
    fileprivate convenience init(joining items: [EffectiveValue]) {
        let first = items[0]
        let isSecret = items.contains { $0.text.isSecret }
        func joined(_ texts: [ConfigText]) -> ConfigText {
            let text = ConfigText.plain(texts.map { $0.use { $0 } }.joined(separator: ","))
            return isSecret || texts.contains { $0.isSecret } ? text.hidden : text
        }
        let key = first.winner.key
        self.init(
            text: joined(items.map(\.text)),
            state: State(joining: items.map(\.state)),
            stores: items.flatMap(\.stores),
            winner: Candidate(
                layer: first.winner.layer,
                key: key.hasSuffix("[0]") ? String(key.dropLast(3)) : key,
                text: joined(items.map(\.winner.text)),
                store: first.winner.store,
                location: first.winner.location
            ),
            hidden: first.hidden,
            expansions: items.flatMap(\.expansions)
        )
    }
}

extension EffectiveValue.State {
    /// What can be said of a whole whose parts are in these states.
    fileprivate init(joining states: [EffectiveValue.State]) {
        let missing = states.flatMap { state -> [String] in
            switch state {
            case .unresolved(let names): names
            case .resolved, .volatile, .unknown: []
            }
        }
        if !missing.isEmpty {
            self = .unresolved(missing)
        } else if states.contains(.volatile) {
            self = .volatile
        } else {
            self = states.contains(.unknown) ? .unknown : .resolved
        }
    }
}
