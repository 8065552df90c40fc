import ConfigRules
import ConfigSets
import Findings
import Reports

extension Report {
    /// The effective settings of one environment.
    init(showing states: ServiceStates, of environment: String, keys: [KeyPattern], explained: Bool) {
        let columns = states.services.flatMap { service in service.columns.map { (service, $0) } }
        var count = 0
        let tables = columns.map { service, column in
            let names = column.settings.values.keys.filter { keys.mean($0) }.sorted()
            count += names.count
            let rows = names.flatMap { name -> [[Cell]] in
                guard let value = column.settings.values[name] else { return [] }
                let row: [Cell] = [
                    .text(value.winner.key), .text(value.shown()), .text("\(value.winner.location)"),
                    .text(value.winner.layer),
                ]
                return [row] + (explained ? Self.explanation(of: value, in: service) : [])
            }
            return Table(
                key: "settings",
                title: states.services.count > 1 ? service.name : nil,
                columns: [
                    Column("key", "Key"), Column("value", "Value"), Column("origin", "Origin"), Column("layer", nil),
                ],
                rows: rows
            )
        }
        let status = ExitStatus.of(states.findings)
        self.init(
            command: "config show",
            facts: [Fact("environment", .text(environment))],
            tables: tables,
            findings: states.findings,
            summary: "\(environment): \(counted(count, "key")).",
            exitCode: status.rawValue
        )
    }

    private static func explanation(of value: EffectiveValue, in service: ServiceState) -> [[Cell]] {
        func row(_ word: String, _ text: String, _ place: String) -> [Cell] {
            [.text("  \(word)"), .text(text), .text(place), .none]
        }
        let (type, authority) = service.types.type(of: PropertyName(value.winner.key), spelled: value.winner.key)
        let variables = PropertyName.environmentVariables(for: value.winner.key).prefix(2).joined(separator: " | ")
        return [row("winner", value.winner.text.shown, value.winner.layer)]
            + value.expansions.map { expansion in
                row(
                    "expands ${\(expansion.name)}",
                    expansion.text.shown,
                    expansion.location.map { "\($0)" } ?? "default"
                )
            }
            + value.hidden.map { row("hides", $0.text.shown, "\($0.location)") }
            + [
                row("would be hidden by", "\(variables) · -D\(value.winner.key) · --\(value.winner.key)", ""),
                row("type", "\(type.name)\(authority == .guessed ? " (guessed)" : "")", ""),
            ]
    }
}
