import ConfigSets

/// What takes idempotence from a producer, openly or in silence.
enum ProducerRules {
    static let all = [acks, retries, inFlight, disabled, refused, delivery]

    private static let reason = """
        Kafka switches idempotence off in silence when acks, retries or the requests in flight do not fit, and a \
        message is then written twice or out of order. Set acks=all, retries above 0, at most 5 requests in flight, \
        and enable.idempotence=true, so that a mistake stops the service.
        """

    private static let acks = PackRule(
        code: "CFG-KAFKA-001",
        summary: "The producer waits for all replicas.",
        reason: reason,
        flagged: [
            .prod("spring.kafka.producer.acks=1"),
            .prod("spring.kafka.producer.acks=all\nspring.kafka.producer.properties.acks=0"),
            .prod("spring.kafka.properties.acks=1"), .prod("acks=1\nkey.serializer=a"),
        ],
        accepted: [
            .prod("spring.kafka.producer.acks=all"), .prod("spring.kafka.producer.acks=-1"),
            .prod("spring.kafka.producer.acks=1\nspring.kafka.producer.properties.acks=all"),
            .prod("spring.kafka.consumer.group-id=shop"), .prod("spring.kafka.listener.ack-mode=record"),
        ]
    ) { silent($0, .acks) }

    private static let retries = PackRule(
        code: "CFG-KAFKA-002",
        summary: "The producer tries again.",
        reason: reason,
        flagged: [
            .prod("spring.kafka.producer.retries=0"), .prod("spring.kafka.producer.properties.retries=0"),
        ],
        accepted: [.prod("spring.kafka.producer.retries=3"), .prod("spring.kafka.producer.key-serializer=a.B")]
    ) { silent($0, .retries) }

    private static let inFlight = PackRule(
        code: "CFG-KAFKA-003",
        summary: "The producer has at most 5 requests in flight.",
        reason: reason,
        flagged: [
            .prod(
                "spring.kafka.producer.acks=all\nspring.kafka.producer.properties.max.in.flight.requests.per.connection=10"
            ),
            .prod("acks=all\nmax.in.flight.requests.per.connection=6"),
        ],
        accepted: [
            .prod("spring.kafka.producer.properties.max.in.flight.requests.per.connection=5"),
            .prod("spring.kafka.producer.properties[max.in.flight.requests.per.connection]=1"),
        ]
    ) { silent($0, .inFlight) }

    private static let disabled = PackRule(
        code: "CFG-KAFKA-004",
        summary: "Nobody switches idempotence off.",
        reason: reason,
        flagged: [
            .prod("spring.kafka.producer.properties.enable.idempotence=false"),
            .prod("enable.idempotence=false\nacks=1"),
            .prod("spring.kafka.producer.acks=all\nspring.kafka.properties.enable.idempotence=false"),
        ],
        accepted: [
            .prod("spring.kafka.producer.properties.enable.idempotence=true\nspring.kafka.producer.acks=all"),
            .prod(
                "spring.kafka.properties.enable.idempotence=false\nspring.kafka.producer.properties.enable.idempotence=true"
            ),
        ]
    ) { subject in
        subject.judgeEach { column in
            ProducerSettings.all(column)
                .compactMap { producer in
                    guard producer.asked == false, let value = producer.value("enable.idempotence") else { return nil }
                    return PackProblem(value, "is false", "a message that is sent again is written twice")
                }
        }
    }

    private static let refused = PackRule(
        code: "CFG-KAFKA-005",
        summary: "A producer that is asked to be idempotent can be.",
        reason: reason,
        flagged: [
            .prod("spring.kafka.producer.properties.enable.idempotence=true\nspring.kafka.producer.acks=1"),
            .prod("enable.idempotence=true\nretries=0\nacks=all"),
        ],
        accepted: [
            .prod("enable.idempotence=true\nretries=5\nacks=all\nmax.in.flight.requests.per.connection=5"),
            .prod("spring.kafka.producer.properties.enable.idempotence=true"),
        ]
    ) { subject in
        subject.judgeEach { column in
            ProducerSettings.all(column).filter { $0.asked == true }
                .flatMap { producer in
                    producer.conflicts.map {
                        PackProblem(
                            $0.value,
                            "is \($0.value.quoted) and enable.idempotence is true",
                            "the producer does not start"
                        )
                    }
                }
        }
    }

    private static let delivery = PackRule(
        code: "CFG-KAFKA-006",
        summary: "The time for a delivery is no shorter than one request and the time that a batch waits.",
        reason: """
            Kafka refuses a delivery.timeout.ms below request.timeout.ms + linger.ms. Raise it; 120000 is Kafka's own.
            """,
        flagged: [
            .prod("spring.kafka.producer.properties.delivery.timeout.ms=10000"),
            .prod(
                "spring.kafka.producer.properties.delivery.timeout.ms=60000\nspring.kafka.properties.request.timeout.ms=60001"
            ),
        ],
        accepted: [
            .prod("spring.kafka.producer.properties.delivery.timeout.ms=120000"),
            .prod(
                "spring.kafka.producer.properties.delivery.timeout.ms=30100\nspring.kafka.producer.properties.linger.ms=100"
            ),
        ]
    ) { subject in
        subject.judgeEach { column in
            ProducerSettings.all(column)
                .compactMap { producer in
                    let needed =
                        producer.milliseconds("request.timeout.ms", or: 30_000)
                        + producer.milliseconds("linger.ms", or: 0)
                    guard let value = producer.value("delivery.timeout.ms"), let own = value.number, own < needed else {
                        return nil
                    }
                    return PackProblem(
                        value,
                        "is \(own), and request.timeout.ms and linger.ms are \(needed)",
                        "the producer does not start"
                    )
                }
        }
    }

    /// A conflict that nobody is told of, because nobody asked for idempotence by name.
    private static func silent(_ subject: PackSubject, _ kind: ProducerSettings.Conflict.Kind) -> [RuleViolation] {
        subject.judgeEach { column in
            ProducerSettings.all(column).filter { $0.asked == nil }
                .flatMap { producer in
                    producer.conflicts.filter { $0.kind == kind }
                        .map {
                            PackProblem(
                                $0.value,
                                "is \($0.value.quoted)",
                                "Kafka switches idempotence off without a word"
                            )
                        }
                }
        }
    }
}
