import ConfigRules
import ConfigSets
import Findings
import Reports

extension Report {
    /// The effective settings of one environment; `judgement` explains each of them, when it is given.
    init(
        showing states: ServiceStates,
        of environment: String,
        keys: [KeyPattern],
        explainedBy judgement: ConfigJudgement?
    ) {
        var count = 0
        var tables: [Table] = []
        for service in states.services {
            for column in service.columns {
                let values = column.settings.values.filter { keys.mean($0.key) }.sorted { $0.key < $1.key }
                count += values.count
                tables.append(
                    Table(
                        key: "settings",
                        title: states.services.count > 1 ? service.name : nil,
                        audience: judgement == nil ? .both : .programs,
                        columns: [
                            Column("service", nil), Column("key", "Key", fit: .wrapped),
                            Column("value", "Value", fit: .shortened),
                            Column("origin", "Origin", fit: .wrapped), Column("layer", nil),
                        ],
                        rows: values.map { _, value in
                            [
                                .text(service.name), .text(value.winner.key), .text(value.shown()),
                                .text("\(value.winner.location)"), .text(value.winner.layer),
                            ]
                        }
                    )
                )
                guard let judgement else { continue }
                tables += values.map {
                    ConfigExplanation(service: service, value: $0.value, judgement: judgement).table
                }
            }
        }
        let names = states.services.flatMap { $0.columns.flatMap { $0.settings.values } }
        let isWhole = ExitStatus.of(states.findings) == .done
        let unmatched = keys.filter { key in isWhole && !names.contains { key.matches($0.key) } }
            .map { Finding(unmatched: $0, among: names.lazy.map(\.value.winner.key)) }
        let findings = states.findings + unmatched
        self.init(
            command: "config show",
            facts: [Fact("environment", .text(environment))],
            tables: tables,
            findings: findings,
            summary: "\(environment): \(counted(count, "key")).",
            exitCode: ExitStatus.of(findings).rawValue
        )
    }
}

/// How one value came to be: the place that wins, what it hides, what its placeholders became, and what rules say.
struct ConfigExplanation {
    let service: ServiceState
    let value: EffectiveValue
    let judgement: ConfigJudgement

    /// The steps, one a row, below the key and its value.
    var table: Table {
        Table(
            key: "steps",
            title: "\(service.name)  \(value.winner.key) = \(value.shown())",
            columns: [
                Column("service", nil), Column("key", nil), Column("step", ""), Column("place", "", fit: .wrapped),
                Column("text", "", fit: .wrapped),
            ],
            rows: steps.map { step in
                [
                    .text(service.name), .text(value.winner.key), .text(step.word), .text(step.place),
                    .text(step.text),
                ]
            }
        )
    }

    private var steps: [(word: String, place: String, text: String)] {
        let key = value.winner.key
        let (type, authority) = service.types.type(of: PropertyName(key), spelled: key)
        let variables = PropertyName.environmentVariables(for: key).filter { $0 == $0.uppercased() }
        return [("winner", "\(value.winner.location)", quoted(value.winner))]
            + value.expansions.map { expansion in
                (
                    "expands", expansion.location.map { "\($0)" } ?? "its default",
                    "${\(expansion.name)} = \(expansion.text.shown)"
                )
            }
            + value.hidden.map { ("hides", "\($0.location)", quoted($0)) }
            + [
                ("hidden by", (variables + ["-D…", "--…"]).joined(separator: " · "), ""),
                ("type", type.name + (authority == .guessed ? ", guessed" : ""), value.isSecret ? "secret" : ""),
            ] + rules
    }

    private func quoted(_ candidate: EffectiveValue.Candidate) -> String {
        guard let store = candidate.store else { return candidate.text.shown }
        return "kept by \(store)"
    }

    /// The rules that decide about the key, and whether they hold.
    private var rules: [(word: String, place: String, text: String)] {
        let name = PropertyName(value.winner.key)
        let own = judgement.services.first { $0.name == service.name }?.keys.first { $0.compared.name == name }
        guard let own else { return [] }
        let broken = judgement.violations.filter {
            $0.service == service.name && $0.severity == .error && $0.key.map { PropertyName($0) } == name
        }
        let decided =
            own.decisions.isEmpty ? ["unlisted: same"] : own.decisions.map { "\($0.verb.rawValue) (\($0.rule))" }
        return [
            (
                "rule", decided.joined(separator: ", "),
                broken.isEmpty ? "ok" : "✗ " + broken.map(\.code).joined(separator: ", ")
            )
        ]
    }
}
