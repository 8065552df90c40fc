import ConfigRules
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

    /// Whether nothing was found that could be asked.
    var isEmpty: Bool { judgements.isEmpty && gaps.isEmpty }

    /// The variable that names the authorities of servers with TLS.
    private static let authorityVariable = "REDIS_CACERT"

    /// Adds a service whose Redis cannot be asked, or a rule that means none.
    mutating func add(_ gap: Finding) { gaps.append(gap) }

    /// Asks every server of one service.
    mutating func ask(_ connection: RedisConnection, _ passwords: RedisPasswords, wantsSettings: Bool) async {
        let login = RedisKey(connection.login, passwords)
        let isSentinel =
            switch connection.mode {
            case .sentinel: true
            case .standalone, .cluster: false
            }
        let key = isSentinel ? RedisKey(connection.sentinelLogin, passwords) : login
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

    init(_ login: RedisConnection.Login, _ passwords: RedisPasswords) {
        user = login.user
        switch login.password {
        case .none: password = .success(nil)
        case .known(let secret): password = .success(secret)
        case .unknown:
            password = .failure(
                Silence(reason: "Nothing here tells its password; --env-from names a file of variables.")
            )
        case .kept(let reference): password = .failure(Silence(reason: passwords.reason(reference)))
        }
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
