import ConfigRules
import Findings
import Secrets
import Testing

/// How a service reaches Redis, and what the servers say of it, judged without one.
@Suite struct RedisJudgeTests {
    private static let sentinels = """
        spring.data.redis.sentinel.master=payment
        spring.data.redis.sentinel.nodes=a.internal:26379,b.internal:26380,c.internal
        spring.data.redis.sentinel.password=gate-word
        spring.data.redis.username=app
        spring.data.redis.password=${REDIS_PASSWORD}
        spring.data.redis.ssl.enabled=true
        """
    private static let cluster = "spring.data.redis.cluster.nodes[0]=a:7000\nspring.data.redis.cluster.nodes[1]=b:7001"

    @Test func `sentinels are read with their ports, and have a login of their own`() throws {
        let connection = try connection(Self.sentinels, variables: "REDIS_PASSWORD=data-word")
        #expect(
            connection.mode
                == .sentinel(
                    primary: "payment",
                    nodes: [node("a.internal", 26379), node("b.internal", 26380), node("c.internal", 26379)]
                )
        )
        #expect(connection.isEncrypted)
        #expect(connection.login.user == "app")
        #expect(isKnown(connection.login.password, "data-word"))
        #expect(connection.sentinelLogin.user == nil)
        #expect(isKnown(connection.sentinelLogin.password, "gate-word"))
    }

    @Test func `a password in a store is known by its name there`() throws {
        let service = ExampleService(
            settings: ["prod": "spring.data.redis.host=cache\nspring.data.redis.password=${REDIS_PASSWORD}"],
            stores: ["prod": "REDIS_PASSWORD=shop/redis"]
        )
        let connection = try #require(try RedisConnection.read(try service.state, in: "prod")?.get())
        guard case .kept(let reference) = connection.login.password else {
            return #expect(Bool(false), "\(connection.login.password)")
        }
        #expect(reference.name == "shop/redis")
        #expect(connection.mode == .standalone(node("cache", 6379)))
    }

    @Test(arguments: [
        ("spring.data.redis.url=redis://app:word@cache:6380/0", "cache", 6380),
        ("spring.redis.host=old", "old", 6379), ("spring.data.redis.port=7000", "localhost", 7000),
        ("spring.data.redis.url=rediss://[::1]:6380", "::1", 6380),
    ])
    func `one server is read from a url or from host and port`(_ settings: String, _ host: String, _ port: Int) throws {
        #expect(try connection(settings).mode == .standalone(node(host, port)))
    }

    @Test(arguments: [
        ("redis://app:w%40rd@cache", "app", "w@rd"), ("redis://:word@cache", nil, "word"),
        ("redis://word@cache", nil, "word"),
    ])
    func `the login of a url is its own`(_ url: String, _ user: String?, _ password: String) throws {
        let connection = try connection(
            "spring.data.redis.url=\(url)\nspring.data.redis.username=unread\nspring.data.redis.password=unread"
        )
        #expect(connection.login.user == user)
        #expect(isKnown(connection.login.password, password))
    }

    @Test(arguments: ["redis://:pa@ss/word@cache", "redis://app:pa/word@cache", "redis://:pa@ss@cache"])
    func `a url in which a piece of the password could be the host is not asked`(_ url: String) throws {
        let service = try ExampleService(settings: ["prod": "spring.data.redis.url=\(url)"]).state
        guard case .failure(let gap)? = RedisConnection.read(service, in: "prod") else {
            return #expect(Bool(false))
        }
        #expect(!gap.finding.sentence.contains("ss"))
    }

    @Test func `a bundle of certificates means TLS, as long as nobody says no`() throws {
        let bundle = "spring.data.redis.host=cache\nspring.data.redis.ssl.bundle=own\n"
        #expect(try connection(bundle).isEncrypted)
        #expect(try !connection(bundle + "spring.data.redis.ssl.enabled=false").isEncrypted)
    }

    @Test func `a service without Redis has no connection, and one whose address is not known has a gap`() throws {
        let without = try ExampleService(settings: ["prod": "server.port=1"]).state
        #expect(RedisConnection.read(without, in: "prod") == nil)
        let open = try ExampleService(settings: ["prod": "spring.data.redis.cluster.nodes=${NODES}"]).state
        guard case .failure(let gap)? = RedisConnection.read(open, in: "prod") else {
            return #expect(Bool(false))
        }
        #expect(gap.finding.code == LiveCodes.notAsked)
    }

    @Test func `sentinels that agree with each other and with the settings are as they should be`() throws {
        let judgement = try connection(Self.sentinels).judge(answers(watching: [watched(), watched(), watched()]))
        #expect(judgement.findings == [])
        #expect(judgement.rows.map(\.state) == [.good, .good, .good])
    }

    static let wrong: [(RedisStatement, String)] = [
        (.standalone, "is declared as a sentinel and is one server"),
        (.sentinel(watching: []), "does not watch 'payment'; it watches nothing"),
        (.sentinel(watching: [watched("other")]), "it watches other"),
        (.sentinel(watching: [watched(troubles: ["s_down", "o_down"])]), "s_down, o_down"),
        (.sentinel(watching: [watched(replicas: 0)]), "no replica"),
        (.sentinel(watching: [watched(others: 1)]), "knows 1 of the 2 others"),
        (.sentinel(watching: [watched(quorum: 4)]), "asks for 4 votes"),
    ]

    @Test(arguments: wrong)
    func `a sentinel that is not as declared is told`(_ statement: RedisStatement, _ words: String) throws {
        let answer = RedisAnswer(node: node("a.internal", 26379), outcome: .said(statement))
        let judgement = try connection(Self.sentinels).judge([answer])
        #expect(judgement.findings.map(\.code) == [LiveCodes.topology])
        #expect(judgement.findings.first?.message.contains(words) == true, "\(judgement.findings)")
        #expect(judgement.rows.map(\.state) == [.bad])
    }

    @Test func `sentinels that do not agree where the primary is are told once`() throws {
        let elsewhere = Self.watched(address: node("elsewhere", 6379))
        let judgement = try connection(Self.sentinels).judge(answers(watching: [watched(), watched(), elsewhere]))
        #expect(judgement.findings.map(\.code) == [LiveCodes.topology])
        #expect(judgement.findings.first?.message.contains("c.internal:26379: elsewhere:6379") == true)
    }

    @Test func `the data are where the first sentinel that knows says`() throws {
        let connection = try connection(Self.sentinels)
        let silent = RedisAnswer(node: node("a.internal", 26379), outcome: .silent(reason: "It is gone."))
        let answers = [silent] + answers(watching: [watched()])
        #expect(connection.primary(by: answers) == node("data", 6379))
        #expect(connection.primary(by: [silent]) == nil)
    }

    static let clusters: [(RedisStatement.Cluster, String?)] = [
        (RedisStatement.Cluster(state: "ok", slotsAssigned: 16384, nodes: 6), nil),
        (RedisStatement.Cluster(state: "fail", slotsAssigned: 16000, nodes: 6), "state is 'fail', with 16000"),
        (RedisStatement.Cluster(state: "ok", slotsAssigned: 16000, nodes: 6), "384 of 16384 slots"),
        (RedisStatement.Cluster(state: "ok", slotsAssigned: 16384, nodes: 1), "knows 1 of the 2 nodes"),
    ]

    @Test(arguments: clusters)
    func `a node of a cluster is judged by what it knows`(_ cluster: RedisStatement.Cluster, _ words: String?) throws {
        let answer = RedisAnswer(node: node("a", 7000), outcome: .said(.cluster(cluster)))
        let judgement = try connection(Self.cluster).judge([answer])
        #expect(judgement.findings.count == (words == nil ? 0 : 1))
        if let words { #expect(judgement.findings.first?.message.contains(words) == true) }
    }

    @Test func `a server that says nothing is not checked`() throws {
        let silent = RedisAnswer(node: node("a", 7000), outcome: .silent(reason: "It is gone."))
        let vague = RedisAnswer(node: node("b", 7001), outcome: .said(.unknown(reason: "It does not tell.")))
        let judgement = try connection(Self.cluster).judge([silent, vague])
        #expect(judgement.findings.map(\.code) == [LiveCodes.notAsked, LiveCodes.notAsked])
        #expect(judgement.rows.map(\.state) == [.unknown, .unknown])
    }

    private func connection(_ settings: String, variables: String = "") throws -> RedisConnection {
        let service = ExampleService(settings: ["prod": settings], variables: ["prod": variables])
        return try #require(try RedisConnection.read(try service.state, in: "prod")?.get())
    }

    private func isKnown(_ password: RedisConnection.Password, _ text: String) -> Bool {
        guard case .known(let secret) = password else { return false }
        return secret.use { $0 == text }
    }

    private func node(_ host: String, _ port: Int) -> RedisConnection.Node {
        RedisConnection.Node(host: host, port: port)
    }

    private func answers(watching: [RedisStatement.Watched]) -> [RedisAnswer] {
        let nodes = [node("a.internal", 26379), node("b.internal", 26380), node("c.internal", 26379)]
        return zip(nodes, watching).map { RedisAnswer(node: $0, outcome: .said(.sentinel(watching: [$1]))) }
    }

    private func watched() -> RedisStatement.Watched { Self.watched() }

    private static func watched(
        _ name: String = "payment",
        address: RedisConnection.Node = RedisConnection.Node(host: "data", port: 6379),
        replicas: Int = 1,
        others: Int = 2,
        quorum: Int = 2,
        troubles: [String] = []
    ) -> RedisStatement.Watched {
        RedisStatement.Watched(
            name: name,
            address: address,
            replicas: replicas,
            otherSentinels: others,
            quorum: quorum,
            troubles: troubles
        )
    }
}
