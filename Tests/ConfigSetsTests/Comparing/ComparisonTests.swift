import ConfigSets
import Findings
import Secrets
import Testing

/// What is said about keys of several environments.
@Suite struct Comparisons {
    /// Sets of `.properties` lines, one a text.
    static func sets(_ texts: [String], stores: [[String: String]] = []) throws -> [ConfigSet] {
        try texts.enumerated()
            .map { index, text in
                let file = try ConfigFormat.properties(.utf8)
                    .read(Array(text.utf8), file: "\(index)", policy: SecretPolicy())
                var layers = file.documents.map { ConfigLayer(name: "file", kind: .properties, entries: $0.entries) }
                let kept = (index < stores.count ? stores[index] : [:])
                    .map { key, name in
                        ConfigEntry(
                            key: key,
                            store: StoreReference(store: .secretsManager, name: name),
                            location: file.documents[0].entries.first?.location ?? .init(file: "\(index)")
                        )
                    }
                layers.append(ConfigLayer(name: "stores", kind: .environmentVariables, entries: kept))
                return ConfigSet(ConfigStack(environment: "\(index)", layers: layers))
            }
    }

    @Test(arguments: [
        (["a=1", "a=1"], Verdict.equal, ["A", "A"]), (["a=1", "a=2"], .different, ["A", "B"]),
        (["a=1", "b=1"], .missing, ["A", ""]), (["a=1", "a=1", "a=2"], .different, ["A", "A", "B"]),
        (["a=${X}", "a=1"], .unresolved, ["", "A"]), (["a=${random.uuid}", "a=1"], .volatile, ["", "A"]),
        (["a=${X}", "b=1"], .unresolved, ["", ""]), (["a=${X:1}", "a=1"], .equal, ["A", "A"]),
        (["a.enabled=true", "a.enabled=yes"], .equalByType, ["A", "A"]),
        (["a.timeout=30s", "a.timeout=30000"], .equalByType, ["A", "A"]),
        (["a.timeout=never", "a.timeout=NEVER"], .different, ["A", "B"]),
        (["a.name=30s", "a.name=30000"], .different, ["A", "B"]),
        (["logging.level.root=DEBUG", "logging.level.root=debug"], .equalByType, ["A", "A"]),
        (["server.shutdown=GRACEFUL", "server.shutdown=graceful"], .equalByType, ["A", "A"]),
        (["spring.kafka.producer.acks=all", "spring.kafka.producer.acks=-1"], .equalByType, ["A", "A"]),
    ])
    func `a row has a verdict and classes`(_ texts: [String], _ verdict: Verdict, _ classes: [String]) throws {
        let comparison = ConfigComparison(try Self.sets(texts))
        let key = try #require(comparison.keys.first)
        #expect(key.verdict == verdict)
        #expect(key.classes == classes)
    }

    @Test func `a guess is told as one, and a known type is not`() throws {
        let comparison = ConfigComparison(
            try Self.sets([
                "a.timeout=30s\nserver.servlet.session.timeout=30",
                "a.timeout=30000\nserver.servlet.session.timeout=30s",
            ])
        )
        #expect(comparison.keys.map(\.isGuessed) == [true, false])
        #expect(comparison.keys.map(\.verdict) == [.equalByType, .equalByType])
    }

    @Test func `secrets that one store keeps under one name are one secret`() throws {
        let texts = ["db.password=${PW}", "db.password=${PW}", "db.password=${PW}"]
        let comparison = ConfigComparison(try Self.sets(texts, stores: [["PW": "one"], ["PW": "one"], ["PW": "two"]]))
        let key = try #require(comparison.keys.first { $0.spelling == "db.password" })
        #expect(key.classes == ["A", "A", ""])
        #expect(key.verdict == .notChecked)
        #expect(key.isSecret)
        let same = ConfigComparison(try Self.sets(Array(texts.prefix(2)), stores: [["PW": "one"], ["PW": "one"]]))
        #expect(same.keys.first { $0.spelling == "db.password" }?.verdict == .equal)
    }

    @Test(arguments: [
        (["hosts=a,b", "hosts[0]=a\nhosts[1]=b"], Verdict.equal),
        (["hosts=a,b", "hosts[0]=b\nhosts[1]=a"], .different),
        (["hosts=a, b", "hosts[0]=a\nhosts[1]=b"], .different),
        (
            [
                "management.endpoints.web.exposure.include=health,info",
                "management.endpoints.web.exposure.include[0]=info\nmanagement.endpoints.web.exposure.include[1]=health",
            ], .equalByType
        ),
        (
            [
                "spring.data.redis.cluster.nodes[0]=a\nspring.data.redis.cluster.nodes[1]=b",
                "spring.data.redis.cluster.nodes[0]=b\nspring.data.redis.cluster.nodes[1]=a",
            ], .equalByType
        ),
    ])
    func `a list is one key however it is written`(_ texts: [String], _ verdict: Verdict) throws {
        let comparison = ConfigComparison(try Self.sets(texts))
        #expect(comparison.keys.map(\.verdict) == [verdict])
        #expect(comparison.keys.first?.spelling.contains("[") == false)
    }

    @Test func `lists of one kind and unknown type stay item by item`() throws {
        let comparison = ConfigComparison(try Self.sets(["a[0]=1\na[1]=2", "a[0]=1\na[1]=3"]))
        #expect(comparison.keys.map(\.spelling) == ["a[0]", "a[1]"])
        let odd = ConfigComparison(try Self.sets([#"a[0]=x\,y"#, "a=x,y"]))
        #expect(odd.keys.allSatisfy { $0.verdict == .missing })
    }

    static let metadata = """
        {"groups": [], "properties": [
          {"name": "app.hold-ttl", "type": "java.time.Duration", "defaultValue": "10m"},
          {"name": "app.pool-size", "type": "java.lang.Integer", "defaultValue": 5},
          {"name": "app.upload-max", "type": "org.springframework.util.unit.DataSize"},
          {"name": "app.mode", "type": "com.shop.Mode", "defaultValue": "fast"},
          {"name": "app.roles", "type": "java.util.Set<java.lang.String>", "defaultValue": ["a", "b"]},
          {"name": "app.strict", "type": "java.lang.Boolean", "defaultValue": false},
          {"name": "server.servlet.session.timeout", "type": "java.time.Duration"},
          {"name": "app.old", "deprecation": {"level": "error", "replacement": "app.new"}},
          {"name": "app.older", "deprecated": true}
        ]}
        """

    @Test(arguments: [
        (["app.hold-ttl=600s", "app.hold-ttl=PT10M"], Verdict.equalByType),
        (["app.hold-ttl=600s", ""], .equalByDefault),
        (["app.hold-ttl=5m", ""], .missing), (["app.poolSize=5", ""], .equalByDefault),
        (["app.upload-max=1GB", "app.upload-max=1024MB"], .equalByType),
        (["app.mode=FAST", "app.mode=fast"], .equalByType),
        (["app.mode=FAST", ""], .equalByDefault), (["app.roles=b, a", ""], .equalByDefault),
        (["app.strict=off", ""], .equalByDefault),
        (["server.servlet.session.timeout=30", "server.servlet.session.timeout=30s"], .equalByType),
    ])
    func `metadata tells types and defaults`(_ texts: [String], _ verdict: Verdict) throws {
        var metadata = SpringMetadata()
        try metadata.add(Array(Self.metadata.utf8), file: "metadata.json")
        let comparison = ConfigComparison(try Self.sets(texts), types: TypeTable(metadata: metadata))
        #expect(comparison.keys.map(\.verdict) == [verdict])
    }

    @Test func `values that stop the service and keys that it does not read are found`() throws {
        var metadata = SpringMetadata()
        try metadata.add(Array(Self.metadata.utf8), file: "metadata.json")
        let text = """
            spring.datasource.hikari.connection-timeout=30s
            spring.datasource.hikari.max-lifetime=1800000
            app.pool-size=many
            app.old=1
            app.older=1
            app.upload-max=10mb
            a.b.timeout=soon
            """
        let set = try Self.sets([text])[0]
        let found = set.typeFindings(TypeTable(metadata: metadata))
        #expect(
            found.map(\.sentence) == [
                "0:4:9: app.old is not read any more. Write app.new.", "0:5:11: app.older is deprecated.",
                "0:3:15: app.pool-size cannot be 'many': it takes a whole number.",
                "0:6:16: app.upload-max cannot be '10mb': it takes a size such as 10MB.",
                "0:1:45: spring.datasource.hikari.connection-timeout cannot be '30s': it takes a whole number of "
                    + "milliseconds. Write 30000, without a unit.",
            ]
        )
        #expect(throws: ConfigFileError.self) { try metadata.add(Array("{\"properties\": [".utf8), file: "half.json") }
    }

    @Test func `a secret that does not fit its type is not shown`() throws {
        let rules = [(pattern: KeyPattern("app.token"), type: ValueType.integer)]
        let set = try Self.sets(["app.token=k4Xq81zz"])[0]
        let found = set.typeFindings(TypeTable(rules: rules))
        #expect(found.map(\.message) == ["app.token cannot be a secret: it takes a whole number."])
    }
}
