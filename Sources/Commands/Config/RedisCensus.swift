import ConfigRules
import Files
import Findings
import Secrets
import Stores

/// What the servers of Redis said that the services of one rule use.
struct RedisCensus: Sendable {
    /// The servers that have settings of their own.
    private(set) var servers: [LiveAnswer] = []
    private(set) var judgements: [RedisJudgement] = []
    /// Services whose Redis was not asked.
    private(set) var gaps: [Finding] = []

    /// The variable that names the authorities of servers with TLS.
    private static let authorityVariable = "REDIS_CACERT"

    /// Asks every server of every service that the rule means.
    init(_ rule: LiveRule, _ project: ConfigProject, _ services: [ServiceState], in environment: String) async {
        for service in services where Glob(rule.shards).matches(service.name) {
            switch RedisConnection.read(service, in: environment) {
            case nil: continue
            case .failure(let gap): gaps.append(gap.finding)
            case .success(let connection): await ask(connection, project, wantsSettings: !rule.variables.isEmpty)
            }
        }
        if judgements.isEmpty, gaps.isEmpty { gaps.append(rule.notMeant(in: environment)) }
    }

    private mutating func ask(
        _ connection: RedisConnection,
        _ project: ConfigProject,
        wantsSettings: Bool
    ) async {
        let login = await RedisKey(connection.login, project)
        let isSentinel =
            switch connection.mode {
            case .sentinel: true
            case .standalone, .cluster: false
            }
        let key = isSentinel ? await RedisKey(connection.sentinelLogin, project) : login
        let surveys = await Self.surveys(key, connection)
        let answers = surveys.map { RedisAnswer(node: $0.node, outcome: .init($0.survey)) }
        judgements.append(connection.judge(answers))
        guard wantsSettings else { return }
        guard isSentinel else {
            for (node, survey) in surveys { add(survey, of: node, connection) }
            return
        }
        // The sentinels tell where the settings are that count; without them nobody does, and that is told already.
        guard let primary = connection.primary(by: answers) else { return }
        add(await Self.survey(primary, login, connection), of: primary, connection)
    }

    /// What all servers say that the settings name, asked at once, in the order of the settings.
    private static func surveys(
        _ key: RedisKey,
        _ connection: RedisConnection
    ) async -> [(node: RedisConnection.Node, survey: Result<RedisSurvey, Silence>)] {
        await withTaskGroup(of: (Int, Result<RedisSurvey, Silence>).self) { group in
            for (index, node) in connection.nodes.enumerated() {
                group.addTask { (index, await survey(node, key, connection)) }
            }
            var answers: [Int: Result<RedisSurvey, Silence>] = [:]
            for await (index, answer) in group { answers[index] = answer }
            return connection.nodes.enumerated().compactMap { index, node in answers[index].map { (node, $0) } }
        }
    }

    private static func survey(
        _ node: RedisConnection.Node,
        _ key: RedisKey,
        _ connection: RedisConnection
    ) async -> Result<RedisSurvey, Silence> {
        let file = Terminal.environment(authorityVariable).flatMap { $0.isEmpty ? nil : $0 }
        let password: Secret?
        switch key.password {
        case .failure(let silence): return .failure(silence)
        case .success(let known): password = known
        }
        let server = RedisServer(
            host: node.host,
            port: node.port,
            encryption: connection.isEncrypted ? .tls : .none,
            user: key.user,
            password: password,
            client: HTTPClient(authority: HTTPClient.Authority(file: file, variable: authorityVariable))
        )
        guard let server else { return .failure(Silence(reason: "Its host is none.")) }
        do throws(StoreError) { return .success(try await server.survey()) } catch {
            return .failure(Silence(reason: error.description))
        }
    }

    /// Takes what a server said of its settings.
    private mutating func add(
        _ answer: Result<RedisSurvey, Silence>,
        of node: RedisConnection.Node,
        _ connection: RedisConnection
    ) {
        // A silent server that the settings name is told of where its place among the others is judged.
        let survey: RedisSurvey
        switch answer {
        case .success(let found): survey = found
        case .failure(let silence):
            if !connection.nodes.contains(node) { gaps.append(connection.silent(node, silence.reason)) }
            return
        }
        let label = "\(connection.service) at \(node)"
        switch survey.variables {
        case .notChecked(let reason): gaps.append(connection.silent(node, reason))
        case .found(let variables):
            servers.append(
                LiveAnswer(
                    shard: connection.service,
                    label: label,
                    server: .redis,
                    role: .init(survey.role),
                    variables: (variables.map { LiveVariable(name: $0, value: $1) } + survey.facts).withoutSecrets
                )
            )
        }
    }
}

/// Why a server said nothing, as a full sentence.
struct Silence: Error {
    let reason: String
}

/// Who asks a server, with the password where it can be had.
private struct RedisKey {
    let user: String?
    let password: Result<Secret?, Silence>

    /// Asks the store that keeps the password, unless the rules file lets it be asked for metadata alone.
    init(_ login: RedisConnection.Login, _ project: ConfigProject) async {
        user = login.user
        switch login.password {
        case .none: password = .success(nil)
        case .known(let secret): password = .success(secret)
        case .unknown: password = .failure(Silence(reason: "Its password is not known here."))
        case .kept(let reference):
            guard !project.asksForMetadataAlone(reference.store) else {
                password = .failure(
                    Silence(
                        reason: "Its password is kept by \(reference.store.rawValue), which the rules file lets nobody "
                            + "ask for values (mode: metadata)."
                    )
                )
                return
            }
            do throws(StoreError) {
                password = .success(
                    try await SecretStores(StoreVariables(read: Terminal.environment)).value(of: reference)
                )
            } catch {
                password = .failure(Silence(reason: error.description))
            }
        }
    }
}

extension ConfigProject {
    fileprivate func asksForMetadataAlone(_ store: StoreReference.Store) -> Bool {
        let kind: SecretStoreSettings.Kind? =
            switch store {
            case .secretsManager: .secretsManager
            case .parameterStore: .parameterStore
            case .vault: .vault
            case .kubernetesSecret, .keysFile, .platform: nil
            }
        return stores.contains { $0.kind == kind && $0.mode == .metadata }
    }
}

extension RedisConnection {
    /// A server whose settings were not told.
    fileprivate func silent(_ node: Node, _ reason: String) -> Finding {
        Finding(
            code: LiveCodes.notAsked,
            message: "The settings of \(node), where \(service) has its data, were not checked: \(reason)",
            advice: "Check that it runs, and that the service's account may use CONFIG GET.",
            location: location
        )
    }
}
