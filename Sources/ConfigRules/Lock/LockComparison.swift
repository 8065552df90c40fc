import ConfigSets

/// One key as it was deployed and as the files declare it now.
package struct LockedKey: Sendable {
    package enum State: Sendable {
        case same
        /// Declared otherwise than deployed: the next deployment changes it.
        case pending
        /// Nobody can tell: a store was not asked, or the value is another one each time.
        case notChecked
    }

    package let service: String
    package let key: String
    package let deployed: ConfigLock.Entry?
    package let declared: ConfigLock.Entry?

    package var state: State {
        switch (deployed, declared) {
        case (.unknown?, _), (_, .unknown?): .notChecked
        case (.stored(let before)?, .stored(let now)?): before == now ? .same : .pending
        case (.stored?, _?), (_?, .stored?): .notChecked
        case _: deployed == declared ? .same : .pending
        }
    }
}

extension ConfigLock {
    /// Every key of either, in order: keys are the same one when Spring takes them for it.
    package func compared(with now: ConfigLock) -> [LockedKey] {
        Set(services.keys).union(now.services.keys).sorted()
            .flatMap { service in
                let before = Self.byName(services[service] ?? [:])
                let after = Self.byName(now.services[service] ?? [:])
                return Set(before.keys).union(after.keys).sorted()
                    .map { name in
                        LockedKey(
                            service: service,
                            key: after[name]?.key ?? before[name]?.key ?? name.description,
                            deployed: before[name]?.entry,
                            declared: after[name]?.entry
                        )
                    }
            }
    }

    private static func byName(_ entries: [String: Entry]) -> [PropertyName: (key: String, entry: Entry)] {
        Dictionary(entries.map { (PropertyName($0.key), (key: $0.key, entry: $0.value)) }) { first, _ in first }
    }
}
