import Findings

/// Judges one variable over all servers.
struct VariableJudge {
    /// What was found, with a row for each server.
    struct Verdict {
        var rows: [LiveJudgement.Row] = []
        var findings: [Finding] = []

        static func += (left: inout Verdict, right: Verdict) {
            left.rows += right.rows
            left.findings += right.findings
        }
    }

    let rule: LiveRule
    let name: String
    let declared: [String: DeclaredServer]

    private typealias Told = (server: LiveAnswer, variable: LiveVariable, value: LiveValue)

    private var key: String { VariableName.canonical(name) }

    func judge(_ servers: [LiveAnswer], by expectation: LiveRule.Expectation) -> Verdict {
        switch expectation {
        case .same: return compare(servers, asked: "the same everywhere", disagreement)
        case .unique: return compare(servers, asked: "another on each server", sharing)
        case .value(let text):
            let words = WordsOfRule(shown: text, source: "the rule asks for", location: rule.location)
            return servers.map { judge($0, against: text, words) }.joined()
        case .declared: return servers.map(judgeDeclared).joined()
        case .byRole(let roles):
            let known = LiveRule.Role.allCases.map { role in
                roles[role].map { judge(servers.filter { $0.role == .known(role) }, by: $0) } ?? Verdict()
            }
            return (known + servers.map(withoutRole)).joined()
        }
    }

    // MARK: One server

    /// What is asked for, as a finding says it.
    private struct WordsOfRule {
        let shown: String
        let source: String
        let location: SourceLocation
    }

    private func judge(_ server: LiveAnswer, against text: String, _ words: WordsOfRule) -> Verdict {
        guard let told = told(server) else { return untold(server, asked: words.shown) }
        let isMeant = told.value == LiveValue(text, on: rule.server)
        return Verdict(
            rows: [row(server, asked: words.shown, isMeant ? .good : .bad)],
            findings: isMeant ? [] : [differs(told, from: text, words)]
        )
    }

    /// A server that several shards share is held to what is declared for each of them.
    private func judgeDeclared(_ server: LiveAnswer) -> Verdict {
        if case .unknown = server.role { return withoutRole(server) }
        var verdict = Verdict()
        var held: Set<LiveValue> = []
        for service in rule.declaringServices(of: server) {
            guard let variable = declared[service]?.variable(key) else {
                verdict += undeclared(server, by: service)
                continue
            }
            guard held.insert(LiveValue(variable.text, on: rule.server)).inserted else { continue }
            verdict += judge(
                server,
                against: variable.text,
                WordsOfRule(
                    shown: variable.text,
                    source: "\(service) declares",
                    location: variable.location
                )
            )
        }
        return verdict
    }

    private func differs(_ told: Told, from text: String, _ words: WordsOfRule) -> Finding {
        Finding(
            code: LiveCodes.value,
            message: "\(name) of \(told.server.label) is \(clause(told.variable)); \(words.source) \(text).",
            advice: told.variable.isLostOnRestart
                ? "A statement alone set it: write the value that is meant into the server's option file too."
                : "Set it in the server's option file and on the server, or correct what is asked for.",
            location: words.location,
            difference: Difference(
                object: "\(told.server.label): \(name)",
                expected: text,
                found: told.variable.shown
            )
        )
    }

    // MARK: All servers

    private func compare(
        _ servers: [LiveAnswer],
        asked: String,
        _ wrong: ([Told]) -> (servers: [Told], findings: [Finding])
    ) -> Verdict {
        let found = wrong(servers.compactMap(told))
        let labels = Set(found.servers.map(\.server.label))
        var verdict = Verdict(findings: found.findings)
        for server in servers {
            if server.variables[key] == nil {
                verdict += untold(server, asked: asked)
            } else {
                verdict.rows.append(row(server, asked: asked, labels.contains(server.label) ? .bad : .good))
            }
        }
        return verdict
    }

    private func disagreement(_ told: [Told]) -> (servers: [Told], findings: [Finding]) {
        guard Set(told.map(\.value)).count > 1 else { return ([], []) }
        let sides = told.map { "\($0.server.label): \(clause($0.variable))" }.joined(separator: "; ")
        return (
            told,
            [
                finding(
                    LiveCodes.same,
                    "\(name) is not the same on every server. \(sides).",
                    "Set it alike in the option files of all, or let the rule name the value that is meant."
                )
            ]
        )
    }

    private func sharing(_ told: [Told]) -> (servers: [Told], findings: [Finding]) {
        let shared = Dictionary(grouping: told, by: \.value).values.filter { $0.count > 1 }
            .sorted { $0[0].server.label < $1[0].server.label }
        return (
            shared.flatMap(\.self),
            shared.map { group in
                finding(
                    LiveCodes.unique,
                    "\(name) must be another on each server, and it is \(group[0].variable.shown) on "
                        + group.map(\.server.label).joined(separator: " and ") + ".",
                    "Give each server one of its own."
                )
            }
        )
    }

    // MARK: What is not known

    private func untold(_ server: LiveAnswer, asked: String) -> Verdict {
        unknown(
            server,
            asked: asked,
            "The server of \(server.label) does not tell \(name), so it was not checked.",
            "Correct the name, or remove it: what may hold a secret is not taken from a server."
        )
    }

    private func undeclared(_ server: LiveAnswer, by service: String) -> Verdict {
        guard declared[service] != nil else {
            return unknown(
                server,
                asked: "declared",
                "There is no service \(service) in this environment, so \(name) of \(server.label) was not checked.",
                "Name the service whose source is the server's option file under 'declared-by'."
            )
        }
        return unknown(
            server,
            asked: "declared",
            "\(service) declares no \(name) that could be compared, so that of \(server.label) was not checked.",
            "Write it into the server's option file, or take it out of the rule."
        )
    }

    /// Nothing for a server whose role is known.
    private func withoutRole(_ server: LiveAnswer) -> Verdict {
        guard case .unknown(let reason) = server.role else { return Verdict() }
        return unknown(
            server,
            asked: "one for each role",
            "Whether the server of \(server.label) is a replica is not known, so \(name) was not checked: \(reason)",
            "Let the account see it (MariaDB: SLAVE MONITOR; MySQL: REPLICATION CLIENT), or ask for one value."
        )
    }

    private func unknown(_ server: LiveAnswer, asked: String, _ message: String, _ advice: String) -> Verdict {
        Verdict(rows: [row(server, asked: asked, .unknown)], findings: [finding(LiveCodes.unknown, message, advice)])
    }

    // MARK: Words

    private func told(_ server: LiveAnswer) -> Told? {
        server.variables[key].map { (server, $0, LiveValue($0.value, unit: $0.unit, on: rule.server)) }
    }

    private func row(_ server: LiveAnswer, asked: String, _ state: LiveJudgement.State) -> LiveJudgement.Row {
        LiveJudgement.Row(
            server: server.label,
            shards: server.shards,
            variable: name,
            declared: asked,
            live: server.variables[key],
            state: state
        )
    }

    private func clause(_ variable: LiveVariable) -> String {
        variable.shown + (variable.story.map { variable.origin == nil ? " (\($0))" : " (origin \($0))" } ?? "")
    }

    private func finding(_ code: String, _ message: String, _ advice: String) -> Finding {
        Finding(code: code, message: message, advice: advice, location: rule.location)
    }
}

extension [VariableJudge.Verdict] {
    fileprivate func joined() -> VariableJudge.Verdict {
        reduce(into: VariableJudge.Verdict()) { $0 += $1 }
    }
}
