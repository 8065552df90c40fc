import ConfigSets
import Findings
import Testing

/// What is legal and most likely not meant; the values are those that Spring Boot 3.5.16 reads.
@Suite struct Surprises {
    /// A line of a `.properties` file, its value, and where a slip is seen in it.
    static let properties: [(line: String, value: String, slips: [String])] = [
        ("a=\"x\"", "\"x\"", ["1 CONFIG_TEXT_SURPRISE"]), ("a='x y'", "'x y'", ["1 CONFIG_TEXT_SURPRISE"]),
        ("a=\"\"", "\"\"", ["1 CONFIG_TEXT_SURPRISE"]), ("a=\"x\",\"y\"", "\"x\",\"y\"", []), ("a='", "'", []),
        ("a=true # on", "true # on", ["1 CONFIG_TEXT_SURPRISE"]),
        ("a=8080 #port", "8080 #port", ["1 CONFIG_TEXT_SURPRISE"]),
        ("a=x #", "x #", ["1 CONFIG_TEXT_SURPRISE"]), ("a=#fff", "#fff", []),
        ("a=posted in #general", "posted in #general", []),
        ("a=x#y", "x#y", []), ("a=%d #%m", "%d #%m", []),
        ("a=C:\\temp\\new", "C:\temp\new", ["1 CONFIG_TEXT_SURPRISE"]), ("a=C:\\\\temp", "C:\\temp", []),
        ("a=D:\\data", "D:data", ["1 CONFIG_TEXT_SURPRISE"]), ("a=\\d+\\s", "d+s", ["1 CONFIG_TEXT_SURPRISE"]),
        ("a=\\\"x\\:y", "\"x:y", []),
        ("a=validate ", "validate ", ["1 CONFIG_TEXT_SURPRISE"]), ("a=x\t", "x\t", ["1 CONFIG_TEXT_SURPRISE"]),
        ("a=8080 ", "8080 ", []), ("a=true  ", "true  ", []), ("a=x\\ ", "x ", []), ("a= ", "", []),
        ("a=${HOST: localhost}", "${HOST: localhost}", ["1 CONFIG_TEXT_SURPRISE"]), ("a=${PID:- }", "${PID:- }", []),
        ("a=${A: }", "${A: }", []), ("a=${A:x y}", "${A:x y}", []), ("a=%X{id: none}", "%X{id: none}", []),
    ]

    @Test(arguments: properties)
    func `a property keeps what looks like no part of it`(_ line: String, _ value: String, _ slips: [String]) throws {
        let format = ConfigFormat.properties(.latin1)
        let file = try format.read(Array(line.utf8), file: "f", policy: SecretPolicy())
        #expect(file.documents.flatMap(\.entries).map(\.text) == [.plain(value)])
        #expect(try format.warnings(line) == slips)
    }

    @Test func `no warning shows a secret`() throws {
        let text = "db.password=\"q9Zt\\dxK\" # q9Zt \napi-key=${A: q9Zt}\n"
        let file = try ConfigFormat.properties(.latin1).read(Array(text.utf8), file: "f", policy: SecretPolicy())
        #expect(file.warnings.count == 4)
        for warning in file.warnings { #expect(!warning.sentence.contains("q9Zt")) }
    }

    @Test(arguments: [
        ("a: ${X:b}", []), ("a: '${X: b}'", ["1 CONFIG_TEXT_SURPRISE"]), ("logging.level.x: OFF", []),
        ("logging.level: {x: off}", []), ("logging.level.x: no", ["1 CONFIG_UNQUOTED_SURPRISE"]),
        ("levels.x: OFF", ["1 CONFIG_UNQUOTED_SURPRISE"]), ("a.enabled: on", []), ("a.enabled-by-default: no", []),
        ("a.enabled: 010", ["1 CONFIG_UNQUOTED_SURPRISE"]), ("a.country: no", ["1 CONFIG_UNQUOTED_SURPRISE"]),
    ])
    func `YAML has its own surprises`(_ text: String, _ slips: [String]) throws {
        #expect(try ConfigFormat.yaml.warnings(text) == slips)
    }

    /// YAML that the build fills in, and what it holds as it stands.
    static let templates: [(text: String, lines: [String])] = [
        ("a: @project.version@", ["a=@project.version@ @1:4"]),
        ("a: 1\nb:\n  c: @p.v@-x\n  d: y@p@", ["a=1 @1:4", "b.c=@p.v@-x @3:6", "b.d=y@p@ @4:6"]),
        ("a: [@b@, @c@]", ["a[0]=@b@ @1:5", "a[1]=@c@ @1:10"]), ("- @a@", ["document[0]=@a@ @1:3"]),
        ("@a@: 1", ["@a@=1 @1:6"]), ("a: {b: @c@}", ["a.b=@c@ @1:8"]),
        ("a: @b@ # ^", ["a=@b@ @1:4"]), ("a: @b@\nc: '^~'", ["a=@b@ @1:4", "c=^~ @2:4"]),
        ("a: |\n  @b@\nc: @d@", ["a=@b@\n @1:4", "c=@d@ @3:4"]), ("a: '@b@'", ["a=@b@ @1:4"]),
    ]

    @Test(arguments: templates) func `a file that the build fills in is read as it stands`(
        _ text: String,
        _ lines: [String]
    ) {
        #expect(ConfigFormat.yaml.lines(text) == lines)
    }

    @Test func `it says that it is a template, once`() throws {
        #expect(try ConfigFormat.yaml.warnings("a: 1\nb: @c@\nd: @e@") == ["2 CONFIG_TEMPLATE"])
        #expect(try ConfigFormat.yaml.warnings("b: '@c@'").isEmpty)
    }

    @Test(arguments: ["a: @b", "a: @", "a: @@", "a: @b c@", "a: b\nc: @x:y@"])
    func `any other value that begins with @ is refused`(_ text: String) {
        #expect(throws: ConfigFileError.self) { try ConfigFormat.yaml.warnings(text) }
    }
}
