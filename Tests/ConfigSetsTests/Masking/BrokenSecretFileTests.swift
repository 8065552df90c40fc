import ConfigSets
import Findings
import Testing

/// Files that are broken at any place: what is said of them tells no part of a secret that stands there.
@Suite struct BrokenSecretFiles {
    private static let secrets = ["Qz7WkHvT2mXbP6sL", "Yj4RnGcD8fVqK3tB", "Zw9MpJxF5hLsN2vC"]

    private static let yaml = """
        db:
          password: Qz7WkHvT2mXbP6sL # c
          url: "jdbc:mysql://app:Yj4RnGcD8fVqK3tB@db/shop"
          keys: {api-key: 'Zw9MpJxF5hLsN2vC'}

        """

    /// A reader, and a file with a secret in every place that can hold one.
    private static let cases: [(name: String, text: String, read: @Sendable ([UInt8]) throws -> [Finding])] = [
        ("yaml", yaml, { try format(.yaml, $0) }),
        (
            "properties",
            "db.password=Qz7WkHvT2mXbP6sL\ndb.url=jdbc:mysql://app:Yj4RnGcD8fVqK3tB@db\napi-key = Zw9MpJx\\\n  F5hLsN2vC\n",
            { try format(.properties(.latin1), $0) }
        ),
        (
            "json",
            #"{"db": {"password": "Qz7WkHvT2mXbP6sL", "urls": ["http://a:Yj4RnGcD8fVqK3tB@db"]}, "token": "Zw9MpJxF5hLsN2vC"}"#,
            { try format(.json(.strict), $0) }
        ),
        (
            "toml",
            "[db]\npassword = \"Qz7WkHvT2mXbP6sL\"\nurl = 'http://a:Yj4RnGcD8fVqK3tB@db'\nx = {token = \"Zw9MpJxF5hLsN2vC\"}\n",
            { try format(.toml, $0) }
        ),
        ("compose variables", variables, { try format(.env(.compose), $0) }),
        ("docker variables", variables, { try format(.env(.docker), $0) }),
        ("node variables", variables, { try format(.env(.node), $0) }),
        ("bash variables", variables, { try format(.env(.bash), $0) }),
        (
            "compose",
            "services:\n  app:\n    command: redis-server --requirepass Qz7WkHvT2mXbP6sL\n    environment:\n"
                + "      DB_PASSWORD: Yj4RnGcD8fVqK3tB\n      URL: http://a:${PW:-Zw9MpJxF5hLsN2vC}@h\n",
            { bytes in
                let folder = DeploymentFolder { $0 == "c.yaml" ? bytes : nil }
                var project = try ComposeProject(files: ["c.yaml"], in: folder, policy: SecretPolicy())
                return try project.settings(of: "app").findings
            }
        ),
        (
            "task",
            #"{"containerDefinitions": [{"name": "a", "environment": [{"name": "PW_TOKEN", "value": "Qz7WkHvT2mXbP6sL"}], "command": ["--db.password=Yj4RnGcD8fVqK3tB"]}]}"#,
            { bytes in
                try TaskDefinition(DeploymentFile(bytes, path: "t.json"))
                    .settings(of: "a", in: folder([:]), policy: SecretPolicy()).findings
            }
        ),
        (
            "kubernetes",
            "kind: Secret\nmetadata: {name: s}\nstringData: {TOKEN: Qz7WkHvT2mXbP6sL}\n---\nkind: ConfigMap\n"
                + "metadata: {name: c}\ndata:\n  DB_PASSWORD: Yj4RnGcD8fVqK3tB\n",
            { bytes in
                try KubernetesManifests([DeploymentFile(bytes, path: "k.yaml")], policy: SecretPolicy()).settings()
                    .findings
            }
        ),
        (
            "option file",
            "[mysqld]\nssl_passphrase = Qz7WkHvT2mXbP6sL\nwsrep_sst_auth=\"root:Yj4RnGcD8fVqK3tB\"\n",
            { try servers($0, "m.cnf") }
        ),
        (
            "redis.conf",
            "requirepass Qz7WkHvT2mXbP6sL\nmasterauth \"Yj4RnGcD8fVqK3tB\"\nuser a on >Zw9MpJxF5hLsN2vC ~*\n",
            { try servers($0, "redis.conf") }
        ),
        (
            "postgresql.conf",
            "primary_conninfo = 'host=h password=Qz7WkHvT2mXbP6sL'\nssl_passphrase_command = 'echo Yj4RnGcD8fVqK3tB'\n",
            { try servers($0, "postgresql.conf") }
        ),
        (
            "kafka dump",
            "All configs for broker 1 are:\n  ssl.key.password=Qz7WkHvT2mXbP6sL sensitive=false synonyms={}\n",
            {
                _ = try KafkaDump(DeploymentFile($0, path: "k.txt"), policy: SecretPolicy()); return []
            }
        ),
        (
            "list of keys",
            #"{"name": "a", "SecretString": "{\"pw\": \"Qz7WkHvT2mXbP6sL\"}"}"#,
            {
                _ = try SecretKeyList(DeploymentFile($0, path: "k.json")); return []
            }
        ),
    ]

    private static let variables =
        "DB_PASSWORD=Qz7WkHvT2mXbP6sL\nexport API_TOKEN=\"Yj4RnGcD8fVqK3tB\"\nURL='http://a:Zw9MpJxF5hLsN2vC@h' # c\n"

    private static func format(_ format: ConfigFormat, _ bytes: [UInt8]) throws -> [Finding] {
        try format.read(bytes, file: "f", policy: SecretPolicy()).warnings
    }

    private static func servers(_ bytes: [UInt8], _ path: String) throws -> [Finding] {
        try DeclaredVariables.read(DeploymentFile(bytes, path: path), policy: SecretPolicy()).findings
    }

    @Test(arguments: cases.map(\.name))
    func `no message about a broken file tells a part of its secrets`(_ name: String) throws {
        let (_, text, read) = try #require(Self.cases.first { $0.name == name })
        let bytes = Array(text.utf8)
        let parts = Self.secrets.flatMap { secret in (0...(secret.count - 5)).map { secret.dropFirst($0).prefix(5) } }
        var told: Set<String> = []
        for place in bytes.indices {
            for broken in Self.broken(bytes, at: place) {
                let sentences = Self.sentences(broken, read)
                if parts.contains(where: { part in sentences.contains { $0.contains(part) } }) {
                    told.formUnion(sentences)
                }
            }
        }
        #expect(told.isEmpty, "\(told.sorted().prefix(5))")
    }

    private static func sentences(_ bytes: [UInt8], _ read: ([UInt8]) throws -> [Finding]) -> [String] {
        let findings: [Finding]
        do { findings = try read(bytes) } catch let error as ConfigFileError { findings = [error.finding] } catch {
            return ["\(error)"]
        }
        return findings.map { [$0.message, $0.advice ?? "", $0.location?.file ?? ""].joined(separator: " ") }
    }

    /// The bytes cut off at a place, without the one there, and with another sign before it.
    private static func broken(_ bytes: [UInt8], at place: Int) -> [[UInt8]] {
        let without = bytes[..<place] + bytes[(place + 1)...]
        let signs = Array("\n\"'{:=\\*$".utf8)
        return [Array(bytes[..<place]), Array(without)] + signs.map { bytes[..<place] + [$0] + bytes[place...] }
    }

    @Test func `the rest of a value that became a line of its own is no key`() {
        let lines = ConfigFormat.properties(.latin1).lines("db.password=\nQz7WkHvT2mXbP6sL\n")
        #expect(
            lines == [
                "! f:2:17: This line has no '=', and looks like the rest of a value that should stand above. "
                    + "End the line above with a backslash, or write the key in front."
            ]
        )
        #expect(ConfigFormat.properties(.latin1).lines("debug\n") == ["debug= @1:6"])
    }

    @Test func `a dollar sign in a password names no variable`() throws {
        #expect(try format(.env(.compose), "DB_PASSWORD=k4$XQvBNm\n") == [Self.unset])
        #expect(try format(.env(.compose), "URL=http://a:k4$Xq81@h\n") == [Self.unset])
        #expect(try format(.env(.compose), "URL=http://$DB_HOST\n").first?.contains("DB_HOST") == true)
    }

    private static let unset = "A variable in this value is not set: compose puts an empty text in its place."

    private func format(_ format: ConfigFormat, _ text: String) throws -> [String] {
        try Self.format(format, Array(text.utf8)).map(\.message)
    }
}
