package import Findings

/// What a rule about running servers found.
package struct LiveJudgement: Sendable {
    /// One variable of one server.
    package struct Row: Sendable {
        package let shard: String
        package let variable: String
        /// What the rule asks for, in words.
        package let declared: String
        /// `nil` when the server did not tell.
        package let live: LiveVariable?
        package let state: State
    }

    package enum State: Sendable {
        case good
        case bad
        /// The server does not tell the variable.
        case unknown
    }

    package let rule: LiveRule
    package let rows: [Row]
    package let findings: [Finding]
}

/// The codes of findings about running servers.
package enum LiveCodes {
    package static let value = "CFG-LIVE-001"
    package static let same = "CFG-LIVE-002"
    package static let unique = "CFG-LIVE-003"
    package static let unknown = "UNREADABLE_VARIABLE"
    package static let notAsked = "UNREADABLE_SERVER"
}

extension LiveRule {
    /// The rule in a few words, as its entry begins.
    package var title: String { "live \(server.rawValue)@\(shards)" }

    /// Judges what servers said; those of another kind are left out.
    package func judge(_ answers: [LiveAnswer]) -> LiveJudgement {
        let servers = LiveAnswer.joined(answers.filter { $0.server == server })
        let judged = variables.map {
            VariableJudge(rule: self, name: $0.name, expectation: $0.expectation).judge(servers)
        }
        return LiveJudgement(rule: self, rows: judged.flatMap(\.rows), findings: judged.flatMap(\.findings))
    }
}

/// Judges one variable over all servers.
private struct VariableJudge {
    let rule: LiveRule
    let name: String
    let expectation: LiveRule.Expectation

    private typealias Told = (shard: String, variable: LiveVariable, value: LiveValue)

    func judge(_ servers: [LiveAnswer]) -> (rows: [LiveJudgement.Row], findings: [Finding]) {
        let told: [Told] = servers.compactMap { server in
            server.variables[key].map { (server.shard, $0, LiveValue($0.value, unit: $0.unit, on: rule.server)) }
        }
        let wrong = wrong(told)
        let rows = servers.map { server in
            let live = server.variables[key]
            return LiveJudgement.Row(
                shard: server.shard,
                variable: name,
                declared: declared,
                live: live,
                state: live == nil ? .unknown : wrong.shards.contains(server.shard) ? .bad : .good
            )
        }
        let unknown = servers.filter { $0.variables[key] == nil }.map { untold(by: $0.shard) }
        return (rows, wrong.findings + unknown)
    }

    /// Option files write `-` where the server writes `_`.
    private var key: String { name.lowercased().replacing("-", with: "_") }

    private var declared: String {
        switch expectation {
        case .same: "the same everywhere"
        case .unique: "another on each server"
        case .value(let text): text
        }
    }

    private func wrong(_ told: [Told]) -> (shards: Set<String>, findings: [Finding]) {
        switch expectation {
        case .value(let text):
            let meant = LiveValue(text, on: rule.server)
            let off = told.filter { $0.value != meant }
            return (Set(off.map(\.shard)), off.map { differs($0, from: text) })
        case .same:
            guard Set(told.map(\.value)).count > 1 else { return ([], []) }
            return (Set(told.map(\.shard)), [disagreement(told)])
        case .unique:
            let shared = Dictionary(grouping: told, by: \.value).values.filter { $0.count > 1 }
                .sorted { $0[0].shard < $1[0].shard }
            return (Set(shared.flatMap { $0.map(\.shard) }), shared.map(sharing))
        }
    }

    private func differs(_ told: Told, from text: String) -> Finding {
        finding(
            LiveCodes.value,
            "\(name) of \(told.shard) is \(clause(told.variable)); the rule asks for \(text).",
            advice: told.variable.isLostOnRestart
                ? "A statement alone set it: write the value that is meant into the server's option file too."
                : "Set it in the server's option file, or correct the rule.",
            difference: Difference(object: "\(told.shard): \(name)", expected: text, found: told.variable.shown)
        )
    }

    private func disagreement(_ told: [Told]) -> Finding {
        let sides = told.map { "\($0.shard): \(clause($0.variable))" }.joined(separator: "; ")
        return finding(
            LiveCodes.same,
            "\(name) is not the same on every server. \(sides).",
            advice: "Set it alike in the option files of all, or let the rule name the value that is meant."
        )
    }

    private func sharing(_ told: [Told]) -> Finding {
        let shards = told.map(\.shard).joined(separator: " and ")
        return finding(
            LiveCodes.unique,
            "\(name) must be another on each server, and it is \(told[0].variable.shown) on \(shards).",
            advice: "Give each server one of its own."
        )
    }

    private func untold(by shard: String) -> Finding {
        finding(
            LiveCodes.unknown,
            "The server of \(shard) does not tell \(name), so it was not checked.",
            advice: "Correct the name, or remove it: what may hold a secret is not taken from a server."
        )
    }

    private func clause(_ variable: LiveVariable) -> String {
        variable.shown + (variable.story.map { " (\($0))" } ?? "")
    }

    private func finding(
        _ code: String,
        _ message: String,
        advice: String,
        difference: Difference? = nil
    ) -> Finding {
        Finding(code: code, message: message, advice: advice, location: rule.location, difference: difference)
    }
}
