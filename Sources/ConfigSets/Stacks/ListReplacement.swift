import Findings

/// Lists are not merged: the strongest place that has any element of one has it whole (docs/config-guard.md, "Lists").
struct ListReplacement {
    /// The properties that are no longer there, because they belong to a list that another place replaces.
    private(set) var replaced: Set<PropertyName> = []
    private(set) var findings: [Finding] = []
    private let index: NameIndex
    /// All variables are one place, whatever they were read from.
    private let variablesLayer: Int

    init(_ index: NameIndex) {
        self.index = index
        variablesLayer =
            index.layers.lastIndex { layer in
                switch layer.kind {
                case .environmentVariables: true
                case .properties: false
                }
            } ?? -1
        let elements = index.heads.keys.filter { $0.text.utf8.contains(PropertyName.open) }
        let lists = Set(elements.flatMap { Self.indexes(of: $0).filter { $0.number == 0 }.map(\.base) })
        guard !lists.isEmpty else { return }
        var members: [PropertyName: [(name: PropertyName, number: Int)]] = [:]
        for name in elements {
            // Numbers that begin with 0 nowhere are keys of a map, and maps are merged.
            guard let (base, number) = Self.indexes(of: name).first(where: { lists.contains($0.base) }) else {
                continue
            }
            members[base, default: []].append((name, number))
        }
        for (base, members) in members.sorted(by: { $0.key < $1.key }) { settle(base, members) }
    }

    /// Every number in brackets that a name has, with what stands before it.
    private static func indexes(of name: PropertyName) -> [(base: PropertyName, number: Int)] {
        var found: [(PropertyName, Int)] = []
        let bytes = name.text.utf8
        var place = bytes.startIndex
        while place < bytes.endIndex {
            guard bytes[place] == PropertyName.open, let inner = PropertyName.index(bytes[place...]) else {
                place = bytes.index(after: place)
                continue
            }
            if place > bytes.startIndex, let number = number(inner) {
                found.append((PropertyName(compared: String(name.text[..<place])), number))
            }
            place = bytes.index(after: inner.endIndex)
        }
        return found
    }

    private static func number(_ text: Substring.UTF8View) -> Int? {
        guard !text.isEmpty, text.allSatisfy({ (0x30...0x39).contains($0) }), text.count == 1 || text.first != 0x30
        else { return nil }
        return Int(Substring(text))
    }

    private func source(_ item: NameIndex.Item) -> Int {
        switch index.layers[item.layer].kind {
        case .properties: item.layer
        case .environmentVariables: variablesLayer
        }
    }

    private mutating func settle(_ base: PropertyName, _ members: [(name: PropertyName, number: Int)]) {
        let sources = members.map { member in index.strongest(member.name).map(source) ?? -1 }
        let strongest = sources.max() ?? -1
        // A text for the whole list wins over elements of the same place too.
        if let whole = index.strongest(base), source(whole) >= strongest {
            replaced.formUnion(members.map(\.name))
            return
        }
        if index.strongest(base) != nil { replaced.insert(base) }
        var numbers: Set<Int> = []
        for (member, source) in zip(members, sources) {
            if source == strongest { numbers.insert(member.number) } else { replaced.insert(member.name) }
        }
        report(gapIn: numbers, of: base, members)
    }

    private mutating func report(
        gapIn numbers: Set<Int>,
        of base: PropertyName,
        _ members: [(name: PropertyName, number: Int)]
    ) {
        guard let gap = (0..<numbers.count).first(where: { !numbers.contains($0) }),
            let first = numbers.filter({ $0 > gap }).min(),
            let member = members.first(where: { $0.number == first && !replaced.contains($0.name) }),
            let item = index.strongest(member.name)
        else { return }
        findings.append(
            Finding(
                code: "CONFIG_LIST_GAP",
                message:
                    "The list \(base) has an element \(first) and no element \(gap) here, so the service does not start.",
                advice: "Number the elements from 0 without a gap; lists of several files are not merged.",
                location: index.entry(item).location
            )
        )
    }
}
