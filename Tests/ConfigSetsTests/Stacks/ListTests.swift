import ConfigSets
import Findings
import Testing

/// Which items of a list a service gets.
@Suite struct Lists {
    /// A base and an override, and the items that Spring Boot binds to a list of texts; `nil` when it fails.
    static let cases: [(base: String, override: String, items: [String]?)] = [
        ("x: [a, b, c]", "x: [d]", ["d"]), ("x: [a, b]", "x: d", ["d"]), ("x: a,b", "x: [d]", ["d"]),
        ("x: [a, b]", "x: ''", []), ("x: [a, b]", "x: []", []), ("x: [a, b]", "x:", []),
        ("x: [a, b]", "y: 1", ["a", "b"]), ("x: [a, b]", "x: 'c , d'", ["c", "d"]),
        ("x: [a, b]", "'x[0]': c", ["c"]), ("x: [a, b]", "'x[1]': c", nil), ("x: [a]", "{'x[0]': c, 'x[2]': d}", nil),
        ("x: [a, b]", "{x: e, 'x[0]': c}", ["e"]), ("x: [a]", "X: [b, c]", ["b", "c"]),
        ("x: ['', b]", "y: 1", ["", "b"]), ("my.some-list: [a]", "my.someList: [b]", ["b"]),
    ]

    @Test(arguments: cases)
    func `a list is replaced whole`(_ base: String, _ override: String, _ items: [String]?) throws {
        let answer = try SpringCase(
            name: "",
            files: ["application.yml": base + "\n", "application-default.yml": override + "\n"]
        )
        .answer()
        let gaps = answer.findings.filter { $0.code == "CONFIG_LIST_GAP" }
        #expect(gaps.isEmpty == (items != nil))
        guard let items else { return }
        let key = answer.set.values.keys.contains { $0.description.hasPrefix("my.") } ? "my.some-list" : "x"
        #expect(Self.items(of: key, in: answer.set) == items)
    }

    /// What the binder makes of the whole text or of the items.
    private static func items(of key: String, in set: ConfigSet) -> [String] {
        if let whole = set.text(key) {
            return whole.split(separator: ",")
                .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
        }
        return Array((0...).lazy.map { set.text("\(key)[\($0)]") }.prefix { $0 != nil }.compactMap(\.self))
    }

    @Test func `variables have a list whole, from whatever files they come`() throws {
        let entry = { (key: String, text: String) in
            ConfigEntry(key: key, text: .plain(text), location: .init(file: "f"))
        }
        let set = ConfigSet(
            ConfigStack(
                environment: "e",
                layers: [
                    ConfigLayer(
                        name: "file",
                        kind: .properties,
                        entries: [
                            entry("my.some-list[0]", "a"), entry("my.some-list[1]", "b"), entry("my.some-list[2]", "c"),
                        ]
                    ),
                    ConfigLayer(name: "one", kind: .environmentVariables, entries: [entry("MY_SOMELIST_0", "d")]),
                    ConfigLayer(name: "two", kind: .environmentVariables, entries: [entry("MY_SOME_LIST_1", "e")]),
                ]
            )
        )
        #expect(set.text("my.some-list[0]") == "d")
        #expect(set.text("my.some-list[1]") == "e")
        #expect(set.text("my.some-list[2]") == nil)
        #expect(set.findings.isEmpty)
    }

    @Test func `items of lists inside lists go with the outermost one`() throws {
        let answer = try SpringCase(
            name: "",
            files: [
                "application.yml": "s: [{n: a, p: [1, 2]}, {n: b}]\nt: {'[8080]': [x, y]}\n",
                "application-default.yml": "s: [{n: c}]\nt: {'[8080]': [z]}\n",
            ]
        )
        .answer()
        #expect(answer.set.text("s[0].n") == "c")
        for key in ["s[0].p[0]", "s[0].p[1]", "s[1].n", "t[8080][1]"] { #expect(answer.set.text(key) == nil) }
        #expect(answer.set.text("t[8080][0]") == "z")
    }

    @Test func `numbers that begin with 0 nowhere are keys of a map, which is merged`() throws {
        let answer = try SpringCase(
            name: "",
            files: ["application.yml": "ports: {8080: a, 8081: b}\n", "application-default.yml": "ports: {8081: c}\n"]
        )
        .answer()
        #expect(answer.set.text("ports[8080]") == "a")
        #expect(answer.set.text("ports[8081]") == "c")
    }

    @Test func `the items that lose are known`() throws {
        let answer = try SpringCase(
            name: "",
            files: ["application.yml": "x: [a, b]\n", "application-default.yml": "x: [c]\n"]
        )
        .answer()
        let value = try #require(answer.set.values[PropertyName("x[0]")])
        #expect(value.hidden.map { $0.text } == [.plain("a")])
    }
}
