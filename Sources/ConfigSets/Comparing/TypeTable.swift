/// Which type each property has, who says so, and what it is when nobody sets it.
package struct TypeTable: Sendable {
    /// Who knows a type.
    package enum Authority: Hashable, Sendable {
        /// The service's own metadata, a rule, or the table of common keys.
        case known
        /// The key's last word; such an equality is shown as a guess.
        case guessed
    }

    /// What the project's rules say, the most particular pattern first.
    private let rules: [(pattern: KeyPattern, type: ValueType)]
    private let index: PatternIndex<ValueType>
    /// What metadata says, by property.
    private let types: [PropertyName: ValueType]
    /// The service's metadata, for defaults and renamed keys.
    package let metadata: SpringMetadata

    package init(rules: [(pattern: KeyPattern, type: ValueType)] = [], metadata: [PropertyName: ValueType] = [:]) {
        self.init(rules: rules, types: metadata, metadata: SpringMetadata())
    }

    /// A table that takes types, defaults and renamed keys from a service's metadata.
    package init(rules: [(pattern: KeyPattern, type: ValueType)] = [], metadata: SpringMetadata) {
        self.init(rules: rules, types: metadata.properties.compactMapValues(\.type), metadata: metadata)
    }

    private init(
        rules: [(pattern: KeyPattern, type: ValueType)],
        types: [PropertyName: ValueType],
        metadata: SpringMetadata
    ) {
        // Of several that are equally particular the later one is meant to win.
        self.rules = rules.enumerated()
            .sorted { ($0.element.pattern.specificity, $0.offset) > ($1.element.pattern.specificity, $1.offset) }
            .map(\.element)
        index = PatternIndex(self.rules.map { (pattern: $0.pattern, value: $0.type) })
        self.types = types
        self.metadata = metadata
    }

    /// The same table with more patterns.
    package func adding(_ more: [(pattern: KeyPattern, type: ValueType)]) -> TypeTable {
        more.isEmpty ? self : TypeTable(rules: rules + more, types: types, metadata: metadata)
    }

    /// The type of a property; plain text where nothing tells.
    package func type(of name: PropertyName, spelled key: String) -> (type: ValueType, authority: Authority) {
        known(name).map { ($0, .known) } ?? (BuiltInTypes.guess(key), .guessed)
    }

    /// The type of a property, where somebody knows it.
    func known(_ name: PropertyName) -> ValueType? {
        if let rule = index.values(for: name).first { return rule.value }
        let common = BuiltInTypes.index.values(for: name).first?.value
        guard let declared = types[name] else { return common }
        // Metadata names the class alone, and not the unit of a bare number.
        if case .duration = declared, case .duration = common, let common { return common }
        return declared
    }

    /// How a property is written in kebab case, where it is known as a whole and no word of it can be a map's key.
    package func kebab(of name: PropertyName) -> String? { metadata.properties[name]?.key ?? BuiltInTypes.names[name] }

    /// What a property is when nobody sets it, where metadata tells.
    package func preset(of name: PropertyName) -> String? { metadata.properties[name]?.preset }
}
