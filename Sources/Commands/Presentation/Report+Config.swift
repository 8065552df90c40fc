import ConfigSets
import Findings
import Reports

extension Report {
    /// Where the effective settings of environments differ.
    init(_ comparison: ConfigComparison, findings: [Finding], matching isMeant: (PropertyName) -> Bool) {
        let keys = comparison.keys.filter { isMeant($0.name) }
        let found = keys.compactMap { $0.finding(in: comparison.environments) }
        let status = ExitStatus.of(findings + found)
        let counts = Verdict.allCases.compactMap { verdict in
            let count = keys.count { $0.verdict == verdict }
            return count == 0 ? nil : "\(count) \(verdict.rawValue)"
        }
        self.init(
            command: "config diff",
            facts: [Fact("environments", .list(comparison.environments))],
            tables: [Self.matrix(of: keys, comparison.environments)],
            findings: findings + found,
            summary: "\(comparison.environments.joined(separator: ", ")): \(counted(keys.count, "key")), "
                + (counts.isEmpty ? "nothing to compare" : counts.joined(separator: ", ")) + ".",
            exitCode: status.rawValue
        )
    }

    private static func matrix(of keys: [ComparedKey], _ environments: [String]) -> Table {
        Table(
            key: "keys",
            audience: .programs,
            columns: [Column("key", nil), Column("verdict", nil), Column("secret", nil)]
                + environments.map { Column($0, nil) },
            rows: keys.map { key in
                [.text(key.spelling), .text(key.verdict.rawValue), .truth(key.isSecret)] + key.classes.map { .text($0) }
            }
        )
    }

    /// The effective settings of one environment.
    init(_ set: ConfigSet, explained: Bool, matching isMeant: (PropertyName) -> Bool) {
        let names = set.values.keys.filter(isMeant).sorted()
        let rows = names.flatMap { name -> [[Cell]] in
            guard let value = set.values[name] else { return [] }
            let own: [Cell] = [.text(value.winner.key), .text(value.shown), .text("\(value.winner.location)")]
            guard explained else { return [own] }
            return [own]
                + value.expansions.map { expansion in
                    [
                        .text("  ${\(expansion.name)}"), .text(expansion.text.shown),
                        .text(expansion.location.map { "\($0)" } ?? "default"),
                    ]
                }
                + value.hidden.map { [.text("  hides"), .text($0.text.shown), .text("\($0.location)")] }
        }
        let status = ExitStatus.of(set.findings)
        self.init(
            command: "config show",
            facts: [Fact("environment", .text(set.environment))],
            tables: [
                Table(
                    key: "settings",
                    columns: [Column("key", "Key"), Column("value", "Value"), Column("origin", "Origin")],
                    rows: rows
                )
            ],
            findings: set.findings,
            summary: "\(set.environment): \(counted(names.count, "key")).",
            exitCode: status.rawValue
        )
    }
}

extension ComparedKey {
    /// The difference as a finding, unless there is none.
    fileprivate func finding(in environments: [String]) -> Finding? {
        let code: String
        let severity: Severity
        switch verdict {
        case .equal, .equalByType, .equalByDefault: return nil
        case .different: (code, severity) = ("CONFIG_DIFFERENT", .error)
        case .missing: (code, severity) = ("CONFIG_MISSING", .error)
        case .unresolved: (code, severity) = ("UNREADABLE_PLACEHOLDER", .error)
        case .volatile: (code, severity) = ("CONFIG_VOLATILE", .note)
        case .notChecked: (code, severity) = ("CONFIG_NOT_CHECKED", .warning)
        }
        let sides = zip(environments, zip(values, classes))
            .map { environment, side in
                guard let value = side.0 else { return "\(environment)  missing" }
                let shown = isSecret ? "secret \(side.1)" : value.shown
                return "\(environment)  \(shown)  \(value.winner.location)"
            }
        return Finding(
            code: code,
            severity: severity,
            message: ([spelling] + sides).joined(separator: "\n  "),
            location: values.compactMap(\.self).last?.winner.location
        )
    }
}

extension EffectiveValue {
    /// The value as it may be shown.
    fileprivate var shown: String { text.shown }
}

extension ConfigText {
    /// The text, or a word in its place.
    fileprivate var shown: String {
        switch self {
        case .plain(let text): text
        case .secret: "(secret)"
        }
    }
}
