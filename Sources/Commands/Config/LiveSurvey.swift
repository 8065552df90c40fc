import ConfigRules
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
        /// The servers that the rule means and that answered.
        let servers: [LiveAnswer]
        /// How servers of Redis belong together, a judgement for each service.
        let redis: [RedisJudgement]
        /// Why a part of the rule, or all of it, was not looked at.
        let gaps: [Finding]

        /// What is wrong, before anybody answers for it.
        var violations: [LiveViolation] { judgement.violations + redis.flatMap(\.violations) }
    }

    /// What is asked of servers.
    enum Scope {
        case everything
        /// Their settings, and not what accounts may do.
        case settings
    }

    let environment: String
    let answers: [Answer]
    /// `nil` where nothing forbids services to change the schema.
    let accounts: AccountJudgement?
    let results: [TargetResult<LiveServer>]
    /// Files of services that could not be read.
    let unread: [Finding]
    let project: ConfigProject
    /// What option files declare, by service.
    let declared: [String: DeclaredServer]

    /// Asks every server that a rule means, once.
    ///
    /// `spares` are files of variables for what nothing else supplies.
    init(
        of environment: String,
        _ scope: Scope = .everything,
        project options: ProjectOptions,
        beside spares: [ConfigSource]
    ) async throws {
        let config = try ConfigSelection.open(options.project)
        let rules = config.liveRules.filter { $0.environments?.contains(environment) ?? true }
        let states = config.states(in: [environment], beside: SourceSupplement(spares: spares))
        let uses =
            scope == .settings
            ? nil : config.accounts(of: states.services, in: environment).flatMap { $0.isEmpty ? nil : $0 }
        guard !rules.isEmpty || uses != nil else { throw Refusal.noLiveRules(environment) }
        let results = try await Self.ask(rules, uses, of: environment, project: options)
        let declared = Dictionary(
            states.services.compactMap(DeclaredServer.init).map { ($0.service, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let asking = RedisAsking(config, states, in: environment)
        var answers: [Answer] = []
        for rule in rules {
            switch rule.server {
            case .mariadb, .mysql, .postgresql:
                let asked = results.filter { rule.means($0.target) }
                let servers = asked.compactMap(LiveAnswer.init).filter { $0.server == rule.server }
                let judgement = rule.judge(servers, declared: declared)
                let gaps = rule.gaps(in: judgement, asked: asked, environment: environment)
                answers.append(Answer(judgement: judgement, servers: servers, redis: [], gaps: gaps))
            case .redis:
                let redis = await asking.census(of: rule)
                let judgement = rule.judge(redis.servers, declared: declared)
                answers.append(
                    Answer(judgement: judgement, servers: redis.servers, redis: redis.judgements, gaps: redis.gaps)
                )
            }
        }
        self.environment = environment
        self.answers = answers
        self.declared = declared
        project = config
        self.results = results
        accounts = uses?
            .judge(
                results.flatMap { result in uses?.answers(in: result) ?? [] },
                servers: results.compactMap(LiveAnswer.init),
                isWhole: results.allSatisfy { $0.failure == nil }
            )
        unread = states.findings.filter { ExitStatus.of([$0]) == .unchecked }
    }

    /// Asks the database servers that rules mean or that services use.
    private static func ask(
        _ rules: [LiveRule],
        _ uses: AccountUses?,
        of environment: String,
        project options: ProjectOptions
    ) async throws -> [TargetResult<LiveServer>] {
        guard uses?.uses.isEmpty == false || rules.contains(where: { $0.server != .redis }) else { return [] }
        let selection = try await Selection(
            project: options,
            environment: environment,
            isMeant: { target in rules.contains { $0.means(target) } || uses?.mayMean(target) == true }
        )
        return await selection.survey { target in
            await liveServer(of: target, in: selection.workspace) { server in uses?.users(on: server) ?? [] }
        }
    }
}

extension LiveSurvey {
    /// Whether every server answered and every file was read.
    var isWhole: Bool { unread.isEmpty && results.allSatisfy { $0.failure == nil } }

    /// What the servers have of what services declare for them.
    var settings: LiveSettings {
        let failed = results.filter { $0.failure != nil }.map(\.target.shard)
        var settings = LiveSettings()
        for answer in answers {
            settings.add(answer.judgement.rule, answer.servers, silent: failed)
        }
        return settings
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
        asked: [TargetResult<LiveServer>],
        environment: String
    ) -> [Finding] {
        let isAnswered = asked.contains { $0.outcome.flatMap { Server($0.server.dialect) } == server }
        guard !isAnswered, !asked.contains(where: { $0.failure != nil }) else { return [] }
        return [notMeant(in: environment)]
    }

    /// A rule that means no server.
    func notMeant(in environment: String) -> Finding {
        Finding(
            code: LiveCodes.notAsked,
            message: "No server of \(environment) is one that '\(title)' means, so it is not checked.",
            advice: "Correct the kind or the name behind the '@', or leave the rule out of this environment with 'in'.",
            location: location
        )
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
