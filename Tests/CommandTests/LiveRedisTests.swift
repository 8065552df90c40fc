import Testing

/// `migrate config live` and the servers of Redis that `ci/servers` starts: one server with a replica, a sentinel, and a
/// cluster of one node.
@Suite(.timeLimit(.minutes(10))) struct LiveRedisTests {
    private static let login = """
        spring.data.redis.username=default
        spring.data.redis.password=${REDIS_PASSWORD}
        spring.data.redis.sentinel.password=${REDIS_PASSWORD}

        """

    @Test func `a server whose settings are as asked for passes, and another is told`() async throws {
        let settings = try "spring.data.redis.host=127.0.0.1\nspring.data.redis.port=\(port(.plain))\n"
        try await live(
            settings,
            vars: "{maxmemory-policy: noeviction, appendonly: no, maxmemory: 0, role: master, connected_slaves: 1}"
        ) { answer in
            #expect(answer.status == 0, "\(answer)")
            #expect(answer.text.contains("maxmemory-policy"))
        }
        try await live(settings, vars: "{maxmemory-policy: allkeys-lru, requirepass: same}") { answer in
            #expect(answer.status == 2, "\(answer)")
            #expect(answer.text.contains("CFG-LIVE-001"))
            #expect(answer.text.contains("does not tell requirepass"))
        }
    }

    @Test func `a sentinel leads to the settings of its primary`() async throws {
        let settings = try """
        spring.data.redis.sentinel.master=payment
        spring.data.redis.sentinel.nodes=127.0.0.1:\(port(.sentinel))

        """
        try await live(settings, vars: "{appendonly: no, role: master}") { answer in
            #expect(answer.status == 0, "\(answer)")
            #expect(answer.text.contains("a sentinel"))
        }
    }

    @Test func `a name that no sentinel knows, and a node that is no sentinel, are told`() async throws {
        try await live(
            """
            spring.data.redis.sentinel.master=other
            spring.data.redis.sentinel.nodes=127.0.0.1:\(try port(.sentinel)),127.0.0.1:\(try port(.plain))
            """
        ) { answer in
            #expect(answer.status == 1, "\(answer)")
            #expect(answer.text.contains("does not watch 'other'; it watches payment."))
            #expect(answer.text.contains("is declared as a sentinel and is one server."))
        }
    }

    @Test func `a cluster is asked at every node, and one that does not answer is not checked`() async throws {
        let cluster = try "127.0.0.1:\(port(.cluster))"
        try await live("spring.data.redis.cluster.nodes=\(cluster)", vars: "{cluster-enabled: yes}") { answer in
            #expect(answer.status == 0, "\(answer)")
            #expect(answer.text.contains("a node of a cluster of 1"))
        }
        try await live("spring.data.redis.cluster.nodes=\(cluster),127.0.0.1:1") { answer in
            #expect(answer.status == 2, "\(answer)")
            #expect(answer.text.contains("UNREADABLE_SERVER"))
            #expect(answer.text.contains("knows 1 of the 2 nodes that are declared"))
        }
    }

    @Test func `a wrong password is not shown, and nothing is green`() async throws {
        try await live(
            "spring.data.redis.host=127.0.0.1\nspring.data.redis.port=\(try port(.plain))\n",
            password: "canary-of-a-password"
        ) { answer in
            #expect(answer.status == 2, "\(answer)")
            #expect(answer.text.contains("does not accept the login"))
        }
    }

    @Test(arguments: ["values", "metadata"])
    func `a password that a store keeps is asked for where the rules allow it, and alone`(_ mode: String) async throws {
        let password = try variable("MIGRATE_TEST_PASSWORD")
        let kept = try await AWSEmulator.makeSecret(["redis": password])
        let task = """
            {"containerDefinitions": [{"name": "app", "environment": [
              {"name": "SPRING_DATA_REDIS_HOST", "value": "127.0.0.1"},
              {"name": "SPRING_DATA_REDIS_PORT", "value": "\(try port(.plain))"}], "secrets": [
              {"name": "SPRING_DATA_REDIS_PASSWORD", "valueFrom": "\(kept):redis::"},
              {"name": "OTHER_SECRET_KEY", "valueFrom": "arn:aws:secretsmanager:eu-west-1:1:secret:not-there"}]}]}
            """
        try await withWorkbench { workbench in
            try workbench.write(task, to: "task.json")
            try workbench.write(
                """
                environments: {dev: }
                service: shop
                sources: [{ecs: task.json}]
                secrets: {stores: [{kind: aws-secretsmanager, mode: \(mode)}]}
                rules: [{live: redis@shop, vars: {appendonly: no}}]
                """,
                to: "environments/rules.yaml"
            )
            let answer = try await workbench.run("\(AWSEmulator.variables) migrate config live --env dev")
            #expect(!answer.description.contains(password))
            if mode == "values" {
                #expect(answer.status == 0, "\(answer)")
            } else {
                #expect(answer.status == 2, "\(answer)")
                #expect(answer.text.contains("lets nobody ask for values (mode: metadata)"))
            }
            #expect(!answer.description.contains("not-there"))
        }
    }

    @Test func `a password may come from a file of variables that is named on the command line`() async throws {
        let password = try variable("MIGRATE_TEST_PASSWORD")
        try await withWorkbench { workbench in
            try workbench.write(
                Self.login + "spring.data.redis.host=127.0.0.1\nspring.data.redis.port=\(try port(.plain))\n",
                to: "config/application.properties"
            )
            try workbench.write("REDIS_PASSWORD=\(password)\n", to: "own.env")
            try workbench.write(
                """
                environments: {dev: }
                service: shop
                sources: [{spring: config}]
                rules: [{live: redis@shop, vars: {appendonly: no}}]
                """,
                to: "environments/rules.yaml"
            )
            let without = try await workbench.run("migrate config live --env dev")
            #expect(without.status == 2, "\(without)")
            #expect(without.text.contains("--env-from names a file of variables"))
            let answer = try await workbench.run("migrate config live --env dev --env-from own.env")
            #expect(answer.status == 0, "\(answer)")
            #expect(!answer.description.contains(password))
        }
    }

    @Test(arguments: [("noeviction", 0 as Int32), ("allkeys-lru", 1)])
    func `the estate's rule about Redis holds for a server that throws nothing out`(
        _ policy: String,
        _ status: Int32
    ) async throws {
        let password = try variable("MIGRATE_TEST_PASSWORD")
        try await withWorkbench { workbench in
            let entry = try Estate(in: workbench).rule("live: redis@payment")
                .replacing("noeviction", with: policy)
            try workbench.write(
                Self.login
                    + "spring.data.redis.sentinel.master=payment\n"
                    + "spring.data.redis.sentinel.nodes=127.0.0.1:\(try port(.sentinel))\n",
                to: "config/application.properties"
            )
            try workbench.write("REDIS_PASSWORD=\(password)\n", to: "own.env")
            try workbench.write(
                "environments: {stage: , prod: }\nservice: payment\nsources: [{spring: config}]\nrules:\n\(entry)",
                to: "environments/rules.yaml"
            )
            let answer = try await workbench.run("migrate config live --env stage --env-from own.env")
            #expect(answer.status == status, "\(answer)")
            #expect(answer.text.contains("maxmemory-policy"))
            #expect(answer.text.contains("CFG-LIVE-001") == (status == 1))
        }
    }

    private enum Server: String {
        case plain = "MIGRATE_TEST_REDIS"
        case sentinel = "MIGRATE_TEST_REDIS_SENTINEL"
        case cluster = "MIGRATE_TEST_REDIS_CLUSTER"
    }

    private struct Outcome: CustomStringConvertible {
        let status: Int32
        let text: String
        var description: String { "\(status)\n\(text)" }
    }

    /// Asks the servers of a service with these settings, in every format; the password is in none of them.
    private func live(
        _ settings: String,
        vars: String = "{}",
        password given: String? = nil,
        _ judge: (Outcome) throws -> Void
    ) async throws {
        let password = try given ?? variable("MIGRATE_TEST_PASSWORD")
        try await withWorkbench { workbench in
            try workbench.write(Self.login + settings, to: "config/application.properties")
            try workbench.write("REDIS_PASSWORD=\(password)\n", to: ".env.dev")
            try workbench.write(
                """
                environments: {dev: }
                service: shop
                sources: [{spring: config}, {dotenv: {file: .env.dev, dialect: compose}}]
                rules: [{live: redis@shop, vars: \(vars)}]
                """,
                to: "environments/rules.yaml"
            )
            try workbench.write("environment: dev\n", to: "environments/dev.yaml")
            for format in ["json", "html", "text"] {
                let answer = try await workbench.run("migrate config live --env dev --format \(format)")
                #expect(!answer.description.contains(password))
                if format == "text" {
                    try judge(Outcome(status: answer.status, text: answer.description))
                }
            }
        }
    }

    private func port(_ server: Server) throws -> String {
        String(try variable(server.rawValue).drop { $0 != ":" }.dropFirst())
    }

    private func variable(_ name: String) throws -> String { try StoreStub.place(name) }
}
