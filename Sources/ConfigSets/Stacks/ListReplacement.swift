import Findings

/// Lists are not merged: the strongest layer that has any element of one has it whole (docs/config-guard.md, "Lists").
struct ListReplacement {
    /// The items that count, by property.
    private(set) var items: [PropertyName: [NameIndex.Item]]
    private(set) var findings: [Finding] = []

    init(_ index: NameIndex) {
        items = index.items
        var elements: [PropertyName: [PropertyName]] = [:]
        for name in index.items.keys {
            guard let base = Self.base(of: name) else { continue }
            elements[base, default: []].append(name)
        }
        for (base, names) in elements.sorted(by: { $0.key < $1.key }) { settle(base, names) }
    }

    /// The outermost list that a name is an element of.
    private static func base(of name: PropertyName) -> PropertyName? {
        guard let place = name.elements.firstIndex(where: { $0.number != nil }), place > 0 else { return nil }
        return PropertyName(elements: Array(name.elements[..<place]))
    }

    private mutating func settle(_ base: PropertyName, _ names: [PropertyName]) {
        var layers: [Int: Set<Int>] = [:]
        for name in names {
            guard let number = name.elements[base.elements.count].number else { continue }
            for item in items[name] ?? [] { layers[item.layer, default: []].insert(number) }
        }
        // Numbers that do not begin with 0 anywhere are keys of a map, and maps are merged.
        guard layers.values.contains(where: { $0.contains(0) }) else { return }
        let strongest = layers.keys.max() ?? 0
        let whole = items[base]?.first
        if let whole, whole.layer > strongest {
            for name in names { items[name] = nil }
            return
        }
        items[base] = nil
        for name in names {
            let kept = (items[name] ?? []).filter { $0.layer == strongest }
            items[name] = kept.isEmpty ? nil : kept
        }
        report(gapIn: layers[strongest] ?? [], of: base)
    }

    private mutating func report(gapIn numbers: Set<Int>, of base: PropertyName) {
        guard let gap = (0..<numbers.count).first(where: { !numbers.contains($0) }),
            let first = numbers.filter({ $0 > gap }).min(),
            let item = items.first(where: { name, _ in
                name.isInside(base) && name.elements[base.elements.count].number == first
            })?
            .value.first
        else { return }
        findings.append(
            Finding(
                code: "CONFIG_LIST_GAP",
                message:
                    "The list \(base) has an element \(first) and no element \(gap) here, so the service does not start.",
                advice: "Number the elements from 0 without a gap; lists of several files are not merged.",
                location: item.entry.location
            )
        )
    }
}
