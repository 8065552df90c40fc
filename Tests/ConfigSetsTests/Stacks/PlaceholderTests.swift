import ConfigSets
import Findings
import Testing

/// What placeholders stand for.
@Suite struct Placeholders {
    /// What the texts are resolved with.
    static let base = [
        "one": "1", "two": "2", "empty": "", "name": "one", "my.item-price": "7", "my.otherPrice": "8", "list[1]": "b",
        "nested": "<${one}>", "deep": "${nested}!", "colon:key": "c", "k:fallback": "whole", "esc": "\\${one}",
        "wild": "${random.uuid}",
    ]

    /// A text, and what it becomes; what nothing supplies is left as Spring's binder leaves it.
    static let resolved: [(text: String, becomes: String)] = [
        ("plain", "plain"), ("${one}", "1"), ("a${one}b${two}c", "a1b2c"), ("${empty}", ""), ("${empty:x}", ""),
        ("${nobody:x}", "x"), ("${nobody:}", ""), ("${nobody:a:b}", "a:b"), ("${nobody:${one}}", "1"),
        ("${nobody:${noone:${two}}}", "2"), ("${nobody:a${one}b}", "a1b"), ("${one:x}", "1"), ("${nested}", "<1>"),
        ("${deep}", "<1>!"), ("${${name}}", "1"), ("${na${nobody:me}}", "one"), ("\\${one}", "${one}"),
        ("a\\${one}${two}", "a${one}2"), ("\\\\${one}", "\\${one}"), ("${esc}", "${one}"),
        ("${nobody:\\${one}}", "${one}"),
        ("$one", "$one"), ("$", "$"), ("${", "${"), ("${one", "${one"), ("{one}", "{one}"), ("$${one}", "$1"),
        ("${one}}", "1}"), ("${nobody:{x}}", "{x}"), ("${nobody:{{x}}}", "{{x}}"), ("a}${one}", "a}1"),
        ("${my.item-price}", "7"), ("${my.otherPrice}", "8"), ("${list[1]}", "b"), ("${colon\\:key}", "c"),
        ("${k:fallback}", "whole"), ("${:d}", "d"), ("${ ITEM }", "${ ITEM }"), ("${HOST}", "h"), ("${host}", "h"),
        ("${some.host-name}", "n"), ("${SOME_HOSTNAME}", "n"), ("${한글:값}", "값"), ("${nobody: x }", " x "),
    ]

    /// A text that holds what nothing supplies, what becomes of it, and the names.
    static let unresolved: [(text: String, becomes: String, names: [String])] = [
        ("${nobody}", "${nobody}", ["nobody"]), ("a${nobody}b${one}", "a${nobody}b1", ["nobody"]),
        ("${${nobody}}", "${${nobody}}", ["nobody", "${nobody}"]), ("${a${nobody}:d}", "d", ["nobody"]),
        ("${no${two}}", "${no2}", ["no2"]),
        ("${my.itemPrice}", "${my.itemPrice}", ["my.itemPrice"]), ("${}", "${}", [""]),
        ("${nobody:${noone}}", "${noone}", ["noone"]), ("${my.other_price}", "${my.other_price}", ["my.other_price"]),
        ("${nobody\\:x}", "${nobody:x}", ["nobody:x"]),
    ]

    private static func set(_ text: String) -> ConfigSet {
        let entries = (base.sorted { $0.key < $1.key } + [("asked", text)])
            .map { ConfigEntry(key: $0.0, text: .plain($0.1), location: .init(file: "f", line: 1, column: 1)) }
        let variables = [("HOST", "h"), ("SOME_HOSTNAME", "n")]
            .map { ConfigEntry(key: $0.0, text: .plain($0.1), location: .init(file: "v", line: 1, column: 1)) }
        return ConfigSet(
            ConfigStack(
                environment: "e",
                layers: [
                    ConfigLayer(name: "f", kind: .properties, entries: entries),
                    ConfigLayer(name: "v", kind: .environmentVariables, entries: variables),
                ]
            )
        )
    }

    @Test(arguments: resolved) func `a text is resolved`(_ text: String, _ becomes: String) throws {
        let value = try #require(Self.set(text).values[PropertyName("asked")])
        #expect(value.text == .plain(becomes))
        #expect((value.state == .resolved) == !becomes.contains("${ ITEM }"))
    }

    @Test(arguments: unresolved)
    func `what nothing supplies stays, and is named`(_ text: String, _ becomes: String, _ names: [String]) throws {
        let value = try #require(Self.set(text).values[PropertyName("asked")])
        #expect(value.text == .plain(becomes))
        #expect(value.state == .unresolved(names))
    }

    @Test(arguments: [
        ("${user.home}/x", "${user.home}/x"), ("${java.io.tmpdir:/tmp}", "${java.io.tmpdir}"),
        ("${nobody:${user.dir}}", "${user.dir}"), ("a-${PID}", "a-${PID}"),
    ])
    func `what every Java process supplies is no part of the configuration`(_ text: String, _ shown: String) throws {
        let value = try #require(Self.set(text).values[PropertyName("asked")])
        #expect(value.state == .resolved)
        #expect(value.text == .plain(shown))
    }

    @Test(arguments: [
        "${random.uuid}", "x${random.int(10)}", "${random.int[1,9]}", "${wild}", "${nobody:${random.value}}",
    ])
    func `random values are volatile`(_ text: String) throws {
        #expect(try #require(Self.set(text).values[PropertyName("asked")]).state == .volatile)
    }

    @Test(arguments: ["${asked}", "a${asked:x}", "${loop}", "${nobody:${asked}}"])
    func `a circle is a finding and never green`(_ text: String) throws {
        let answer = try SpringCase(
            name: "",
            files: ["application.properties": "asked=\(text)\nloop=${pool}\npool=${loop}\n"]
        )
        .answer()
        #expect(answer.findings.contains { $0.code == "CONFIG_CIRCLE" })
        guard case .unresolved = answer.set.values[PropertyName("asked")]?.state else {
            Issue.record("A circle was taken for a value.")
            return
        }
    }

    @Test func `what is made of a secret is one`() throws {
        let answer = try SpringCase(
            name: "",
            files: [
                "application.properties":
                    "db.password=q9Zt\nurl=http://x/${db.password}\ndefault=${nobody:${db.password}}\n"
            ]
        )
        .answer()
        for key in ["url", "default"] {
            let value = try #require(answer.set.values[PropertyName(key)])
            #expect(value.text.isSecret)
            #expect(!"\(value)".contains("q9Zt"))
        }
    }

    @Test func `placeholders that double forty times end with a finding`() throws {
        let lines = (0..<40).map { "a\($0)=${a\($0 + 1)}${a\($0 + 1)}" } + ["a40=xxxxxxxxxx"]
        let answer = try SpringCase(name: "", files: ["application.properties": lines.joined(separator: "\n")]).answer()
        #expect(answer.findings.contains { $0.code == "CONFIG_PLACEHOLDER_LIMIT" })
        #expect(answer.set.text("a39") == "xxxxxxxxxxxxxxxxxxxx")
        #expect(answer.set.values[PropertyName("a0")]?.state != .resolved)
    }

    @Test(arguments: [
        String(repeating: "${", count: 20_000),
        String(repeating: "${x:", count: 10_000) + String(repeating: "}", count: 10_000),
        String(repeating: "}", count: 20_000), String(repeating: "\\${x}", count: 5_000),
    ])
    func `any text ends with an answer`(_ text: String) throws {
        #expect(Self.set(text).values[PropertyName("asked")] != nil)
    }

    @Test func `a chain of two thousand placeholders ends with an answer`() throws {
        let lines = (0..<2_000).map { "a\($0)=${a\($0 + 1)}" } + ["a2000=x"]
        let answer = try SpringCase(name: "", files: ["application.properties": lines.joined(separator: "\n")]).answer()
        #expect(answer.set.text("a1990") == "x")
        #expect(answer.set.values[PropertyName("a0")]?.state != .resolved)
        #expect(answer.findings.contains { $0.code == "CONFIG_PLACEHOLDER_LIMIT" })
    }
}
