import ConfigSets
import Testing

/// A text that is a secret under one name is one under every name.
@Suite struct KnownSecretTests {
    private func shown(_ lines: String) throws -> [String: String] {
        let file = try ConfigFormat.properties(.utf8).read(Array(lines.utf8), file: "a", policy: SecretPolicy())
        let layers = file.documents.map { ConfigLayer(name: "a", kind: .properties, entries: $0.entries) }
        let set = ConfigSet(ConfigStack(environment: "prod", layers: layers))
        let hidden = KnownSecrets([set]).hiding(set) ?? set
        return Dictionary(
            uniqueKeysWithValues: hidden.values.values.map { ($0.winner.key, $0.shown(by: SecretPolicy()).description) }
        )
    }

    @Test func `another name with the same text shows nothing`() throws {
        let shown = try shown("db.password=k4Xq81vB\nother=k4Xq81vB\nlabel=x k4Xq81vB, y\nplain=k4Xq81v\n")
        #expect(shown["other"] == ShownText.mark)
        #expect(shown["label"] == ShownText.mark)
        #expect(shown["plain"] == "k4Xq81v")
    }

    @Test func `the password of an address is known by itself`() throws {
        let shown = try shown("db.url=jdbc:mysql://app:k4Xq81vB@db/shop\nother=k4Xq81vB\nuser=app\n")
        #expect(shown["other"] == ShownText.mark)
        #expect(shown["user"] == "app")
    }

    @Test func `a word that is a password too hides nothing`() throws {
        let shown = try shown("db.password=payment\nservice=payment\nport=5432\nadmin.password=5432\n")
        #expect(shown["service"] == "payment")
        #expect(shown["port"] == "5432")
    }

    @Test func `what a placeholder made of the same text is hidden`() throws {
        let shown = try shown("raw=k4Xq81vB\ndb.password=${raw}\nother=${raw}\nthird=${third.raw:k4Xq81vB}\n")
        #expect(shown.values.allSatisfy { !$0.contains("k4Xq") })
    }

    @Test func `items of a list that is a command are hidden from its password on`() throws {
        let shown = try shown("test[0]=CMD\ntest[1]=redis-cli\ntest[2]=-a\ntest[3]=k4Xq81vB\ntest[4]=ping\n")
        #expect(shown["test[1]"] == "redis-cli" && shown["test[2]"] == "-a")
        #expect(shown["test[3]"] == ShownText.mark)
        let plain = try self.shown("test[0]=CMD\ntest[1]=curl\ntest[2]=-f\ntest[3]=http://h\n")
        #expect(plain["test[3]"] == "http://h")
    }
}
