import ConfigSets
import Findings
import Testing

/// What a person sees of a value that holds a secret.
@Suite struct ShownTexts {
    private static let mark = ShownText.mark

    @Test(arguments: [
        ("jdbc:mysql://app:k4Xq@db:3306/shop?useSSL=true", "jdbc:mysql://app:\(mark)@db:3306/shop?useSSL=true"),
        ("jdbc:mysql://db/shop?user=app&password=k4Xq", "jdbc:mysql://db/shop?user=app&password=\(mark)"),
        ("jdbc:mysql://app:k4Xq@db/shop?password=k4Xq", "jdbc:mysql://app:\(mark)@db/shop?password=\(mark)"),
        ("redis://:k4Xq@cache:6379", "redis://:\(mark)@cache:6379"),
        ("amqp://a:k4Xq@mq1,amqp://a:k5Yr@mq2", "amqp://a:\(mark)@mq1,amqp://a:\(mark)@mq2"),
        ("jdbc:oracle:thin:app/k4Xq@db:1521/shop", "jdbc:oracle:thin:app/\(mark)@db:1521/shop"),
        ("https://a:k4Xq@host/p?password=k5Yr&x=1", "https://a:\(mark)@host/p?password=\(mark)"),
        ("jdbc:mysql://app@db/shop", "jdbc:mysql://app@db/shop"),
    ])
    func `of a url only the password is hidden`(_ text: String, _ shown: String) {
        let policy = SecretPolicy()
        #expect(
            ShownText(policy.text(text, of: "spring.datasource.url"), of: "spring.datasource.url", by: policy)
                .description == shown
        )
    }

    @Test(arguments: [
        "k4Xq81vB", "k4Xq%4081vB", "k4Xq%2681vB", "k4Xq@81vB", "k4Xq@81vB@n2Cd", "k4Xq/81vB", "k4Xq:81vB", "k4Xq?81vB",
        "k4Xq#81vB", "k4Xq/81@vB/n2Cd", "k4Xq://81vB", "k4Xq,81vB", "k4Xq 81vB", "k4Xq%3A%2F81vB", "k4Xq}81vB",
        "k4Xq{81vB", "${k4Xq:81vB}", "k4Xq'81vB", "k4Xq\"81vB", "k4Xq=81vB",
    ])
    func `no part of a password before a host survives`(_ password: String) {
        let policy = SecretPolicy()
        let text = "jdbc:mysql://app:\(password)@db.internal/shop"
        let shown = ShownText(policy.text(text, of: "spring.datasource.url"), of: "spring.datasource.url", by: policy)
        for part in ["k4Xq", "81vB", "n2Cd", "4Xq", "1vB"] where password.contains(part) {
            #expect(!shown.description.contains(part), "\(shown)")
        }
    }

    @Test(arguments: [
        "k4Xq81vB", "k4Xq%2681vB", "k4Xq&81vB", "k4Xq&81vB=n2Cd", "k4Xq;81vB", "k4Xq@81vB", "k4Xq=81vB", "k4Xq#81vB",
        "k4Xq 81vB", "k4Xq,81vB", "'k4Xq81vB'", "\"k4Xq 81vB\"", "k4Xq://81vB:n2Cd@x", "${k4Xq:81vB}",
    ])
    func `no part of a password among parameters survives`(_ password: String) {
        let policy = SecretPolicy()
        let text = "jdbc:mysql://db.internal/shop?user=app&password=\(password)&useSSL=true"
        let shown = ShownText(policy.text(text, of: "spring.datasource.url"), of: "spring.datasource.url", by: policy)
        for part in ["k4Xq", "81vB", "n2Cd", "4Xq", "1vB"] where password.contains(part) {
            #expect(!shown.description.contains(part), "\(shown)")
        }
    }

    @Test(arguments: [
        ("spring.datasource.password", "k4Xq://a:81vB@x"), ("some.value", "sk_live_k4Xq81vBn2"),
        ("some.value", "https://a:k4Xq@host/sk_live_k4Xq81vBn2"), ("some.value", "-----BEGIN PRIVATE KEY-----\nk4Xq"),
    ])
    func `another secret is hidden whole`(_ key: String, _ text: String) {
        let policy = SecretPolicy()
        #expect(ShownText(policy.text(text, of: key), of: key, by: policy).description == Self.mark)
    }

    @Test func `a template is shown where a placeholder brings a secret in`() throws {
        let values = try settings("static.url=https://static/${flip.app-key}/a\nflip.app-key=k4Xq81vB\n")
        #expect(values["static.url"]?.shown(by: SecretPolicy()).description == "https://static/${flip.app-key}/a")
        #expect(values["flip.app-key"]?.shown(by: SecretPolicy()).description == Self.mark)
    }

    @Test func `a default that is a password is hidden wherever it is told of`() throws {
        let values = try settings("db.url=jdbc:mysql://app:${DB_PASSWORD:k4Xq81vB}@db/shop\n")
        let value = try #require(values["db.url"])
        #expect(value.shown(by: SecretPolicy()).description == "jdbc:mysql://app:\(Self.mark)@db/shop")
        #expect(!"\(value)".contains("k4Xq"))
    }

    private func settings(_ lines: String) throws -> [String: EffectiveValue] {
        let file = try ConfigFormat.properties(.latin1)
            .read(Array(lines.utf8), file: "application.properties", policy: SecretPolicy())
        let layers = file.documents.map {
            ConfigLayer(name: "application.properties", kind: .properties, entries: $0.entries)
        }
        let values = ConfigSet(ConfigStack(environment: "prod", layers: layers)).values
        return Dictionary(uniqueKeysWithValues: values.values.map { ($0.winner.key, $0) })
    }
}
