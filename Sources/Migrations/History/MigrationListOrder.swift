/// The order in which Flyway lists files and rows.
enum MigrationListOrder {
    /// Rows by rank; what lies below the baseline goes before them, ignored files among them by version, all else behind.
    static func sorted(applied: [MigrationStatus], others: [MigrationStatus]) -> [MigrationStatus] {
        let ordered = others.sorted { left, right in
            guard let leftMigration = left.migration, let rightMigration = right.migration else { return false }
            return Migration.runsBefore(leftMigration, rightMigration)
        }
        let below = ordered.filter { $0.state == .belowBaseline }
        var ignored = ordered.filter { $0.state == .ignored && $0.version != nil }[...]
        var result = below
        result.reserveCapacity(applied.count + ordered.count)
        var overtaken: Set<String> = []
        for status in applied {
            while let next = ignored.first, stands(next, before: status) {
                result.append(next)
                overtaken.insert(next.path)
                ignored.removeFirst()
            }
            result.append(status)
        }
        result += ordered.filter { $0.state != .belowBaseline && !overtaken.contains($0.path) }
        return result
    }

    private static func stands(_ ignored: MigrationStatus, before status: MigrationStatus) -> Bool {
        guard let version = ignored.version, let other = status.version else { return true }
        return version < other
    }
}
