import ConfigSets
import Findings
import Testing

/// YAML as SnakeYAML 2 resolves it inside Spring Boot 3.5, whose answers these tables hold.
@Suite struct YAMLFiles {
    @Test(arguments: [
        ("010", "8"), ("0x1F", "31"), ("0b101", "5"), ("1_000", "1000"), ("12:30", "750"), ("22:22", "1342"),
        ("1e3", "1000.0"), ("1.10", "1.1"), (".inf", "Infinity"), ("-.inf", "-Infinity"), ("+.INF", "Infinity"),
        (".nan", "NaN"), ("~", ""), ("null", ""), ("NULL", ""), ("", ""), ("08", "08"), ("09.5", "9.5"),
        ("0o17", "0o17"), ("12e4567", "Infinity"), ("0123456", "42798"), ("NO", "false"), ("no", "false"),
        ("Off", "false"), ("on", "true"), ("yes", "true"), ("TRUE", "true"), ("tRue", "tRue"), ("y", "y"), ("n", "n"),
        ("2001-12-14", "2001-12-14"), ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"), ("1.", "1.0"),
        (".5", "0.5"), ("+1", "1"), ("-0", "0"), ("-010", "-8"), ("1__0", "10"), ("0_", "0_"), ("00_", "0"),
        ("_1", "_1"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("0xFFFFFFFFFFFFFFFFFFFF", "1208925819614629174706175"), ("190:20:30.15", "685230.15"), ("1:60", "1:60"),
        ("1.0E10", "1.0E10"), ("10000000.0", "1.0E7"), ("9999999.0", "9999999.0"), ("0.001", "0.001"),
        ("0.0001", "1.0E-4"), ("123456.789e3", "1.23456789E8"), ("4.9e-324", "4.9E-324"), ("-0.0", "-0.0"),
        ("0x", "0x"), ("0b2", "0b2"), ("1,000", "1,000"), ("192.168.0.1", "192.168.0.1"), ("1.2.3", "1.2.3"),
        ("1e3.5", "1e3.5"), ("685.230_15e+03", "685230.15"), ("1e+", "1e+"), ("-1:30", "-90"), ("00", "0"),
        ("'010'", "010"), ("\"yes\"", "yes"), ("!!str 010", "010"), ("! 12", "12"), ("!!int \"12\"", "12"),
        ("!!float 1", "1.0"), ("!!float 010", "10.0"), ("!!bool yes", "true"), ("!!bool x", ""), ("!!null x", ""),
        ("http://x:80/y", "http://x:80/y"), ("x#y", "x#y"), ("x #y", "x"), ("'it''s'", "it's"),
        ("\"\\x41\\u00e9\\ty\"", "Aé\ty"),
        ("\"\\U0001F600\"", "😀"), ("=", "="),
    ])
    func `a scalar is the text of what Java reads`(_ scalar: String, _ text: String) {
        #expect(ConfigFormat.yaml.settings("k: \(scalar)\n") == ["k=\(text)"])
    }

    @Test(arguments: [
        ("a: 1\nb:\n  c: x\n", ["a=1 @1:4", "b.c=x @3:6"]), ("a:\n- x\n- b: y\n", ["a[0]=x @2:3", "a[1].b=y @3:6"]),
        ("a: []\nb: {}\nc:\n", ["a= @1:4", "b= @2:4", "c= @3:3"]), ("- x", ["document[0]=x @1:3"]),
        ("text", ["document=text @1:1"]), ("010", ["document=8 @1:1"]), ("# nothing", []), ("---\n---\n", []),
        ("{}", []),
        ("a: 1\n---\nb: 2\n", ["a=1 @1:4", "---", "b=2 @3:4"]), ("---\n---\na: 1\n...\n---\n", ["a=1 @3:4"]),
        (
            "8080: x\non: y\n1.5: z\n010: w\n~: q",
            ["[8080]=x @1:7", "[true]=y @2:5", "[1.5]=z @3:6", "[8]=w @4:6", "[null]=q @5:4"]
        ),
        ("\"[x]\": y\na: {\"[b]\": 1}", ["[x]=y @1:8", "a[b]=1 @2:12"]), ("[/x]: y", ["[[/x]]=y @1:7"]),
        ("a: {\"\": 1, \" \": {c: 3}}", ["a.=1 @1:9", "a. .c=3 @1:21"]), ("é: ü", ["é=ü @1:5"]),
        ("a: |\n  line\n   two\nb: >-\n  fold\n  ed\n\n  x\n", ["a=line\n two\n @1:4", "b=fold ed\nx @4:4"]),
        ("a: &x 5\nb: *x\n", ["a=5 @1:4", "b=5 @1:4"]), ("\u{FEFF}a: 1", ["a=1 @1:4"]),
        ("a: 1\r\nb:\r\n  c: 2\r\n", ["a=1 @1:4", "b.c=2 @3:6"]),
        ("1: a\n\"1\": b", ["[1]=a @1:4", "1=b @2:6"]), ("a.b.c: 1\na:\n  b.d: 2", ["a.b.c=1 @1:8", "a.b.d=2 @3:8"]),
        ("--- x\n--- [y]\n", ["document=x @1:5", "---", "document[0]=y @2:6"]),
    ])
    func `mappings and lists become keys with the places of their values`(_ text: String, _ lines: [String]) {
        #expect(ConfigFormat.yaml.lines(text) == lines)
    }

    @Test(arguments: [
        ("x: &x {b: 1, c: 2}\ne:\n  <<: *x\n  c: 3\n", ["e.b=1", "e.c=3"]),
        ("x: &x {b: 1}\ne:\n  b: 2\n  <<: *x\n", ["e.b=2"]),
        ("x: &x {b: 1}\ny: &y {b: 2, c: 3}\ne:\n  <<: [*x, *y]\n", ["e.b=1", "e.c=3"]),
        ("x: &x {b: 1}\ny: &y\n  <<: *x\n  c: 2\ne:\n  <<: *y\n", ["e.b=1", "e.c=2"]),
        // Spring takes the last one when it has not seen the mapping before.
        ("e:\n  b: 2\n  <<: {b: 1}\n", ["e.b=1"]), ("e:\n  <<: {b: 1}\n  b: 2\n", ["e.b=2"]),
        ("x: &x {b: 1}\ne:\n  <<: [*x, {b: 9}]\n", ["e.b=9"]), ("e:\n  \"<<\": {b: 1}\n", ["e.<<.b=1"]),
        ("e:\n  <<: {a: 1}\n  <<: {b: 2}\n", ["e.a=1", "e.b=2"]),
    ])
    func `merges bring in the keys of other mappings`(_ text: String, _ settings: [String]) {
        #expect(ConfigFormat.yaml.settings(text).filter { $0.hasPrefix("e.") } == settings)
    }

    @Test(arguments: [
        ("a: 1\nb: 2\n a: 3", 3, 3), ("a: [1, 2", 1, 9), ("a: \"x", 1, 6), ("a: b\n  c: d", 2, 4), ("\ta: x", 1, 1),
        ("a: @x", 1, 4), ("a: `x", 1, 4), ("a: x: y", 1, 5), ("a:\tx", 1, 4), ("a: [1,\t2]", 1, 8), ("a: !foo x", 1, 4),
        ("a: !!java.lang.String x", 1, 4), ("a: !!binary aGk=", 1, 4), ("a: !!seq {x: 1}", 1, 4), ("a: !!int x", 1, 4),
        ("a: *nope", 1, 4), ("a: &a [*a]", 1, 8), ("<<: 5", 1, 5), ("a: {<<: [1]}", 1, 10), ("a: <<", 1, 4),
        ("{a: 1}: x", 1, 1), ("a: 1\n---\nb: [", 3, 5), ("a: &x {b: &x 1}", 1, 11), ("a: \u{1}", 1, 4),
    ])
    func `a mistake is told with its place, and nothing is read`(_ text: String, _ line: Int, _ column: Int) {
        let error = #expect(throws: ConfigFileError.self) {
            try ConfigFormat.yaml.read(Array(text.utf8), file: "f", policy: SecretPolicy())
        }
        #expect(error?.finding.location == SourceLocation(file: "f", line: line, column: column))
    }

    @Test(arguments: [
        ("a: 1\nb: 2\na: 3", "! f:3:1: The key 'a' is there already in line 1, column 1: Spring refuses the file."),
        (
            "x:\n  8: 1\n  010: 2",
            "! f:3:3: The key '[8]' is there already in line 2, column 3: Spring refuses the file."
        ),
        (
            "<<: {a: {b: 1, b: 2}}\na: 1",
            "! f:1:16: The key 'b' is there already in line 1, column 10: Spring refuses the file."
        ),
    ])
    func `a key that is there twice names both places`(_ text: String, _ sentence: String) {
        #expect(ConfigFormat.yaml.lines(text) == [sentence])
    }

    @Test func `a key with dots and the same key nested in one document are a warning, and the last one wins`() throws {
        let text = "a.b: 1\na:\n  b: 2\n"
        #expect(ConfigFormat.yaml.settings(text) == ["a.b=2"])
        #expect(try ConfigFormat.yaml.warnings(text) == ["3 CONFIG_DUPLICATE_KEY"])
    }

    @Test(arguments: [
        ("a: 1\nb: 'NO'\nc: x\nd:\n", []),
        ("country: NO", ["warning 'country' is written without quotes: 'NO' means 'false'."]),
        ("app.version: 1.10", ["error 'app.version' is written without quotes: '1.10' means '1.1'."]),
        ("host: 12:30", ["error 'host' is written without quotes: '12:30' means '750'."]),
        (
            "db.password: 0123456",
            ["error 'db.password' is written without quotes, and YAML makes another text of it than the one written."]
        ),
        (
            "db.password: ~",
            ["warning 'db.password' is written without quotes, and YAML makes another text of it than the one written."]
        ),
        ("a: null", ["warning 'a' is written without quotes: 'null' means an empty text."]), ("a: !!str 010", []),
    ])
    func `a plain value that means another text than the one written is told`(_ text: String, _ told: [String]) throws {
        let file = try ConfigFormat.yaml.read(Array(text.utf8), file: "f", policy: SecretPolicy())
        #expect(file.warnings.map { "\($0.severity) \($0.message)" } == told)
    }

    @Test func `a setting knows the place of its alias and that of its value`() throws {
        let text = "a: &x\n  b: 1\nc: *x\nd:\n  <<: *x\n"
        let file = try ConfigFormat.yaml.read(Array(text.utf8), file: "f", policy: SecretPolicy())
        let entries = file.documents.flatMap(\.entries)
        #expect(entries.map(\.key) == ["a.b", "c.b", "d.b"])
        #expect(entries.map(\.location.line) == [2, 2, 2])
        #expect(entries.map { $0.alias.map { "\($0.line ?? 0):\($0.column ?? 0)" } } == [nil, "3:4", "5:7"])
    }

    @Test func `Spring Boot fails on a key inside a list that is no text`() throws {
        #expect(try ConfigFormat.yaml.warnings("a:\n  - on: 1\n") == ["2 CONFIG_KEY_REFUSED"])
        #expect(try ConfigFormat.yaml.warnings("a:\n  - \"on\": 1\n    b: 1\n") == [])
    }

    @Test(arguments: ["password: &x k4Xq81vB\nother: *x\n", "other: &x k4Xq81vB\npassword: *x\n"])
    func `what an alias gives to a secret's key is a secret under every key`(_ text: String) throws {
        let file = try ConfigFormat.yaml.read(Array(text.utf8), file: "f", policy: SecretPolicy())
        #expect(file.documents.flatMap(\.entries).map(\.text.isSecret) == [true, true])
    }
}
