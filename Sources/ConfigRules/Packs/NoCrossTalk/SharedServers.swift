import ConfigSets
import Findings

/// Servers of data that two environments ask.
enum SharedServers {
    static let rule = PackRule(
        code: "CFG-XTALK-004",
        summary: "No two environments ask the same database, cache or broker.",
        reason: """
            What one environment writes the other reads, whatever the names are. Give each its own server; two that \
            are no production may share one with a database each.
            """,
        flagged: [
            .dev(
                "spring.datasource.url=jdbc:mysql://db.internal/shop",
                prod: "spring.datasource.url=jdbc:mysql://db.internal/shop"
            ),
            .stage("spring.data.redis.host=cache.internal", prod: "report.redis-url=redis://cache.internal:6379"),
            .dev(
                "spring.kafka.bootstrap-servers=k1.acme.com:9092",
                prod: "spring.kafka.bootstrap-servers=k1.acme.com:9092,k2.acme.com:9092"
            ),
        ],
        accepted: [
            .dev(
                "spring.datasource.url=jdbc:mysql://a.internal/shop",
                prod: "spring.datasource.url=jdbc:mysql://b.internal/shop"
            ),
            .dev("spring.data.redis.host=redis", prod: "spring.data.redis.host=redis"),
            PackRule.Example([
                "dev": "spring.datasource.url=jdbc:mysql://t.internal/shop_a",
                "stage": "spring.datasource.url=jdbc:mysql://t.internal/shop_b",
            ]),
        ],
        judge: judge
    )

    /// One setting that asks a server.
    private struct Use {
        let column: PackColumn
        let value: EffectiveValue
        let database: String?
    }

    private static func judge(_ subject: PackSubject) -> [RuleViolation] {
        let words = ForeignWords(subject.environments)
        var uses: [String: [Use]] = [:]
        for column in subject.columns {
            for place in column.places where place.isData {
                for host in Set(place.hosts) where NamedPlaces.isWorldwide(host) {
                    // A host that says whose it is has been told of already.
                    guard words.name(inHost: host, for: column.environment) == nil else { continue }
                    uses[host.lowercased(), default: []]
                        .append(Use(column: column, value: place.value, database: place.names.first))
                }
            }
        }
        var told: Set<String> = []
        return uses.sorted { $0.key < $1.key }.compactMap { violation($0.value, subject) }
            .filter { told.insert($0.key ?? "").inserted }
    }

    private static func violation(_ uses: [Use], _ subject: PackSubject) -> RuleViolation? {
        var seen: Set<String> = []
        let distinct = uses.sorted { $0.value.winner.key < $1.value.winner.key }
            .filter { seen.insert($0.column.name).inserted }
        guard distinct.count > 1 else { return nil }
        let production = distinct.first { $0.column.environment.isProduction }
        let databases = Set(distinct.map(\.database))
        guard production != nil || databases.count < distinct.count else { return nil }
        let order = subject.columns.map(\.name)
        let sorted = distinct.sorted {
            (order.firstIndex(of: $0.column.name) ?? 0) < (order.firstIndex(of: $1.column.name) ?? 0)
        }
        let culprit = production ?? sorted[sorted.count - 1]
        let key = culprit.value.winner.key
        return subject.violation(
            key: key,
            "\(key) leads to one server in \(sorted.map(\.column.name).joinedWords): what one writes the others read.",
            sides: sorted.map { RuleViolation.Side(environment: $0.column.name, value: $0.value) },
            culprit: culprit.column.name
        )
    }
}
