import ConfigRules
import ConfigSets
import Database
import Files
import Findings
import Operations
import SQLText
import Topology

/// What the servers of an environment said, judged by the rules about running servers.
struct LiveSurvey: Sendable {
    /// One rule, and the servers that it asks.
    struct Answer: Sendable {
        let judgement: LiveJudgement
        /// Why a part of the rule, or all of it, was not looked at.
        let gaps: [Finding]
    }

    let environment: String
    let answers: [Answer]
    let results: [TargetResult<LiveVariables>]

    /// Asks every server that a rule means, once.
    init(of environment: String, project options: ProjectOptions) async throws {
        let rules = try ConfigSelection.open(options.project).liveRules
            .filter { $0.environments?.contains(environment) ?? true }
        guard !rules.isEmpty else { throw Refusal.noLiveRules(environment) }
        let selection = try await Selection(
            project: options,
            environment: environment,
            isMeant: { target in rules.contains { $0.means(target) } }
        )
        let results = await selection.survey { await liveVariables(of: $0, in: selection.workspace) }
        self.environment = environment
        self.results = results
        answers = rules.map { rule in
            let asked = results.filter { rule.means($0.target) }
            let judgement = rule.judge(asked.compactMap(LiveAnswer.init))
            return Answer(judgement: judgement, gaps: rule.gaps(in: judgement, asked: asked, environment: environment))
        }
    }
}

extension LiveRule {
    /// Whether a target may be one of the rule's servers; the address of the one of MariaDB and MySQL may lead to the
    /// other, and which it is only the server tells.
    fileprivate func means(_ target: Target) -> Bool {
        guard Glob(shards).matches(target.shard) else { return false }
        let dialect = target.dialect
        return switch server {
        case .mariadb, .mysql: dialect == nil || dialect == .mariadb || dialect == .mysql
        case .postgresql: dialect == nil || dialect == .postgres
        case .redis: false
        }
    }

    /// What keeps the rule from being fully checked, without what its servers' failures say already.
    fileprivate func gaps(
        in judgement: LiveJudgement,
        asked: [TargetResult<LiveVariables>],
        environment: String
    ) -> [Finding] {
        func gap(_ message: String, _ advice: String) -> Finding {
            Finding(code: LiveCodes.notAsked, message: message, advice: advice, location: location)
        }
        if server == .redis {
            return [
                gap(
                    "Redis servers are not asked by this version, so '\(title)' is not checked.",
                    "Remove the rule, or leave it out of this environment with 'in'."
                )
            ]
        }
        guard judgement.rows.isEmpty, !asked.contains(where: { $0.failure != nil }) else { return [] }
        return [
            gap(
                "No server of \(environment) is one that '\(title)' means, so it is not checked.",
                "Correct the kind or the shards of the rule, or leave it out of this environment with 'in'."
            )
        ]
    }
}

extension LiveAnswer {
    /// What a server said, as rules judge it, without what looks like a secret.
    fileprivate init?(_ result: TargetResult<LiveVariables>) {
        guard let outcome = result.outcome, let server = LiveRule.Server(outcome.server.dialect) else { return nil }
        let policy = SecretPolicy()
        let variables = outcome.variables.compactMap { variable -> LiveVariable? in
            guard case .plain = policy.text(variable.value, of: variable.name) else { return nil }
            return LiveVariable(variable)
        }
        self.init(shard: result.target.shard, server: server, variables: variables)
    }
}

extension LiveVariable {
    fileprivate init(_ variable: ServerVariable) {
        let changed = [variable.changedBy, variable.changedAt.map { "at \($0)" }].compactMap(\.self)
        self.init(
            name: variable.name,
            value: variable.value,
            unit: variable.unit,
            origin: variable.origin,
            isLostOnRestart: variable.isLostOnRestart,
            changed: variable.changedBy == nil ? nil : changed.joined(separator: " ")
        )
    }
}

extension LiveRule.Server {
    fileprivate init?(_ dialect: SQLText.Dialect) {
        switch dialect {
        case .mariadb: self = .mariadb
        case .mysql: self = .mysql
        case .postgres: self = .postgresql
        case .sqlite: return nil
        }
    }
}

extension Refusal {
    fileprivate static func noLiveRules(_ environment: String) -> Refusal {
        Refusal(
            status: .unchecked,
            finding: Finding(
                code: "NO_RULES",
                message: "No rule says what the running servers of \(environment) must be set to.",
                advice: "Add an entry such as '- live: mariadb@shard*' with 'vars:' to \(ConfigProject.rulesFile)."
            )
        )
    }
}
