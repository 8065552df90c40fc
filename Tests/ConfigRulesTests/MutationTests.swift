import ConfigRules
import ConfigSets
import Findings
import StrictYAML
import TestSupport
import Testing

/// A service in which nothing is wrong, and one break for each verb that this verb sees and no other does.
@Suite(.scratchFolder) struct MutationTests {
    private static let rules = """
        version: 1
        service: shop
        environments:
          dev: {account: "111122223333"}
          stage: {account: "222233334444"}
          prod: {account: "333344445555", production: true}
        rules:
          - {keys: app.same, same: true}
          - {keys: app.mode, equal: validate}
          - {keys: app.url, differ: true}
          - {keys: app.level, allow: {why: "is per environment"}}
          - {keys: app.wanted, required: true}
          - {keys: app.console, forbidden: true, in: [stage, prod]}
          - {keys: app.choice, one-of: [a, b]}
          - {keys: app.topic, pattern: "[a-z]+"}
          - {keys: app.image, not-pattern: ".*:latest"}
          - {keys: app.grace, type: duration}
          - {keys: app.ttl, range: {min: 3m, max: 15m}}
          - {keys: app.pool, allow: {why: "smaller stages"}, order: [dev, stage, prod]}
          - {keys: app.bucket, derive: "shop-{name}"}
          - same-shape: {left: db.shard1, right: db.shard2, except: [url]}
          - implies: {when: {app.idempotent: true}, then: {app.acks: all}}
          - {keys: "**.password", secret-source: true}
          - {keys: app.host, no-default: true, allow: {why: "hosts differ"}}
          - {keys: "pay.*", no-test-credential: true, differ: true}
          - {keys: "pay.*", no-live-credential: true}
          - no-cross-talk: true
          - wired: true
          - {keys: "servers.*.id", unique: true}
        """

    private static let common = """
        app.same=1
        app.mode=validate
        app.wanted=yes
        app.choice=a
        app.topic=orders
        app.image=shop:1.4
        app.grace=30s
        app.ttl=10m
        app.idempotent=true
        app.acks=all
        db.shard1.pool=5
        db.shard2.pool=5
        db.password=${DB_PW}
        app.host=${EDGE_HOST:localhost}
        """

    private static let own = [
        "dev":
            "app.url=db-1\napp.level=debug\napp.pool=5\napp.bucket=shop-dev\npay.key=test_sk_a1b2c3d4e5\nservers.a.id=1",
        "stage":
            "app.url=db-2\napp.level=info\napp.pool=10\napp.bucket=shop-stage\npay.key=test_sk_f6g7h8i9j0\nservers.a.id=2",
        "prod":
            "app.url=db-3\napp.level=warn\napp.pool=10\napp.bucket=shop-prod\npay.key=live_sk_a1b2c3d4e5\nservers.a.id=3",
    ]

    private static let variables = ["dev": "EDGE_HOST=h1", "stage": "EDGE_HOST=h2", "prod": "EDGE_HOST=h3"]

    /// One change: in an environment, or in all of them.
    struct Break: CustomTestStringConvertible {
        let environment: String?
        let from: String
        let to: String
        let codes: [String]

        init(_ environment: String?, _ from: String, _ to: String, _ codes: String...) {
            self.environment = environment
            self.from = from
            self.to = to
            self.codes = codes
        }

        var testDescription: String { "\(environment ?? "all"): \(from) → \(to)" }
    }

    private func violations(_ change: Break?) throws -> [RuleViolation] {
        let project = try openRules(Self.rules)
        func changed(_ text: String, _ name: String) -> String {
            guard let change, change.environment ?? name == name else { return text }
            if change.from.isEmpty { return text + "\n" + change.to }
            return text.replacing(change.from, with: change.to)
        }
        var service = ExampleService(settings: [:])
        for name in ["dev", "stage", "prod"] {
            service.settings[name] = changed(Self.common + "\n" + (Self.own[name] ?? ""), name)
            let own = Self.variables[name] ?? ""
            service.variables[name] = change?.from.isEmpty == true ? own : changed(own, name)
            service.stores[name] = "DB_PW=shop/db"
        }
        service.environments = project.environments
        let today = try #require(CalendarDate("2026-11-21"))
        let judgement = ConfigJudge.judge([try service.state], by: project, strict: true, today: today)
        #expect(judgement.findings.isEmpty, "\(judgement.findings.map(\.sentence))")
        return judgement.violations
    }

    @Test func `the service as it is breaks nothing`() throws {
        let found = try violations(nil)
        #expect(found.isEmpty, "\(found.map(\.message))")
    }

    static let breaks: [Break] = [
        Break("prod", "app.same=1", "app.same=2", "CFG-SAME"),
        Break("stage", "app.same=1\n", "", "CFG-SAME"),
        Break("prod", "app.mode=validate", "app.mode=update", "CFG-EQUAL"),
        Break(nil, "app.mode=validate", "app.mode=update", "CFG-EQUAL", "CFG-EQUAL", "CFG-EQUAL"),
        Break("prod", "app.url=db-3", "app.url=db-2", "CFG-DIFFER"),
        Break(nil, "app.wanted=yes\n", "", "CFG-REQUIRED"),
        Break("prod", "", "app.console=on", "CFG-FORBIDDEN"),
        Break(nil, "app.choice=a", "app.choice=c", "CFG-ONE-OF", "CFG-ONE-OF", "CFG-ONE-OF"),
        Break(nil, "app.topic=orders", "app.topic=Orders", "CFG-PATTERN", "CFG-PATTERN", "CFG-PATTERN"),
        Break(nil, "shop:1.4", "shop:latest", "CFG-NOT-PATTERN", "CFG-NOT-PATTERN", "CFG-NOT-PATTERN"),
        Break(nil, "app.ttl=10m", "app.ttl=20m", "CFG-RANGE", "CFG-RANGE", "CFG-RANGE"),
        Break("prod", "app.pool=10", "app.pool=9", "CFG-ORDER"),
        Break("prod", "shop-prod", "shop-production", "CFG-DERIVE"),
        Break(nil, "db.shard2.pool=5", "db.shard2.pool=6", "CFG-SAME-SHAPE", "CFG-SAME-SHAPE", "CFG-SAME-SHAPE"),
        Break(nil, "db.shard2.pool=5\n", "", "CFG-SAME-SHAPE", "CFG-SAME-SHAPE", "CFG-SAME-SHAPE"),
        Break(nil, "app.acks=all", "app.acks=1", "CFG-IMPLIES", "CFG-IMPLIES", "CFG-IMPLIES"),
        Break(
            nil,
            "db.password=${DB_PW}",
            "db.password=x91kd02\nx=${DB_PW}",
            "CFG-SECRET-SOURCE",
            "CFG-SECRET-SOURCE",
            "CFG-SECRET-SOURCE"
        ),
        Break("prod", "EDGE_HOST=h3", "", "CFG-NO-DEFAULT"),
        Break("prod", "live_sk_a1b2c3d4e5", "test_sk_zzzzzzzzzz", "CFG-NO-TEST-CREDENTIAL"),
        Break("dev", "test_sk_a1b2c3d4e5", "live_sk_zzzzzzzzzz", "CFG-NO-LIVE-CREDENTIAL"),
        Break("prod", "app.url=db-3", "app.url=db-stage-3", "CFG-NO-CROSS-TALK"),
        Break("prod", "app.level=warn", "app.level=warn\napp.extra=1", "CFG-SAME"),
        // A warning about a line with a difference is told with the difference.
        Break("dev", "EDGE_HOST=h1", "EDGE_HOST=h1\nEDGE_HSOT=h1", "CFG-SAME"),
        Break(nil, "EDGE_HOST=h", "EDGE_HSOT=h9\nEDGE_HOST=h", "CFG-WIRED"),
        Break("prod", "servers.a.id=3", "servers.a.id=1", "CFG-UNIQUE"),
        Break(
            nil,
            "app.grace=30s",
            "app.grace=soon",
            "CFG-TYPE",
            "CFG-TYPE",
            "CFG-TYPE"
        ),
        // What nothing supplies is told of once, whether or not a rule asks for it.
        Break("prod", "app.same=1", "app.same=${NOBODY}", "CFG-UNRESOLVED"),
    ]

    @Test(arguments: breaks)
    func `a break is seen by its verb alone`(_ change: Break) throws {
        let found = try violations(change)
        #expect(found.map(\.code).sorted() == change.codes.sorted(), "\(found.map(\.message))")
        #expect(found.allSatisfy { change.environment == nil || $0.culprit == change.environment || $0.culprit == nil })
    }
}
