import ConfigSets
import Findings
import Testing

/// `.env` files: the same line means different things to each reader.
@Suite struct VariableFiles {
    private func lines(_ dialect: EnvDialect, _ text: String) -> [String] { ConfigFormat.env(dialect).settings(text) }

    @Test(arguments: [
        ("A=1", ["A=1"]), ("A=", ["A="]), ("A: 1", ["A=1"]), ("A = 1 ", ["A=1"]), ("export A=1", ["A=1"]), ("A", []),
        ("# c\n\n A=1", ["A=1"]),
        ("A='x$B #\\n'", ["A=x$B #\\n"]), ("A='it\\'s'", ["A=it's"]), ("A=\"a\\nb\\t\\\"\\\\\"", ["A=a\nb\t\"\\"]),
        ("A=\"\\$B\"", ["A=$B"]), ("A=x$", ["A=x$"]), ("A=\"$1 $}\"", ["A=$1 $}"]),
        ("A=\"\\a\\b\\f\\v\"", ["A=\u{7}\u{8}\u{C}\u{B}"]), ("A=\"\\0101\"", ["A=A"]),
        ("A=\"x\ny\"\nB=2", ["A=x\ny", "B=2"]), ("A='x\ny'", ["A=x\ny"]),
        ("A=x # c", ["A=x"]), ("A=x#c", ["A=x#c"]), ("A=\"x\" # c", ["A=x"]), ("A='x'# c", ["A=x"]),
        ("A=1\nB=$A", ["A=1", "B=1"]),
        ("A=1\nB=${A}2", ["A=1", "B=12"]), ("B=${A:-d}", ["B=d"]), ("A=\nB=${A:-d}", ["A=", "B=d"]),
        ("A=\nB=${A-d}", ["A=", "B="]),
        ("A=1\nB=${A:+x}", ["A=1", "B=x"]), ("B=${A+x}", ["B="]), ("B=${A:-${C:-z}}", ["B=z"]), ("B=$$A", ["B=$A"]),
        ("B=\"$$A\"", ["B=$A"]),
        ("B=$A", ["B="]), ("A.b-c_[0]=1", ["A.b-c_[0]=1"]), ("\u{FEFF}A=1", ["A=1"]), ("A=1\nA=2", ["A=2"]),
        ("A=1\r\nB=2\r\n", ["A=1", "B=2"]),
    ])
    func `Docker Compose`(_ text: String, _ settings: [String]) { #expect(lines(.compose, text) == settings) }

    @Test(arguments: [
        ("A=1", ["A=1"]), ("A='x'", ["A='x'"]), ("A=\"x\\n\"", ["A=\"x\\n\""]), ("A=$B ${C}", ["A=$B ${C}"]),
        ("A=x # c", ["A=x # c"]), ("#A=1", []),
        ("  # c", []), ("A", []), ("A= x ", ["A= x "]), ("A=b=c", ["A=b=c"]), ("A=1\r\n", ["A=1"]), ("  A=1", ["A=1"]),
        ("A=1\nA=2", ["A=2"]), ("A=", ["A="]),
        ("export=1", ["export=1"]),
    ])
    func `docker run and ECS`(_ text: String, _ settings: [String]) { #expect(lines(.docker, text) == settings) }

    @Test(arguments: [
        ("A=1", ["A=1"]), ("A = x y ", ["A=x y"]), ("A: 1", ["A=1"]), ("export A=1", ["A=1"]), ("A='x'", ["A=x"]),
        ("A=`x'\"`", ["A=x'\""]),
        ("A=\"a\\nb\"", ["A=a\nb"]), ("A='a\\nb'", ["A=a\\nb"]), ("A=a\\nb", ["A=a\\nb"]), ("A=\"x\ny\"", ["A=x\ny"]),
        ("A=x # c", ["A=x"]), ("A=x#c", ["A=x"]),
        ("A=\"x#y\" # c", ["A=x#y"]), ("A=$B", ["A=$B"]), ("A", []), ("A=1\nA=2", ["A=2"]), ("A=", ["A="]),
        ("A=\nB=1", ["A=", "B=1"]), ("a.b-c=1", ["a.b-c=1"]),
        ("\u{FEFF}A=1", ["A=1"]), ("nonsense here\nA=1", ["A=1"]),
    ])
    func `dotenv for Node`(_ text: String, _ settings: [String]) { #expect(lines(.node, text) == settings) }

    @Test(arguments: [
        ("A=1", ["A=1"]), ("export A=1 B=2", ["A=1", "B=2"]), ("A='x $B'", ["A=x $B"]),
        ("A=\"x\\$B\\n\"", ["A=x$B\\n"]), ("A=x\\ y", ["A=x y"]), ("A=a'b'\"c\"", ["A=abc"]),
        ("A=x # c", ["A=x"]), ("A=x#c", ["A=x#c"]), ("A=1\nB=$A${A}", ["A=1", "B=11"]), ("B=${A:-d}", ["B=d"]),
        ("B=${A:=d}\nC=$A", ["A=d", "B=d", "C=d"]),
        ("A=1;B=2", ["A=1", "B=2"]), ("A=x\nA+=y", ["A=xy"]), ("A=\"x\ny\"", ["A=x\ny"]), ("A=x\\\ny", ["A=xy"]),
        ("set -a\nA=1\nset +a", ["A=1"]), ("A=", ["A="]),
        ("A=a~b", ["A=a~b"]), ("A=$", ["A=$"]), ("A=1\nA=2", ["A=2"]),
        ("A=\"${B:-'d'}\"", ["A='d'"]), ("A=${B:-'d'}", ["A=d"]), ("A=\"${B:-\"d e\"}\"", ["A=d e"]),
        ("A=\"${B:-a\\}b}\"", ["A=a}b"]), ("A=\"${B:-a;b|c}\"", ["A=a;b|c"]), ("A=$\"x\"", ["A=x"]),
        ("A={a,b}", ["A={a,b}"]), ("export A='{a,b}'", ["A={a,b}"]), ("export A={a}", ["A={a}"]),
    ])
    func `source in a shell`(_ text: String, _ settings: [String]) { #expect(lines(.bash, text).sorted() == settings) }

    @Test(arguments: [
        (EnvDialect.compose, "A=\"x"), (.compose, "A='x"), (.compose, "A B=1"), (.compose, "=1"), (.compose, "A=${B"),
        (.compose, "A=${B:?needed}"),
        (.compose, "A=${1}"), (.docker, "=1"), (.docker, "A B=1"), (.docker, "export A=1"),
        (.bash, "A=\"x"), (.bash, "A='x"),
        (.bash, "A=x y"), (.bash, "A = 1"), (.bash, "A=$(id)"), (.bash, "A=`id`"), (.bash, "A=x|y"), (.bash, "echo"),
        (.bash, "A=${B:?}"), (.bash, "A=~/x"),
        (.bash, "A=x:~"), (.bash, "A=$[1]"), (.bash, "A=$'x'"), (.bash, ";A=1"), (.bash, "A=${B"),
        (.bash, "export A=1 =2"), (.bash, "export A={a,b}"), (.bash, "export A=x{1..3}"),
        (.bash, "export A={\"a\":1,\"b\":2}"), (.bash, "A=\"${B:-'d\""),
    ])
    func `what a reader refuses, or only a shell can tell, is refused`(_ dialect: EnvDialect, _ text: String) {
        #expect(lines(dialect, text).first?.hasPrefix("! f:") == true)
    }

    @Test func `variables come from outside where the file names them alone, and are secret where those are`() throws {
        let outside = VariableLookup { name in
            switch name {
            case "HOME_DIR": .plain("/srv")
            case "DB_PASSWORD": .plain("hunter2").hidden
            case _: nil
            }
        }
        let text = "HOME_DIR\nURL=x:$DB_PASSWORD\nNONE\nP=${HOME_DIR}/a\n"
        let file = try ConfigFormat.env(.compose)
            .read(Array(text.utf8), file: "f", policy: SecretPolicy(), variables: outside)
        let entries = file.documents.flatMap(\.entries)
        #expect(entries.map(\.key) == ["HOME_DIR", "URL", "P"])
        #expect(entries.map(\.text.isSecret) == [false, true, false])
        #expect(entries.last?.text == .plain("/srv/a"))
    }

    @Test func `a variable that is not set is told`() throws {
        #expect(try ConfigFormat.env(.compose).warnings("A=1\nB=$NOPE\n") == ["2 CONFIG_UNSET_VARIABLE"])
        #expect(try ConfigFormat.env(.compose).warnings("A=1\nA=2\n") == ["2 CONFIG_DUPLICATE_KEY"])
        #expect(try ConfigFormat.env(.node).warnings("A=1\nwhat\n") == ["2 CONFIG_LINE_IGNORED"])
    }

    @Test(arguments: [
        (".env", true), (".env.prod", true), ("prod.env", true), ("application.properties", true), ("a.YML", true),
        ("a.yaml", true), ("a.json", true),
        ("a.jsonc", true), ("a.toml", true), ("env", false), ("a.txt", false), ("properties", false), ("a.ini", false),
    ])
    func `the name of a file tells its format`(_ name: String, _ isKnown: Bool) {
        #expect((ConfigFormat(fileName: name) != nil) == isKnown)
    }
}
