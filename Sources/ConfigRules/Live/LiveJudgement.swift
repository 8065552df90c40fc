package import Findings

/// What a rule about running servers found.
package struct LiveJudgement: Sendable {
    /// One variable of one server.
    package struct Row: Sendable {
        /// What a report calls the server.
        package let server: String
        package let shards: [String]
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
        /// Nobody knows: the server does not tell the variable, or no file declares it.
        case unknown
    }

    package let rule: LiveRule
    package let rows: [Row]
    package let violations: [LiveViolation]

    package var findings: [Finding] { violations.map(\.finding) }
}

/// The codes of findings about running servers.
package enum LiveCodes {
    /// What findings about running servers begin with, as far as they were checked.
    static let prefix = "CFG-LIVE-"
    package static let value = "CFG-LIVE-001"
    package static let same = "CFG-LIVE-002"
    package static let unique = "CFG-LIVE-003"
    package static let account = "CFG-LIVE-004"
    package static let topology = "CFG-LIVE-005"
    package static let unknown = "UNREADABLE_VARIABLE"
    package static let notAsked = "UNREADABLE_SERVER"
    package static let unseen = "UNREADABLE_ACCOUNT"
}

extension LiveRule {
    /// The rule in a few words, as its entry begins.
    package var title: String { "live \(server.rawValue)@\(shards)" }

    /// The names of the services whose option files are compared with a server, by the server's role.
    package func declaringServices(of answer: LiveAnswer) -> [String] {
        guard case .known(let role) = answer.role, let template = declaredBy[role] else { return [] }
        var names: [String] = []
        for shard in answer.shards {
            let name = template.replacing("%shard%", with: shard)
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Judges what servers said; those of another kind are left out.
    ///
    /// `declared` are option files by their service.
    package func judge(_ answers: [LiveAnswer], declared: [String: DeclaredServer] = [:]) -> LiveJudgement {
        let servers = LiveAnswer.joined(answers.filter { $0.server == server })
        let verdicts = variables.map {
            VariableJudge(rule: self, name: $0.name, declared: declared).judge(servers, by: $0.expectation)
        }
        let violations = zip(variables, verdicts)
            .flatMap { variable, verdict in
                verdict.findings.map { LiveViolation($0, rule: title, subject: variable.name) }
            }
        return LiveJudgement(rule: self, rows: verdicts.flatMap(\.rows), violations: violations)
    }
}
