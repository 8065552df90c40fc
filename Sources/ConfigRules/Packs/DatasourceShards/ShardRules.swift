import ConfigSets
import Findings

/// What shards, and a primary with its replica, have in common.
enum ShardRules {
    static let all = [parameters, urls, servers]

    private static let reason = """
        A request must find the same behaviour on whatever shard or replica it lands. Write shared settings once, or \
        make them alike.
        """

    private static let one =
        "spring.datasource.shard1.url=jdbc:mariadb://s1.internal:3306/pay?useSSL=true\nspring.datasource.shard1.hikari.maximum-pool-size=20\n"
    private static let two =
        "spring.datasource.shard2.url=jdbc:mariadb://s2.internal:3306/pay?useSSL=true\nspring.datasource.shard2.hikari.maximum-pool-size=20\n"
    private static let pair = """
        app.datasource.primary.jdbc-url=jdbc:mysql://db.internal/shop?useSSL=true
        app.datasource.replica.jdbc-url=jdbc:mysql://db-ro.internal/shop?useSSL=true

        """

    private static let parameters = PackRule(
        code: "CFG-SHARD-001",
        summary: "Shards, and a primary with its replica, have the same driver, pool and parameters.",
        reason: reason,
        flagged: [
            .prod(
                one + two
                    + "spring.datasource.shard2.hikari.connection-timeout=3000\nspring.datasource.shard1.hikari.connection-timeout=30000"
            ),
            .prod(one + two + "spring.datasource.shard1.driver-class-name=org.mariadb.jdbc.Driver"),
            .prod(
                pair
                    + "app.datasource.primary.hikari.max-lifetime=600000\napp.datasource.replica.hikari.max-lifetime=900000"
            ),
        ],
        accepted: [
            .prod(one + two), .prod(one), .prod(pair + "app.datasource.replica.read-only=true"),
            .prod(pair + "app.datasource.primary.maximum-pool-size=20\napp.datasource.replica.maximum-pool-size=40"),
            .prod(one + two + "spring.datasource.shard1.pool-name=s1\nspring.datasource.shard2.pool-name=s2"),
        ]
    ) { subject in
        subject.judgeFamilies { family, first, other in
            let (left, right) = (first.comparable(family.kind), other.comparable(family.kind))
            return Set(left.keys).union(right.keys).sorted()
                .compactMap { name in
                    guard let value = right[name] ?? left[name] else { return nil }
                    switch (left[name], right[name]) {
                    case (let one?, let two?):
                        guard !subject.isSame(one, two) else { return nil }
                        return PackProblem(value, "is not as in \(first.word)", consequence)
                    case (_?, nil): return PackProblem(value, "is missing in \(other.word)", consequence)
                    case (nil, _): return PackProblem(value, "is missing in \(first.word)", consequence)
                    }
                }
        }
    }

    private static let consequence = "the two behave differently"

    private static let urls = PackRule(
        code: "CFG-SHARD-002",
        summary: "The urls of shards, and of a primary and its replica, differ in the server alone.",
        reason: reason,
        flagged: [
            .prod(
                one
                    + "spring.datasource.shard2.url=jdbc:mariadb://s2.internal:3306/pay?useSSL=true&socketTimeout=5000\nspring.datasource.shard2.hikari.maximum-pool-size=20"
            ),
            .prod(
                one
                    + "spring.datasource.shard2.url=jdbc:mysql://s2.internal:3306/pay?useSSL=true\nspring.datasource.shard2.hikari.maximum-pool-size=20"
            ),
            .prod(
                "a.primary.url=jdbc:mysql://db.internal/shop\na.replica.url=jdbc:mysql://db-ro.internal/store"
            ),
        ],
        accepted: [
            .prod("a.shard1.url=jdbc:mysql://s1.internal/pay_1\na.shard2.url=jdbc:mysql://s2.internal/pay_2"),
            .prod(
                "a.shard1.url=jdbc:mysql://s1.internal/p?a=1&b=2\na.shard2.url=jdbc:mysql://s2.internal:3307/p?b=2&a=1"
            ),
        ]
    ) { subject in
        subject.judgeFamilies { _, first, other in
            let reference = first.urls
            return other.urls.sorted { $0.key < $1.key }
                .compactMap { name, own in
                    guard let their = reference[name] else { return nil }
                    let parts = own.url.differences(from: their.url, numbers: (other.word, first.word))
                    guard !parts.isEmpty else { return nil }
                    return PackProblem(own.value, "has another \(parts.joinedWords) than \(first.word)", consequence)
                }
        }
    }

    private static let servers = PackRule(
        code: "CFG-SHARD-003",
        summary: "No two shards are one database, and no replica is its primary.",
        reason:
            "Two shards in one database hold each other's rows, and a replica that is the primary relieves nothing.",
        flagged: [
            .prod("a.shard1.url=jdbc:mysql://s1.internal/pay\na.shard2.url=jdbc:mysql://s1.internal:3306/pay"),
            .prod("a.primary.url=jdbc:mysql://db.internal/shop\na.replica.url=jdbc:mysql://db.internal/shop"),
        ],
        accepted: [
            .prod("a.shard1.url=jdbc:mysql://s1.internal/pay_1\na.shard2.url=jdbc:mysql://s1.internal/pay_2"),
            .dev("a.primary.url=jdbc:mysql://localhost/shop\na.replica.url=jdbc:mysql://localhost/shop", prod: ""),
        ]
    ) { subject in
        subject.judgeFamilies(of: \.isServing) { family, first, other in
            let reference = first.urls
            return other.urls.sorted { $0.key < $1.key }
                .compactMap { name, own in
                    guard let their = reference[name], own.url.isSameServer(as: their.url) else { return nil }
                    switch family.kind {
                    case .shards:
                        guard own.url.path == their.url.path else { return nil }
                        return PackProblem(own.value, "is the database of \(first.word)", "each holds the other's rows")
                    case .roles:
                        return PackProblem(own.value, "is the server of \(first.word)", "the replica relieves nothing")
                    }
                }
        }
    }
}

extension PackSubject {
    /// Judges the first member of each family of datasources beside every other one.
    fileprivate func judgeFamilies(
        of isMeant: (PackColumn) -> Bool = { _ in true },
        _ judge: (DatasourceFamily, DatasourceFamily.Member, DatasourceFamily.Member) -> [PackProblem]
    ) -> [RuleViolation] {
        judgeEach { column in
            guard isMeant(column) else { return [] }
            return DatasourceFamily.all(column)
                .flatMap { family in
                    family.members.dropFirst().flatMap { judge(family, family.members[0], $0) }
                }
        }
    }

    /// Whether two values are one for whoever reads them; what nobody knows counts as the same.
    func isSame(_ one: EffectiveValue, _ two: EffectiveValue) -> Bool {
        guard one.state == .resolved, two.state == .resolved else { return true }
        let type = service.types.type(of: PropertyName(one.winner.key), spelled: one.winner.key).type
        func form(_ value: EffectiveValue) -> String { value.text.use { type.canonical($0) ?? $0 } }
        return form(one) == form(two)
    }
}

extension ServerAddress {
    /// What of two urls differs besides the server.
    fileprivate func differences(from other: ServerAddress, numbers: (own: String, other: String)) -> [String] {
        func list(_ address: ServerAddress) -> [String] { address.parameters.map { "\($0.name)=\($0.value)" }.sorted() }
        // A database may carry the number of its shard.
        func name(_ path: String, _ word: String) -> String {
            let number = String(word.filter(\.isNumber))
            return number.isEmpty ? path : path.replacing(word, with: "#").replacing(number, with: "#")
        }
        return [
            scheme == other.scheme ? nil : "driver",
            name(path, numbers.own) == name(other.path, numbers.other) ? nil : "database",
            list(self) == list(other) ? nil : "list of parameters",
        ]
        .compactMap(\.self)
    }

    /// Whether two urls ask the same host at the same port.
    fileprivate func isSameServer(as other: ServerAddress) -> Bool {
        let usual = ["jdbc:mysql": "3306", "jdbc:mariadb": "3306", "jdbc:postgresql": "5432"][scheme] ?? ""
        func servers(_ address: ServerAddress) -> [String] {
            zip(address.hosts, address.ports).map { "\($0.lowercased()):\($1.isEmpty ? usual : $1)" }
        }
        return !hosts.isEmpty && servers(self) == servers(other)
    }
}
