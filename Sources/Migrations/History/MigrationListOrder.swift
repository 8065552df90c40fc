/// The order in which Flyway lists files and rows.
enum MigrationListOrder {
    /// Rows by rank; what lies below the baseline goes before them, ignored files among them by version, all else behind.
    ///
    /// Expects those with a row by rank, and the others in the order in which they run.
    static func sorted(applied: [MigrationStatus], others: [MigrationStatus]) -> [MigrationStatus] {
        var ignored = others.filter { $0.state == .ignored && $0.version != nil }[...]
        var result = others.filter { $0.state == .belowBaseline }
        result.reserveCapacity(applied.count + others.count)
        var overtaken: Set<String> = []
        for status in applied {
            while let next = ignored.first, stands(next, before: status) {
                result.append(next)
                overtaken.insert(next.path)
                ignored.removeFirst()
            }
            result.append(status)
        }
        result += others.filter { $0.state != .belowBaseline && !overtaken.contains($0.path) }
        return result
    }

    private static func stands(_ ignored: MigrationStatus, before status: MigrationStatus) -> Bool {
        guard let version = ignored.version, let other = status.version else { return true }
        return version < other
    }
}
