/// How often one check came out which way.
struct CheckTally {
    let name: String
    var passed = 0
    var failed = 0
    var partial = 0
    var unchecked = 0
    var skipped = 0

    /// One tally a name, in the order of the report.
    static func all(of checks: [Check]) -> [CheckTally] {
        var tallies: [CheckTally] = []
        var places: [String: Int] = [:]
        for check in checks {
            let place = places[check.name] ?? tallies.count
            if place == tallies.count {
                places[check.name] = place
                tallies.append(CheckTally(name: check.name))
            }
            tallies[place].count(check)
        }
        return tallies
    }

    /// Whether every check passed.
    private var isQuiet: Bool { failed + partial + unchecked + skipped == 0 }

    private mutating func count(_ check: Check) {
        switch check.state {
        case .passed: passed += 1
        case .failed: failed += 1
        case .partial: partial += 1
        case .unchecked: unchecked += 1
        case .skipped: skipped += 1
        }
    }

    /// How many tallies have a row each, whatever came out.
    private static let rowsMax = 6

    /// A long list without those that passed, and one row for all of them.
    private static func folded(_ tallies: [CheckTally]) -> [CheckTally] {
        let quiet = tallies.filter(\.isQuiet)
        guard tallies.count > rowsMax, quiet.count > 1 else { return tallies }
        let passed = quiet.map(\.passed).reduce(0, +)
        let word = quiet.count == tallies.count ? "all \(quiet.count) checks" : "\(quiet.count) others"
        return tallies.filter { !$0.isQuiet } + [CheckTally(name: word, passed: passed)]
    }

    /// The tallies as a table for people, without the columns that would stay empty.
    static func table(of checks: [Check]) -> Table {
        let tallies = folded(all(of: checks))
        let counts: [(title: String, count: (CheckTally) -> Int)] = [
            ("Passed", \.passed), ("Failed", \.failed), ("Partly checked", \.partial), ("Unchecked", \.unchecked),
            ("Skipped", \.skipped),
        ]
        let shown = counts.filter { column in tallies.contains { column.count($0) > 0 } }
        return Table(
            key: "checks",
            audience: .people,
            columns: [Column("name", "Check")] + shown.map { Column($0.title, $0.title) },
            rows: tallies.map { tally in
                [.text(tally.name)]
                    + shown.map { column in Cell(column.count(tally)) }
            }
        )
    }
}
