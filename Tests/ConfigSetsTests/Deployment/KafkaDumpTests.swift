import ConfigSets
import Findings
import Testing

/// What Kafka's tools print about topics and brokers.
@Suite struct KafkaDumps {
    private static func dump(_ text: String) throws -> KafkaDump {
        try KafkaDump(file(text, path: "topics.txt"), policy: SecretPolicy())
    }

    private static let header = "Dynamic configs for topic orders are:\n"

    @Test(
        arguments: [
            (
                "retention.ms=604800000 sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:retention.ms=604800000}",
                "retention.ms=604800000",
                "DYNAMIC_TOPIC_CONFIG"
            ),
            (
                "min.insync.replicas=2 sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:min.insync.replicas=2, STATIC_BROKER_CONFIG:min.insync.replicas=1, DEFAULT_CONFIG:min.insync.replicas=1}",
                "min.insync.replicas=2", "DYNAMIC_TOPIC_CONFIG"
            ),
            (
                "compression.type=producer sensitive=false synonyms={DEFAULT_CONFIG:compression.type=producer}",
                "compression.type=producer", "DEFAULT_CONFIG"
            ),
            ("cleanup.policy=compact,delete sensitive=false synonyms={}", "cleanup.policy=compact,delete", nil),
            (
                "leader.replication.throttled.replicas= sensitive=false synonyms={}",
                "leader.replication.throttled.replicas=", nil
            ),
            ("a=x=y z sensitive=false synonyms={DEFAULT_CONFIG:a=x=y z}", "a=x=y z", "DEFAULT_CONFIG"),
            ("broker.rack=null sensitive=false synonyms={}", "broker.rack=", nil),
            (
                "log.dirs=/a sensitive=false synonyms={STATIC_BROKER_CONFIG:log.dirs=/a, DEFAULT_CONFIG:log.dir=/tmp}",
                "log.dirs=/a", "STATIC_BROKER_CONFIG"
            ),
        ] as [(String, String, String?)]
    )
    func `a line is a setting with its origin`(_ line: String, _ setting: String, _ origin: String?) throws {
        let dump = try Self.dump(Self.header + "  " + line + "\n")
        #expect(dump.layers.flatMap(\.lines) == ["topic[orders]." + setting])
        #expect(dump.entities.flatMap { $0.settings.map(\.origin) } == [origin])
    }

    @Test(arguments: [
        ("Dynamic configs for topic orders are:", "topic", "orders"),
        ("All configs for topic orders are:", "topic", "orders"),
        ("Dynamic configs for broker 1 are:", "broker", "1"), ("All configs for broker 1 are:", "broker", "1"),
        ("Default configs for brokers in the cluster are:", "brokers", "in the cluster"),
        ("SCRAM credential configs for user-principal 'alice' are:", "user-principal", "alice"),
    ])
    func `a header names whose settings follow`(_ header: String, _ kind: String, _ name: String) throws {
        let dump = try Self.dump("\(header)\n  a=1 sensitive=false synonyms={}\n")
        #expect(dump.entities.map { [$0.kind, $0.name] } == [[kind, name]])
        #expect(dump.layers.map(\.name) == ["\(kind) \(name)"])
    }

    @Test func `what the broker keeps to itself is known to be there, and what is sensitive is hidden`() throws {
        let text =
            Self.header
            + "  ssl.keystore.password=null sensitive=true synonyms={STATIC_BROKER_CONFIG:ssl.keystore.password=null}\n  x=hunter2 sensitive=true synonyms={}\n"
        let entries = try Self.dump(text).layers.flatMap(\.entries)
        #expect(entries[0].line == "topic[orders].ssl.keystore.password<-platform value that the broker keeps")
        #expect(entries[1].text.isSecret)
        #expect(!"\(entries)".contains("hunter2"))
        #expect(entries.map(\.location.description) == ["topics.txt:2:25", "topics.txt:3:5"])
    }

    @Test func `several entities follow each other`() throws {
        let text =
            "All configs for topic a are:\n  x=1 sensitive=false synonyms={}\n\nAll configs for topic B are:\r\n  x=2 sensitive=false synonyms={}\r\n"
        #expect(try Self.dump(text).layers.flatMap(\.lines) == ["topic[a].x=1", "topic[B].x=2"])
    }

    @Test(arguments: [
        (
            "Topic: orders\tTopicId: x1\tPartitionCount: 3\tReplicationFactor: 2\tConfigs: min.insync.replicas=2,retention.ms=1000\n\tTopic: orders\tPartition: 0\tLeader: 1\tReplicas: 1,2\tIsr: 1,2\n",
            ["partitions=3", "replication.factor=2", "min.insync.replicas=2", "retention.ms=1000"]
        ),
        (
            "Topic: orders\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: \n",
            ["partitions=1", "replication.factor=1"]
        ),
        (
            "Topic: orders PartitionCount: 1 ReplicationFactor: 1 Configs: cleanup.policy=compact,delete,segment.bytes=1\n",
            ["partitions=1", "replication.factor=1", "cleanup.policy=compact,delete", "segment.bytes=1"]
        ),
    ])
    func `what kafka-topics prints is read`(_ text: String, _ lines: [String]) throws {
        #expect(try Self.dump(text).layers.flatMap(\.lines) == lines.map { "topic[orders]." + $0 })
    }

    private static let unknown =
        "This line is none that 'kafka-configs --describe' or 'kafka-topics --describe' prints."

    @Test(arguments: [
        ("hunter2\n", "topics.txt:1:1: \(unknown)"), (header + "  a=hunter2\n", "topics.txt:2:3: \(unknown)"),
        (header + "  a=hunter2 sensitive=maybe synonyms={}\n", "topics.txt:2:3: \(unknown)"),
        ("a=1 sensitive=false synonyms={}\n", "topics.txt:1:1: \(unknown)"),
        (header + "  a=1 sensitive=false synonyms={DEFAULT_CONFIG:a=hunt", "topics.txt:2:3: \(unknown)"),
        ("Topic: x\tConfigs: hunter2\n", "topics.txt:1:1: The settings of a topic have to be name=value."),
        ("Topic: x\n", "topics.txt:1:1: A topic has to have its 'Configs:' here."),
    ])
    func `a line of no known form is an error with its place and without its text`(_ text: String, _ sentence: String) {
        #expect(problem { try Self.dump(text).layers } == sentence)
    }

    @Test func `the properties of a client are read as they stand, and no line parts them`() throws {
        let text =
            "acks = all\nenable.idempotence=true\n#---\nretries: 3\nacks=1\nsasl.jaas.config=x password=\"hunter2\";\n"
        let settings = try KafkaClientProperties.read(file(text, path: "p/producer.properties"), policy: SecretPolicy())
        #expect(settings.layers.map(\.name) == ["producer.properties"])
        #expect(["acks", "enable.idempotence", "retries"].map { settings.value($0) } == ["1", "true", "3"])
        #expect(!"\(settings)".contains("hunter2"))
    }

    @Test(arguments: 0..<300)
    func `no broken dump makes the reader crash or hang`(_ seed: Int) {
        let text =
            Self.header
            + "  a=1 sensitive=false synonyms={DEFAULT_CONFIG:a=1}\nTopic: o\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: a=1,b=c,d\n"
        let bytes = broken(text, seed: UInt64(seed))
        _ = problem { try KafkaDump(DeploymentFile(bytes, path: "t"), policy: SecretPolicy()).layers }
    }
}
