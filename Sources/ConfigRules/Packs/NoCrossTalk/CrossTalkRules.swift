import ConfigSets
import Findings
import StrictYAML

/// Settings that lead from one environment into another.
enum CrossTalkRules {
    static let all = [host, name, account, localData, localOther]

    private static let reason = """
        A service that asks another environment's server mixes their data, and nobody notices until one of them is \
        changed. Write this environment's own.
        """

    private static let host = PackRule(
        code: "CFG-XTALK-001",
        summary: "No address has another environment's name in its host.",
        reason: reason,
        flagged: [
            .prod("spring.datasource.url=jdbc:mysql://stage-db.internal/shop"),
            .prod("spring.kafka.bootstrap-servers=kafka1.prod.internal:9092,kafka2.dev.internal:9092"),
            .prod("orders.client.base-url=https://orders-staging.acme.com/api"),
            .dev("spring.data.redis.host=redis.prod.internal", prod: "spring.data.redis.host=redis.prod.internal2"),
            .prod("orders.url=https://${ORDERS_HOST}/api", variables: "ORDERS_HOST=orders.dev.acme.com"),
        ],
        accepted: [
            .prod("spring.datasource.url=jdbc:mysql://prod-db.internal/shop"),
            .prod("blog.url=https://acme.dev/posts"), .prod("agent.url=http://otel.monitoring.svc.cluster.local:4318"),
            .prod("orders.title=for our dev community"), .prod("tools.url=https://developer.acme.com"),
        ]
    ) { subject in
        let words = ForeignWords(subject.environments)
        return subject.judgeSources { column in
            column.places.compactMap { place in
                let found = place.hosts.lazy
                    .compactMap { words.name(inHost: $0, for: column.environment) }.first
                return found.map {
                    PackProblem(place.value, "names a host of \($0)", "the service asks another environment's server")
                }
            }
        }
    }

    private static let name = PackRule(
        code: "CFG-XTALK-002",
        summary: "No database, bucket, topic or path has another environment's name in it.",
        reason: reason,
        flagged: [
            .prod("spring.datasource.url=jdbc:mysql://db.internal/shop_stage"),
            .prod("orders.bucket=shop-dev-invoices"), .prod("orders.topic-prefix=dev."),
            .prod("files.url=s3://invoices/stage/2026"),
        ],
        accepted: [
            .prod("spring.datasource.url=jdbc:mysql://db.internal/shop_prod"), .prod("orders.bucket=shop-invoices"),
            .prod("orders.topic=device.registered"), .prod("entropy.path=/dev/urandom"),
        ]
    ) { subject in
        let words = ForeignWords(subject.environments)
        return subject.judgeSources { column in
            column.places.compactMap { place in
                let found = place.names.lazy.compactMap { words.name(in: $0, for: column.environment) }.first
                guard let found, !place.value.text.use({ $0.contains("/dev/") }) else { return nil }
                return PackProblem(
                    place.value,
                    "names \(found)",
                    "the service works with another environment's data"
                )
            }
        }
    }

    private static let account = PackRule(
        code: "CFG-XTALK-003",
        summary: "No value names another environment's account or region.",
        reason: reason,
        flagged: [
            .prod("orders.queue=arn:aws:sqs:eu-west-1:111122223333:orders"),
            .prod("orders.queue=arn:aws:sqs:ap-northeast-2:333344445555:orders"),
            .prod("orders.queue-url=https://sqs.eu-west-1.amazonaws.com/222233334444/orders"),
        ],
        accepted: [
            .prod("orders.queue=arn:aws:sqs:eu-west-1:333344445555:orders"),
            .prod("orders.queue=arn:aws:sqs:eu-west-1:999988887777:orders"),
        ]
    ) { subject in
        let words = ForeignWords(subject.environments)
        return subject.judgeSources { column in
            column.places.compactMap { place in
                // What a store keeps is known by its name alone, and the wiring of the service is judged by itself.
                guard place.mayNameAccount, place.value.stores.isEmpty else { return nil }
                return place.value.text.use { words.owner(of: $0, for: column.environment) }
                    .map {
                        PackProblem(
                            place.value,
                            "names \($0.words)",
                            "the service asks for what is another environment's"
                        )
                    }
            }
        }
    }

    private static let localData = PackRule(
        code: "CFG-XTALK-005",
        summary: "No database, cache or broker of a stage or of production is on the service's own machine.",
        reason: "'localhost' is a developer's machine, or the default that nobody replaced. Write the server's name.",
        flagged: [
            .prod("spring.datasource.url=jdbc:mysql://localhost:3306/shop"),
            .prod("spring.datasource.url=jdbc:mysql://${DB_HOST:localhost}/shop"),
            .stage("spring.data.redis.host=127.0.0.1", prod: "spring.data.redis.host=cache.internal"),
            .prod("spring.kafka.bootstrap-servers=localhost:9092"),
        ],
        accepted: [
            .dev("spring.datasource.url=jdbc:mysql://localhost/shop", prod: ""),
            .prod("spring.datasource.url=jdbc:mysql://${DB_HOST:localhost}/shop", variables: "DB_HOST=db.internal"),
        ]
    ) { subject in
        subject.judgeEach { local($0, isData: true, nil) }
    }

    private static let localOther = PackRule(
        code: "CFG-XTALK-006",
        summary: "No url of a stage or of production names the service's own machine, but for an agent beside it.",
        reason: "'localhost' is a developer's machine, or the default that nobody replaced. Write the server's name.",
        severity: .warning,
        flagged: [
            .prod("orders.client.url=http://localhost:8081"), .prod("cors.allowed-origins=http://localhost:3000"),
        ],
        accepted: [
            .prod("management.otlp.tracing.endpoint=http://localhost:4318/v1/traces"),
            .prod("datadog.agent-url=http://localhost:8126"), .prod("server.address=127.0.0.1"),
        ]
    ) { subject in
        subject.judgeEach { column in local(column, isData: false, .warning) }
    }

    private static func local(_ column: PackColumn, isData: Bool, _ severity: Severity?) -> [PackProblem] {
        guard column.isServing else { return [] }
        return column.places.compactMap { place in
            guard place.isData == isData, place.hosts.contains(where: NamedPlaces.isOwnMachine),
                isData || (place.value.text.use { $0.contains("://") } && !place.name.isAgent)
            else { return nil }
            return PackProblem(
                place.value,
                "names the service's own machine",
                "nothing answers there but on a developer's machine",
                severity: severity
            )
        }
    }
}

extension PropertyName {
    /// Whether a setting is about an agent that runs beside the service.
    fileprivate var isAgent: Bool {
        let words = [
            "otlp", "otel", "zipkin", "jaeger", "statsd", "datadog", "tracing", "metrics", "dapr", "agent", "envoy",
        ]
        return elements.compactMap(\.word).contains { word in words.contains { word.contains($0) } }
    }
}
