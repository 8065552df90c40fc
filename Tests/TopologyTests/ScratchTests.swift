import Database
import SQLText
import Secrets
import TestSupport
import Testing
import Topology

@Suite(.scratchFolder) struct ScratchServers {
    /// Where the only shard of an environment is replayed.
    private func scratch(
        _ lines: String,
        url: String = "mariadb://app@db.example/pay",
        variables: [String: String] = [:]
    ) async throws -> Endpoint? {
        let project = try openProject(
            ["environments/dev.yaml": "environment: dev\nurl: \"\(url)\"\n\(lines)\n"],
            variables: variables
        )
        return try await project.targets(environment: "dev", shards: []).first?.scratchEndpoint()
    }

    @Test func `a project that names no scratch server has none`() async throws {
        #expect(try await scratch("password: x") == nil)
    }

    @Test func `a url alone is a scratch server, and may leave out the database`() async throws {
        let endpoint = try await scratch(
            "password: x\nsettings: {sql_mode: ANSI}\nscratch: \"mariadb://s@127.0.0.1:3308/\""
        )
        #expect(endpoint?.address == .tcp(host: "127.0.0.1", port: 3308))
        #expect(endpoint?.user == "s")
        #expect(endpoint?.database == "")
        #expect(endpoint?.encryption.mode == .disable)
    }

    @Test func `nothing but the bounds of the environment holds for a scratch server`() async throws {
        let endpoint = try await scratch(
            """
            password: live
            tls: {mode: disable, ca: live.pem}
            settings: {sql_mode: ANSI}
            timeouts: {connect: 3s}
            scratch: "mariadb://s@other.example/empty"
            """
        )
        #expect(endpoint?.password == nil)
        #expect(endpoint?.encryption == Encryption(mode: .verifyFull))
        #expect(endpoint?.settings == [:])
        #expect(endpoint?.limits.connect == .seconds(3))
        #expect(endpoint?.database == "empty")
    }

    @Test func `a mapping names password and encryption`() async throws {
        let endpoint = try await scratch(
            "scratch: {url: \"mariadb://s@h/{shard.name}\", password: \"${env:PW}\", tls: {mode: verify-full, ca: /ca.pem}}",
            variables: ["PW": "hunter2"]
        )
        #expect(endpoint?.password == Secret("hunter2"))
        #expect(endpoint?.encryption == Encryption(mode: .verifyFull, authorityFile: "/ca.pem"))
        #expect(endpoint?.database == "main")
    }

    @Test(arguments: [
        ("mariadb://app@h/d", "m"), ("postgres://app@h/d", "p"), ("mysql://app@h/d", nil), ("sqlite:a.db", nil),
        ("${env:URL}", "p"),
    ])
    func `of several servers, the one of the target's kind is taken`(url: String, user: String?) async throws {
        let endpoint = try await scratch(
            "scratch: [\"mariadb://m@s/\", {url: \"${env:PG}\"}]",
            url: url,
            variables: ["URL": "postgres://app@h/d", "PG": "postgres://p@s/"]
        )
        #expect(endpoint?.user == user)
    }

    @Test func `the variables of a scratch server are read when it is asked for, and not before`() async throws {
        let project = try openProject([
            "environments/dev.yaml": """
            environment: dev
            url: "mariadb://app@h/d"
            scratch: {url: "mariadb://s@s/", password: "${env:SCRATCH_PW}"}
            """
        ])
        let target = try #require(try project.targets(environment: "dev", shards: []).first)
        try project.requireVariables(of: [target])
        #expect(try await target.endpoint().database == "d")
        do throws(TopologyError) {
            _ = try await target.scratchEndpoint()
            Issue.record("A missing variable has to be told.")
        } catch {
            #expect(error.description.hasPrefix("environments/dev.yaml:3:44: The environment variable SCRATCH_PW "))
        }
    }

    @Test(arguments: [
        ("scratch: \"sqlite:a.db\"", "2:10: SQLite needs no scratch server: its history is replayed in memory."),
        ("scratch: \"mariadb://h/\"", "2:10: The url names no account: "),
        ("scratch: \"mariadb://s:hunter2@h/\"", "2:10: The url holds a password. "),
        ("scratch: \"maria://s@h/\"", "2:10: The url's scheme 'maria' is unknown."),
        ("scratch: \"mariadb://s@h/?tsl=disable\"", "2:10: The url has an unknown option 'tsl'. Did you mean tls? "),
        ("scratch: {ulr: \"mariadb://s@h/\", url: \"mariadb://s@h/\"}", "2:11: Unknown key 'ulr'. Did you mean url?"),
        ("scratch: {password: \"${env:PW}\"}", "2:10: 'scratch' needs a url."),
        ("scratch: {url: \"mariadb://s@h/\", tls: yes}", "2:39: 'tls' cannot be 'yes'."),
        (
            "scratch: [\"mariadb://s@h/\", \"mariadb://s@g/\"]",
            "2:29: 'scratch' names two servers for MariaDB. Keep one."
        ),
        (
            "protected: true\nscratch: {url: \"mariadb://s@h/\", password: hunter2}",
            "3:44: The password of a protected environment cannot stand in a file. "
        ),
    ])
    func `a mistake in a scratch server is named with its place`(lines: String, start: String) throws {
        let found = try problems(in: ["environments/dev.yaml": "environment: dev\n\(lines)"])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("environments/dev.yaml:\(start)") == true, "\(found)")
        #expect(found.first?.contains("hunter2") == false)
    }

    @Test(arguments: [
        ("mariadb://s@h:3306/b", true), ("mysql://s@H/b", true), ("mariadb://s@h/{shard.name}", true),
        ("mariadb://s@h/scratch", false), ("mariadb://s@h/", false), ("mariadb://s@g/b", false),
        ("mariadb://s@h:3307/b", false),
    ])
    func `a scratch server that is a shard's database is refused`(url: String, isRefused: Bool) throws {
        let found = try problems(
            environment: "dev",
            in: [
                "environments/dev.yaml": "environment: dev\nscratch: \"\(url)\"",
                "shards/all.yaml": """
                shards:
                  - {shard: a, environments: {dev: {url: "postgres://app@h:3306/b?schema=x"}}}
                  - {shard: b, environments: {dev: {url: "mariadb://app@h/b"}}}
                """,
            ]
        )
        #expect(found.contains { $0.contains("'scratch' leads to the database of shard ") } == isRefused, "\(found)")
        #expect(found.isEmpty == !isRefused)
    }
}
