import Findings

/// What CI shows as one group of tests.
struct JUnitSuite {
    let name: String
    var cases: [JUnitCase]

    func count(_ outcome: JUnitCase.Outcome) -> Int { cases.count { $0.outcome == outcome } }
}

/// What CI shows as one test.
struct JUnitCase {
    enum Outcome {
        case passed
        /// Looked at, and not as it should be.
        case failed
        /// Not looked at, or not finished.
        case error
        /// Nothing wrong was found, and not all of it was looked at.
        case partial
        case skipped
    }

    let className: String
    let name: String
    let outcome: Outcome
    let findings: [Finding]
    /// What is said of a test that failed without a finding.
    let sentence: String
}

extension JUnitSuite {
    /// The suites of a report: one a shard when there are checks, or else one with a test a shard.
    static func suites(of report: Report) -> [JUnitSuite] {
        var suites = report.checks.isEmpty ? [suiteOfShards(in: report)] : suitesOfChecks(in: report)
        let isRed = suites.contains { $0.count(.failed) + $0.count(.error) > 0 }
        // A run that did not succeed must never be green, whatever is said of its parts.
        if report.exitCode != 0, !isRed {
            let verdict = JUnitCase(
                className: report.className,
                name: report.command,
                outcome: report.badOutcome,
                findings: [],
                sentence: report.summary
            )
            if report.checks.isEmpty, let place = suites.indices.first {
                suites[place].cases.append(verdict)
            } else {
                suites.append(JUnitSuite(name: report.className, cases: [verdict]))
            }
        }
        return suites
    }

    private static func suitesOfChecks(in report: Report) -> [JUnitSuite] {
        var suites: [JUnitSuite] = []
        var places: [String?: Int] = [:]
        func add(_ newCase: JUnitCase, on shard: String?) {
            if let place = places[shard] {
                suites[place].cases.append(newCase)
            } else {
                places[shard] = suites.count
                suites.append(JUnitSuite(name: newCase.className, cases: [newCase]))
            }
        }
        for check in report.checks {
            let outcome: JUnitCase.Outcome =
                switch check.state {
                case .passed: .passed
                case .failed: .failed
                case .partial: .partial
                case .unchecked: .error
                case .skipped: .skipped
                }
            let newCase = JUnitCase(
                className: report.className + (check.shard.map { ".\($0)" } ?? ""),
                name: check.name,
                outcome: outcome,
                findings: check.findings,
                sentence: check.sentence
            )
            add(newCase, on: check.shard)
        }
        for (shard, findings) in ShardFindings.all(of: report.findings) {
            add(report.junitCase(className: report.className(of: shard), name: report.command, findings), on: shard)
        }
        return suites
    }

    private static func suiteOfShards(in report: Report) -> JUnitSuite {
        let byShard = ShardFindings.all(of: report.findings)
        let findings = Dictionary(byShard.map { ($0.shard, $0.findings) }, uniquingKeysWith: { first, _ in first })
        let states = report.shardStates
        var names: [String?] = []
        var seen: Set<String?> = []
        for name in states.map(\.shard) + byShard.map(\.shard) where seen.insert(name).inserted { names.append(name) }
        if names.isEmpty { names = [nil] }
        let troubles = Dictionary(states.map { ($0.shard, $0.trouble) }, uniquingKeysWith: { $0 ?? $1 })
        return JUnitSuite(
            name: report.className,
            cases: names.map { name in
                report.junitCase(
                    className: report.className,
                    name: name ?? report.command,
                    findings[name] ?? [],
                    trouble: troubles[name] ?? nil
                )
            }
        )
    }
}

extension Check {
    /// What is said of it when no finding does.
    fileprivate var sentence: String {
        switch state {
        case .passed: "\(name) passed."
        case .failed: "\(name) failed."
        case .partial: "\(name) was not checked as a whole."
        case .unchecked: "\(name) could not be checked."
        case .skipped: "\(name) was left out."
        }
    }
}

/// The findings of one shard, or of the project.
private enum ShardFindings {
    static func all(of findings: [Finding]) -> [(shard: String?, findings: [Finding])] {
        var all: [(shard: String?, findings: [Finding])] = []
        var places: [String?: Int] = [:]
        for finding in findings {
            if let place = places[finding.shard] {
                all[place].findings.append(finding)
            } else {
                places[finding.shard] = all.count
                all.append((finding.shard, [finding]))
            }
        }
        return all
    }
}

extension Report {
    /// The class of the tests that belong to no shard.
    fileprivate var className: String { "migrate.\(command)" }

    fileprivate func className(of shard: String?) -> String { className + (shard.map { ".\($0)" } ?? "") }

    /// 1 is an answer, and so a failure; everything else means that there is no answer.
    fileprivate var badOutcome: JUnitCase.Outcome { exitCode == 1 ? .failed : .error }

    /// The shards that the tables name, in order, each with its bad state when it has one.
    fileprivate var shardStates: [(shard: String?, trouble: String?)] {
        tables.flatMap { table in
            guard let place = table.columns.firstIndex(where: { $0.key == "shard" }) else {
                return [(shard: String?, trouble: String?)]()
            }
            return table.rows.map { row in (row[place].text, row.first { $0.tone == .bad }?.text) }
        }
    }

    /// A test for what stands outside of every check: red when the run failed and there is an error or a bad state.
    fileprivate func junitCase(
        className: String,
        name: String,
        _ findings: [Finding],
        trouble: String? = nil
    ) -> JUnitCase {
        let isBad = exitCode != 0 && (trouble != nil || findings.contains { $0.severity == .error })
        return JUnitCase(
            className: className,
            name: name,
            outcome: isBad ? badOutcome : .passed,
            findings: findings,
            sentence: trouble.map { "\(name): \($0)" } ?? summary
        )
    }
}
