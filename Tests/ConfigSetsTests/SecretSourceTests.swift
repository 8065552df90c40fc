import ConfigSets
import Testing

/// What a secret is taken from is a secret, too.
@Suite struct SecretSources {
    private func shown(_ settings: String, _ variables: String) throws -> [String: Bool] {
        let file = try ConfigFormat.properties(.utf8).read(Array(settings.utf8), file: "a", policy: SecretPolicy())
        let lines = try ConfigFormat.properties(.utf8).read(Array(variables.utf8), file: "b", policy: SecretPolicy())
        let layers =
            file.documents.map { ConfigLayer(name: "a", kind: .properties, entries: $0.entries) }
            + lines.documents.map { ConfigLayer(name: "b", kind: .environmentVariables, entries: $0.entries) }
        let set = ConfigSet(ConfigStack(environment: "prod", layers: layers))
        #expect(
            set.values.values.allSatisfy { value in
                !"\(value)".contains("k4Xq") || value.winner.key == "shown"
            }
        )
        return Dictionary(uniqueKeysWithValues: set.values.values.map { ($0.winner.key, $0.text.isSecret) })
    }

    @Test func `a variable that a password is taken from is not shown, nor what holds it`() throws {
        let secrets = try shown(
            "db.password=${DB_PW}\nfirst.line=x${DB_PW}y\ndb.host=${HOST}",
            "DB_PW=k4Xq81zz\nHOST=db1"
        )
        #expect(secrets == ["db.password": true, "first.line": true, "db.host": false, "DB_PW": true, "HOST": false])
    }

    @Test func `the parts of a secret that is put together stay what they are`() throws {
        let secrets = try shown("url=http://${DB_USER}:${DB_WORD}@${HOST}/x", "DB_USER=me\nDB_WORD=abc\nHOST=db1")
        #expect(secrets["url"] == true)
        #expect(secrets["HOST"] == false && secrets["DB_USER"] == false)
    }
}
