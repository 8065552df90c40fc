extension [PropertyName: EffectiveValue] {
    /// The same values, in which the items of a list that is a command are secrets from its first credential on:
    /// `test[0]=redis-cli`, `test[1]=-a`, `test[2]=…`.
    func hidingListedCredentials() -> [PropertyName: EffectiveValue] {
        var lists: Set<Substring> = []
        for value in values {
            guard case .plain(let text) = value.text, text.utf8.first == UInt8(ascii: "-") else { continue }
            if let item = value.listItem { lists.insert(item.list) }
        }
        guard !lists.isEmpty else { return self }
        var items: [Substring: [(number: Int, name: PropertyName)]] = [:]
        for (name, value) in self {
            if let item = value.listItem, lists.contains(item.list) {
                items[item.list, default: []].append((item.number, name))
            }
        }
        var result = self
        for list in items.values {
            let names = list.sorted { $0.number < $1.number }.map(\.name)
            let words = names.map { self[$0]?.text.use { Array($0.utf8) } ?? [] }
            guard let start = CommandCredentials.start(inWords: words) else { continue }
            for name in names[start...] { result[name] = result[name]?.mapTexts(\.hidden) }
        }
        return result
    }
}

extension EffectiveValue {
    /// The list whose item this is, by the key's own spelling.
    fileprivate var listItem: (list: Substring, number: Int)? {
        let key = winner.key
        guard key.utf8.last == UInt8(ascii: "]"), let open = key.lastIndex(of: "["),
            let number = Int(key[key.index(after: open)...].dropLast())
        else { return nil }
        return (key[..<open], number)
    }
}
