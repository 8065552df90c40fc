import ConfigSets
import Findings
import Testing

/// JSON with the place of every value.
@Suite struct JSONFiles {
    @Test(arguments: [
        (#"{"a":1}"#, ["a=1 @1:6"]), (#"{}"#, []), ("[]", ["document= @1:1"]), (#""x""#, ["document=x @1:1"]),
        ("null", ["document= @1:1"]), ("[1, [2]]", ["document[0]=1 @1:2", "document[1][0]=2 @1:6"]),
        ("{\n \"a\" : {\n\t\"b\": true}}", ["a.b=true @3:7"]), (#"{"a":{},"b":[]}"#, ["a= @1:6", "b= @1:13"]),
        (#"{"a":null}"#, ["a= @1:6"]), (#"{"é":"x", "b":"y"}"#, ["é=x @1:7", "b=y @1:16"]),
        ("\u{FEFF}{\"a\":1}", ["a=1 @1:6"]), ("{\"a\":1}\r\n\r\n", ["a=1 @1:6"]),
        (
            #"{"a":1e3,"b":-0.50,"c":12345678901234567890,"d":1E+05}"#,
            ["a=1e3", "b=-0.50", "c=12345678901234567890", "d=1E+05"]
        ),
        (#"{"a":"\ud83d\ude00\u00e9\/\b\f\n\r\t\"\\"}"#, ["a=😀é/\u{8}\u{C}\n\r\t\"\\ @1:6"]),
        (#"{"a.b":1,"[c]":2,"d":{"[e]":3}}"#, ["a.b=1 @1:8", "[c]=2 @1:16", "d[e]=3 @1:29"]),
        (#"{"a":{"b":1},"a.b":2}"#, ["a.b=2 @1:20"]),
    ])
    func `every value is read with its place`(_ text: String, _ lines: [String]) {
        let read = ConfigFormat.json(.strict).lines(text)
        #expect(
            lines.first?.contains(" @") == false ? ConfigFormat.json(.strict).settings(text) == lines : read == lines
        )
    }

    @Test(arguments: [
        ("", 1, 1), ("{", 1, 1), (#"{"a""#, 1, 5), (#"{"a":}"#, 1, 6), (#"{"a":1,}"#, 1, 8), ("[1,]", 1, 4),
        ("[1 2]", 1, 4),
        (#"{"a":01}"#, 1, 7), ("[1.]", 1, 4), ("[.5]", 1, 2), ("[+1]", 1, 2), ("[-]", 1, 3), ("[1e]", 1, 4),
        ("[tru]", 1, 2), ("[truex]", 1, 6), ("[nulll]", 1, 6), ("{a:1}", 1, 2), ("{'a':1}", 1, 2), ("[\"a\n\"]", 1, 4),
        ("[\"\t\"]", 1, 3), (#"["\x"]"#, 1, 3), (#"["\ud83d"]"#, 1, 3), (#"["\ude00\ud83d"]"#, 1, 3),
        (#"["\u12G4"]"#, 1, 3),
        ("[1] x", 1, 5), ("[1]\n[2]", 2, 1), ("// x\n1", 1, 1), ("[1, /* x */ 2]", 1, 5), ("[NaN]", 1, 2),
        ("[\"a]", 1, 2),
        ("[1\u{0}]", 1, 3), ("{\"a\":1]", 1, 7), ("[1}", 1, 3), ("\u{A0}1", 1, 1),
    ])
    func `a mistake is told with its place, and nothing is read`(_ text: String, _ line: Int, _ column: Int) throws {
        let error = #expect(throws: ConfigFileError.self) {
            try JSONText.parse(Array(text.utf8), file: "f")
        }
        #expect(error?.finding.location == SourceLocation(file: "f", line: line, column: column))
    }

    @Test func `a key that is there twice names both places`() {
        let text = "{\n \"a\": 1,\n \"b\": {\"\\u0061\": 1},\n  \"\\u0061\": 2}"
        #expect(
            ConfigFormat.json(.strict).lines(text) == ["! f:4:3: The key 'a' is there already in line 2, column 2."]
        )
    }

    @Test(arguments: [
        "{// a\n\"a\": /* b */ 1, /* c\n*/}", "{\"a\":1}// the end", "/**/{\"a\":1,}", "{\"a\":1/***/}\n//",
    ])
    func `JSONC has comments and a comma after the last item`(_ text: String) {
        #expect(ConfigFormat.json(.withComments).settings(text) == ["a=1"])
    }

    @Test(arguments: ["{,}", "[,]", "[1,,]", "/* x", "[1] /", "[1 /*/]"])
    func `JSONC is no more lenient than that`(_ text: String) {
        #expect(throws: ConfigFileError.self) {
            try JSONText.parse(Array(text.utf8), file: "f", syntax: .withComments)
        }
    }

    @Test func `keys have places of their own`() throws {
        let root = try JSONText.parse(Array("{\n  \"a\": [{\"b\" : null}]}".utf8), file: "f")
        guard case .table(let members) = root.content, case .table(let inner)? = root[key: "a"]?.items.first?.content
        else {
            Issue.record("There is no table.")
            return
        }
        #expect(members.map { $0.location(in: "f") } == [SourceLocation(file: "f", line: 2, column: 3)])
        #expect(inner.map { $0.location(in: "f") } == [SourceLocation(file: "f", line: 2, column: 10)])
    }

    @Test func `text that is no UTF-8 is refused`() {
        #expect(ConfigFormat.json(.strict).lines([0x22, 0xC3, 0x28, 0x22]) == ["! f:1:1: This text is not UTF-8."])
    }
}
