import Secrets
import Testing

@testable import Stores

@Suite struct Redis {
    private func server(
        _ server: StoreServer,
        user: String? = nil,
        password: Secret?,
        encryption: RedisServer.Encryption = .none,
        authority: HTTPClient.Authority = HTTPClient.Authority(file: nil, variable: nil)
    ) throws -> RedisServer {
        try #require(
            RedisServer(
                host: try server.host,
                port: try server.port,
                encryption: encryption,
                user: user,
                password: password,
                client: HTTPClient(authority: authority)
            )
        )
    }

    @Test func `a primary tells everything but its passwords`() async throws {
        let survey = try await server(.redis, user: "migrator", password: StoreServer.password).survey()
        #expect(survey.topology == .found(.standalone))
        #expect(survey.role == .found(.primary(replicas: 1)))
        guard case .found(let version) = survey.version, case .found(let variables) = survey.variables else {
            return #expect(Bool(false), "\(survey)")
        }
        #expect(version.first?.isNumber == true)
        #expect(variables["maxmemory"] == "0")
        #expect(variables["port"] == String(try StoreServer.redis.port))
        #expect(variables["tls-key-file"]?.hasSuffix("/server.key") == true)
        #expect(RedisPatterns.secrets.allSatisfy { variables[$0] == nil })
        #expect(try !"\(survey)".contains(StoreServer.password.use { $0 }))
    }

    @Test func `nothing is left out but the passwords`() async throws {
        let survey = try await server(.redis, user: "migrator", password: StoreServer.password).survey()
        guard case .found(let variables) = survey.variables else { return #expect(Bool(false)) }
        let address = try #require(HTTPAddress("http://\(try StoreServer.redis.place)"))
        let password = try StoreServer.password
        let exchange = CurlExchange(address.url, connectLimit: .seconds(5), totalLimit: .seconds(10))
        let reply = await exchange.perform { exchange -> RedisReply? in
            let place = StorePlace(service: "Redis", location: "")
            var talk = RedisTalk(exchange: exchange, client: HTTPClient(), place: place, limit: .seconds(10))
            try? talk.begin(user: nil, password: password)
            return try? talk.ask([["CONFIG", "GET", "*"]]).first
        }
        guard case .list(let items)? = reply else { return #expect(Bool(false)) }
        let names = Set(stride(from: 0, to: items.count, by: 2).map { items[$0] })
        let expected = Set(variables.keys).union(RedisPatterns.secrets).map(RedisReply.text)
        #expect(names == Set(expected))
    }

    @Test func `a replica names its primary, and a renamed command is not checked`() async throws {
        let survey = try await server(.redisReplica, password: StoreServer.password).survey()
        #expect(survey.role == .found(.replica(of: try StoreServer.redis.place, isLinked: true)))
        #expect(
            survey.variables
                == .notChecked(
                    reason: "CONFIG GET was not answered: the server does not know it: "
                        + "it was renamed, switched off, or is younger than the server."
                )
        )
    }

    @Test func `a sentinel names what it watches`() async throws {
        let survey = try await server(.redisSentinel, password: StoreServer.password).survey()
        #expect(survey.role == .found(.sentinel))
        guard case .found(.sentinel(.found(let watched))) = survey.topology else {
            return #expect(Bool(false), "\(survey)")
        }
        #expect(watched.map(\.name) == ["payment"])
        #expect(watched.first?.port == (try StoreServer.redis.port))
        #expect(watched.first?.quorum == 1)
        #expect(watched.first?.flags.first == "master")
    }

    @Test func `a node of a cluster tells its state`() async throws {
        let survey = try await server(.redisCluster, password: StoreServer.password).survey()
        #expect(
            survey.topology
                == .found(.cluster(.found(RedisSurvey.Cluster(state: "ok", slotsAssigned: 16384, nodes: 1, size: 1))))
        )
        #expect(survey.role == .found(.primary(replicas: 0)))
    }

    @Test func `what an account may not ask is not checked, and the rest is`() async throws {
        let survey = try await server(.redis, user: "watcher", password: StoreServer.password).survey()
        #expect(survey.role == .found(.primary(replicas: 1)))
        #expect(survey.variables == .notChecked(reason: "CONFIG GET was not answered: the account may not run it."))
        let nothing = try await server(.redis, user: "nobody", password: StoreServer.password).survey()
        #expect(nothing.role == .notChecked(reason: "INFO was not answered: the account may not run it."))
        #expect(nothing.topology == .notChecked(reason: "INFO was not answered: the account may not run it."))
    }

    @Test func `TLS is spoken, and the certificate checked`() async throws {
        let authority = try StoreServer.authority
        let survey = try await server(
            .encryptedRedis,
            password: StoreServer.password,
            encryption: .tls,
            authority: authority
        )
        .survey()
        #expect(survey.topology == .found(.standalone))
        let stranger = try server(.encryptedRedis, password: StoreServer.password, encryption: .tls)
        let error = try await failure { () throws(StoreError) in try await stranger.survey() }
        #expect(error.description.contains("could not prove who it is: SSL certificate problem"))
    }

    @Test func `a wrong or missing login is an error that hides it`() async throws {
        let canary = Canary()
        for user in [nil, "migrator", "stranger"] {
            let redis = try server(.redis, user: user, password: canary.secret)
            let error = try await failure(hiding: [canary]) { () throws(StoreError) in try await redis.survey() }
            #expect(
                error.description.hasSuffix("the server does not accept the login. Check the user and the password.")
            )
        }
        let open = try server(.redis, password: nil)
        let error = try await failure { () throws(StoreError) in try await open.survey() }
        #expect(error.description.hasSuffix("the server wants a login first. Check the user and the password."))
    }

    @Test func `what is no Redis is said to be none`() async throws {
        let canary = Canary()
        let http = try server(.stub, password: canary.secret)
        let error = try await failure(hiding: [canary]) { () throws(StoreError) in try await http.survey() }
        #expect(
            error.description.contains("it does not speak Redis's protocol")
                || error.description.contains("ended before")
        )
        let closed = try #require(RedisServer(host: "127.0.0.1", port: 1))
        let other = try await failure { () throws(StoreError) in try await closed.survey() }
        #expect(other.description.hasPrefix("Redis at 127.0.0.1:1 cannot be reached"))
        #expect(RedisServer(host: "a b") == nil)
    }
}

@Suite struct RedisReplies {
    @Test(
        arguments: [
            ("+OK\r\n", .text("OK")), (":-7\r\n", .number(-7)), ("$-1\r\n", .null), ("*-1\r\n", .null),
            ("$0\r\n\r\n", .text("")), ("$4\r\na\r\nb\r\n", .text("a\r\nb")), ("*0\r\n", .list([])),
            ("*2\r\n$1\r\na\r\n*1\r\n:1\r\n", .list([.text("a"), .list([.number(1)])])),
            ("-NOAUTH Authentication required.\r\n", .refused(.noLogin)), ("-WRONGPASS x\r\n", .refused(.wrongLogin)),
            ("-NOPERM x\r\n", .refused(.noPermission)),
            ("-ERR unknown command `CONFIG`\r\n", .refused(.unknownCommand)),
            ("-LOADING x\r\n", .refused(.busy)), ("-ERR x\r\n", .refused(.other)),
        ] as [(String, RedisReply)]
    )
    func `a reply is read when it is all there, and not before`(text: String, reply: RedisReply) throws {
        let bytes = Array(text.utf8)
        for count in 0..<bytes.count {
            var reader = RedisReader()
            reader.add(Array(bytes[..<count]))
            #expect(try reader.next() == nil)
            reader.add(Array(bytes[count...]) + Array(":1\r\n".utf8))
            #expect(try reader.next() == reply)
            #expect(try reader.next() == .number(1))
        }
    }

    @Test(arguments: [
        "HTTP/1.1 400 Bad Request\r\n", "$-2\r\n", "$x\r\n", ":\r\n", ":1x\r\n", "+a\rb", "$1\r\nabc", "*70000\r\n",
        "*999999999999999999999\r\n", String(repeating: "*1\r\n", count: 10_000),
        "+\u{0}" + String(repeating: "x", count: 70_000),
        "_\r\n",
    ])
    func `what breaks the protocol is refused`(text: String) {
        var reader = RedisReader()
        reader.add(Array(text.utf8))
        #expect(throws: RedisReader.Broken.self) { while try reader.next() != nil {} }
    }

    @Test func `no bytes can crash or hold the reader`() {
        var generator = SeededGenerator(state: 7)
        let signs = Array("+-:$*\r\n0129ab ".utf8)
        for _ in 0..<20_000 {
            var reader = RedisReader()
            reader.add(
                (0..<Int.random(in: 0..<40, using: &generator)).map { _ in signs.randomElement(using: &generator) ?? 0 }
            )
            var count = 0
            while let reply = try? reader.next() {
                count += 1
                #expect(count <= 40, "\(reply)")
            }
        }
    }

    @Test func `the patterns match every name but the secret ones, once`() {
        var names =
            RedisPatterns.secrets + [
                "tls-key-file", "tls-client-key-file", "maxmemory", "masteruser", "x", "requirepas",
            ]
        names += RedisPatterns.secrets.flatMap { [String($0.dropLast()), $0 + "x", "x" + $0] }
        for name in names {
            let count = RedisPatterns.all.count { Self.matches($0[...], name[...]) }
            #expect(count == (RedisPatterns.secrets.contains(name) ? 0 : 1), "\(name)")
        }
    }

    /// The part of Redis's glob that the patterns use.
    private static func matches(_ pattern: Substring, _ name: Substring) -> Bool {
        guard let sign = pattern.first else { return name.isEmpty }
        if sign == "*" { return true }
        guard let letter = name.first else { return false }
        if sign == "[", let end = pattern.firstIndex(of: "]") {
            let isListed = pattern[..<end].dropFirst(2).contains(letter)
            return !isListed && matches(pattern[pattern.index(after: end)...], name.dropFirst())
        }
        return (sign == "?" || sign == letter) && matches(pattern.dropFirst(), name.dropFirst())
    }
}

/// The same numbers in every run.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
