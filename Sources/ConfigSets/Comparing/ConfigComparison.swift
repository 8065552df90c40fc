/// What can be said about one key in several environments.
package enum Verdict: String, CaseIterable, Sendable {
    case equal
    /// Written differently, and the same for whoever reads it.
    case equalByType = "equal by type"
    /// Missing here, and the default is what the others have.
    case equalByDefault = "equal by default"
    case different
    case missing
    case volatile
    case unresolved
    case notChecked = "not checked"
}

/// Compares what a service runs with in several environments.
package struct ConfigComparison: Sendable {
    package let environments: [String]
    /// Every key of any environment, in order.
    package let keys: [ComparedKey]

    /// Takes time in proportion to keys and environments, but for sorting.
    package init(_ sets: [ConfigSet], types: TypeTable = TypeTable(), defaults: [PropertyName: String] = [:]) {
        let joined = sets.withJoinedLists(types)
        environments = joined.map(\.environment)
        let names = Set(joined.flatMap(\.values.keys))
        keys = names.sorted()
            .map { name in ComparedKey(name, joined.map { $0.values[name] }, types: types, preset: defaults[name]) }
    }

    /// How many keys have each verdict.
    package func count(_ verdict: Verdict) -> Int { keys.count { $0.verdict == verdict } }
}
