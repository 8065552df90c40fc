import ConfigSets
import Findings
import Testing

/// Files that stand in for a store of secrets.
@Suite struct SecretKeyLists {
    private static func list(_ text: String) throws -> SecretKeyList {
        try SecretKeyList(file(text, path: "keys.json"))
    }

    @Test(
        arguments: [
            (
                #"{"keys": ["username", "password"]}"#, nil,
                ["username<-list of keys keys.json key username", "password<-list of keys keys.json key password"]
            ),
            (#"{"name": "app/db", "keys": ["k"]}"#, "app/db", ["k<-list of keys app/db key k"]),
            (#"{"keys": []}"#, nil, []),
            (
                #"{"ARN": "arn:aws:secretsmanager:r:1:secret:n", "Name": "n", "SecretString": "{\"user\":\"root\",\"port\":3306}"}"#,
                "arn:aws:secretsmanager:r:1:secret:n", ["user=root", "port=3306"]
            ), (#"{"Name": "n", "SecretString": "hunter2"}"#, "n", ["=hunter2"]),
            (#"{"Name": "n", "SecretString": "[1]"}"#, "n", ["=[1]"]),
            (#"{"Name": "n", "SecretBinary": "AAAA"}"#, "n", ["SecretBinary=AAAA"]),
            (#"{"a": "x", "b": 1, "c": true, "d": "", "e": null}"#, nil, ["a=x", "b=1", "c=true", "d=", "e="]),
            (#"{"a": {"b": "x"}}"#, nil, ["a<-list of keys keys.json key a"]), (#"{"keys": "x"}"#, nil, ["keys=x"]),
            ("{}", nil, []),
        ] as [(String, String?, [String])]
    )
    func `every form gives the keys`(_ text: String, _ name: String?, _ lines: [String]) throws {
        let list = try Self.list(text)
        #expect(list.name == name)
        #expect(list.entries.map(\.line) == lines)
    }

    @Test func `every value is hidden, whatever its key`() throws {
        let list = try Self.list(#"{"host": "hunter2", "n": 1}"#)
        #expect(list.entries.map(\.text.isSecret) == [true, true])
        #expect(try Self.list(#"{"SecretString": "{\"host\":\"hunter2\"}"}"#)["host"]?.text.isSecret == true)
        #expect(!"\(list)".contains("hunter2"))
        #expect(list["host"]?.location.description == "keys.json:1:10")
    }

    @Test(arguments: [
        ("[\"hunter2\"]", "keys.json:1:1: The keys of a secret have to be a JSON object."),
        (#"{"keys": [1]}"#, "keys.json:1:11: A key has to be a text."),
        (#"{"keys": ["a", "a"]}"#, "keys.json:1:16: The key 'a' is there already at keys.json:1:11."),
        (#"{"SecretString": ["hunter2"]}"#, "keys.json:1:18: 'SecretString' has to be a text."),
        (#"{"a": "hunter2"#, "keys.json:1:7: The text that begins here is never closed."),
    ])
    func `what is no list is an error with its place and without any value`(_ text: String, _ sentence: String) {
        #expect(problem { try Self.list(text).entries } == sentence)
    }

    @Test(arguments: 0..<300)
    func `no broken file makes the reader crash or hang`(_ seed: Int) {
        let texts = [#"{"keys": ["a", "b"], "name": "n"}"#, #"{"ARN": "arn", "SecretString": "{\"a\":\"b\"}"}"#]
        let bytes = broken(texts[seed % 2], seed: UInt64(seed))
        _ = problem { try SecretKeyList(DeploymentFile(bytes, path: "k")).entries }
    }
}
