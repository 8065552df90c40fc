/// The order in which tables can be dropped while their foreign keys are honoured.
struct MariaDBDropOrder {
    /// One foreign key: `table` refers to `referenced`.
    struct Reference: Hashable {
        let table: String
        let constraint: String
        let referenced: String
    }

    /// Each table after all tables that refer to it.
    let tables: [String]
    /// The foreign keys to remove first, because their tables refer to each other in a circle.
    let cut: [Reference]

    init(tables: [String], references: [Reference]) {
        let known = Set(tables)
        var waiting = references.filter { $0.table != $0.referenced && known.contains($0.referenced) }
        var remaining = tables
        var ordered: [String] = []
        var cut: [Reference] = []
        while !remaining.isEmpty {
            let referenced = Set(waiting.map(\.referenced))
            let free = Set(remaining).subtracting(referenced)
            if free.isEmpty {
                // Everything left is in a circle or below one; opening the whole rest is simple and always enough.
                cut += waiting
                waiting = []
                continue
            }
            ordered += remaining.filter(free.contains)
            remaining.removeAll(where: free.contains)
            waiting.removeAll { free.contains($0.table) }
        }
        self.tables = ordered
        self.cut = cut
    }
}
