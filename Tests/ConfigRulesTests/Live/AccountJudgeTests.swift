import ConfigRules
import Findings
import TestSupport
import Testing

/// The accounts that services use, and what servers say of them, judged without a server.
@Suite(.scratchFolder) struct AccountJudgeTests {
    private static let rules = """
        environments: {local: {gate: false}, dev: , prod: }
        service: shop
        sources: [{spring: config}]
        rules: [{use: spring/no-runtime-ddl, in: [local, dev]}]
        """
    private static let primary = """
        spring.datasource.shard1.primary.url=jdbc:mariadb://db1:3306/shop_one?sslMode=verify-full
        spring.datasource.shard1.primary.username=app

        """

    @Test func `every data source is found with its account and database, and embedded ones are left out`() throws {
        let uses = try uses(
            Self.primary + """
                spring.datasource.shard1.replica.jdbc-url=jdbc:mysql://db1-ro/shop_one
                spring.datasource.shard1.replica.username=${READER}
                READER=app
                spring.datasource.report.hikari.jdbc-url=jdbc:postgresql://pg:5432/report
                spring.datasource.report.hikari.username=reporter
                spring.datasource.bare.url=jdbc:mariadb://db2/bare?user=visitor
                spring.datasource.test.url=jdbc:h2:mem:test
                """
        )
        #expect(uses?.gaps == [])
        let found = Set(uses?.uses.map { "\($0.user) \($0.family) \($0.databases) \($0.places.count)" } ?? [])
        #expect(
            found == [
                #"app mariadb ["shop_one"] 2"#, #"reporter postgresql ["report"] 1"#, #"visitor mariadb ["bare"] 1"#,
            ]
        )
    }

    @Test(arguments: [
        "spring.datasource.url=jdbc:mariadb://db/${DATABASE}\nspring.datasource.username=app",
        "spring.datasource.url=jdbc:mariadb://db/shop\nspring.datasource.username=${ACCOUNT}",
        "spring.datasource.url=jdbc:mariadb://db/shop", "spring.datasource.url=jdbc:oracle:thin:@db:1521/shop",
    ])
    func `an account that is not known is told`(_ settings: String) throws {
        let uses = try uses(settings)
        #expect(uses?.uses == [])
        #expect(uses?.gaps.map(\.code) == [LiveCodes.unseen])
    }

    @Test(arguments: ["local", "prod"])
    func `nothing is asked where no rule forbids changes of the schema, or nobody is judged`(
        _ environment: String
    ) throws {
        #expect(try uses(Self.primary, in: environment) == nil)
    }

    @Test func `one account on one server is one finding, with its rights by what they are on`() throws {
        let judgement = try judge([
            ("one", [account("app@%", [right("CREATE", "`shop_one`.*"), right("DROP", "`shop_one`.*")])]),
            ("two", [account("app@%", [right("DROP", "`shop_one`.*"), right("INDEX", "*.*", role: "all")])]),
        ])
        #expect(judgement.findings.map(\.code) == [LiveCodes.account])
        #expect(
            judgement.findings.first?.message
                == "app@%, the account of shop (spring.datasource.shard1.primary), may change the schema on the server "
                + "of one, two: CREATE, DROP on `shop_one`.*; INDEX on *.* through all."
        )
        #expect(judgement.findings.first?.location?.description == "config/application.properties:2:43")
        #expect(judgement.rows.map(\.state) == [.bad])
    }

    @Test func `an account without such rights is as it should be`() throws {
        let judgement = try judge([("one", [account("app@10.%", []), account("app@%", [])])])
        #expect(judgement.findings == [])
        #expect(judgement.rows.map(\.account) == ["app@10.%", "app@%"])
        #expect(judgement.rows.map(\.state) == [.good, .good])
    }

    @Test func `an account that no server knows is not checked, and one that only some know is`() throws {
        let nowhere = try judge([("one", []), ("two", [])])
        #expect(nowhere.findings.map(\.code) == [LiveCodes.unseen])
        #expect(nowhere.rows.map(\.state) == [.unknown])
        #expect(try judge([("one", []), ("two", [account("app@%", [])])]).findings == [])
    }

    @Test func `a server that does not show grants leaves the account unchecked`() throws {
        let uses = try #require(try uses(Self.primary))
        let answer = AccountAnswer(
            shard: "one",
            use: uses.uses[0],
            database: "shop_one",
            outcome: .unreadable(reason: "SELECT command denied.")
        )
        let judgement = uses.judge([answer], servers: [server("one", "db1")], isWhole: true)
        #expect(judgement.findings.map(\.code) == [LiveCodes.unseen])
        #expect(judgement.findings.first?.message.contains("SELECT command denied.") == true)
    }

    @Test func `a database that no shard leads to is told, but for shards that did not answer`() throws {
        let uses = try #require(try uses(Self.primary))
        let judgement = uses.judge([], servers: [server("one", "db1")], isWhole: true)
        #expect(judgement.findings.map(\.code) == [LiveCodes.unseen])
        #expect(uses.judge([], servers: [], isWhole: false).findings == [])
    }

    @Test func `an account of two databases is one, and each of them has to know it`() throws {
        let second = "spring.datasource.shard2.url=jdbc:mariadb://db2/shop_two\nspring.datasource.shard2.username=app\n"
        let uses = try #require(try uses(Self.primary + second))
        #expect(uses.uses.map(\.databases) == [["shop_one", "shop_two"]])
        func answer(_ shard: String, _ database: String, _ accounts: [AccountAnswer.Account]) -> AccountAnswer {
            AccountAnswer(shard: shard, use: uses.uses[0], database: database, outcome: .accounts(accounts))
        }
        let held = account("app@%", [right("DROP", "*.*")])
        let answers = [answer("one", "shop_one", [held]), answer("two", "shop_two", [held])]
        let together = uses.judge(answers, servers: [server("one", "db1"), server("two", "db1")], isWhole: true)
        #expect(together.findings.count == 1)
        let apart = uses.judge(answers, servers: [server("one", "db1"), server("two", "db2")], isWhole: true)
        #expect(apart.findings.count == 2)
        let half = uses.judge(
            [answer("one", "shop_one", [account("app@%", [])]), answer("two", "shop_two", [])],
            servers: [server("one", "db1"), server("two", "db2")],
            isWhole: true
        )
        #expect(half.findings.map(\.code) == [LiveCodes.unseen])
        #expect(half.rows.map(\.server) == ["one", "two"])
    }

    private func uses(_ settings: String, in environment: String = "dev") throws -> AccountUses? {
        let project = try openRules(Self.rules, files: ["config/application.properties": settings])
        return project.accounts(of: project.states(in: [environment]).services, in: environment)
    }

    /// Judges what shards on one server said of the account.
    private func judge(_ said: [(shard: String, accounts: [AccountAnswer.Account])]) throws -> AccountJudgement {
        let uses = try #require(try uses(Self.primary))
        return uses.judge(
            said.map {
                AccountAnswer(
                    shard: $0.shard,
                    use: uses.uses[0],
                    database: "shop_one",
                    outcome: .accounts($0.accounts)
                )
            },
            servers: said.map { server($0.shard, "db1") },
            isWhole: true
        )
    }

    private func server(_ shard: String, _ host: String) -> LiveAnswer {
        LiveAnswer(shard: shard, server: .mariadb, variables: [LiveVariable(name: "hostname", value: host)])
    }

    private func account(_ name: String, _ rights: [AccountAnswer.Right]) -> AccountAnswer.Account {
        AccountAnswer.Account(name: name, rights: rights)
    }

    private func right(_ name: String, _ place: String, role: String? = nil) -> AccountAnswer.Right {
        AccountAnswer.Right(name: name, place: place, role: role)
    }
}
