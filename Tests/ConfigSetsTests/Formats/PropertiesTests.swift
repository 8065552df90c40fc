import ConfigSets
import Findings
import Testing

/// `.properties` as Spring Boot 3.5 loads them, whose answers these tables hold.
@Suite struct PropertiesFiles {
    @Test(arguments: [
        ("a=1", ["a=1 @1:3"]), ("a:1", ["a=1 @1:3"]), ("a 1", ["a=1 @1:3"]), ("a = 1 ", ["a=1  @1:5"]),
        ("a\t:\u{C}1", ["a=1 @1:5"]),
        ("a==1", ["a==1 @1:3"]), ("a= =1", ["a==1 @1:4"]), ("a", ["a= @1:2"]), ("a=", ["a= @1:3"]), ("=1", []),
        (" ", []),
        ("", []), ("  a=1", ["a=1 @1:5"]), ("a=1\rb=2\r\nc=3\n", ["a=1 @1:3", "b=2 @2:3", "c=3 @3:3"]),
        ("# x\n! y\n a=1", ["a=1 @3:4"]), ("a=v !b #c", ["a=v !b #c @1:3"]), ("a=1 # no", ["a=1 # no @1:3"]),
        ("a\\ b=1", ["a b=1 @1:6"]), ("a\\=b=1", ["a=b=1 @1:6"]), ("a\\:b=1", ["a:b=1 @1:6"]),
        ("a=\\t\\r\\n\\f", ["a=\t\r\n\u{C} @1:3"]),
        ("a=\\u0041\\u00e9", ["a=Aé @1:3"]), ("\\u0061=1", ["a=1 @1:8"]), ("a=\\ud83d\\ude00", ["a=😀 @1:3"]),
        ("a=\\x\\\\", ["a=x\\ @1:3"]),
        ("a=x\\\n   y", ["a=xy @1:3"]), ("a=x\\\r\n y", ["a=xy @1:3"]), ("a=\\\n x", ["a=x @2:2"]),
        ("a\\\n =1", ["a=1 @2:3"]),
        ("a=x\\\n#y", ["a=x#y @1:3"]), ("a=x\\\n\nb=1", ["a=x @1:3", "b=1 @3:3"]), ("a=x\\", ["a=x @1:3"]),
        ("k[]=a,b,c", ["k[0]=a @1:5", "k[1]=b @1:7", "k[2]=c @1:9"]),
        ("k[]=a,\\\n  b", ["k[0]=a @1:5", "k[1]=b @2:3"]),
        ("k[]=a\\,b", ["k[0]=a,b @1:5"]), ("k[]=", ["k[0]= @1:5"]), ("k[]=a, b", ["k[0]=a @1:5", "k[1]=b @1:8"]),
        ("k[0]=a", ["k[0]=a @1:6"]),
        ("a=1\n#---\nb=2", ["a=1 @1:3", "---", "b=2 @3:3"]), ("a=1\n!---  \nb=2", ["a=1 @1:3", "---", "b=2 @3:3"]),
        ("a=1\n #---\nb=2", ["a=1 @1:3", "b=2 @3:3"]), ("a=1\n#----\nb=2", ["a=1 @1:3", "b=2 @3:3"]),
        ("a=1\n#--\nb=2", ["a=1 @1:3", "b=2 @3:3"]), ("a=1\n# x\n#---\nb=2", ["a=1 @1:3", "b=2 @4:3"]),
        ("a=1\n! x\n#---\nb=2", ["a=1 @1:3", "---", "b=2 @4:3"]), ("a=1\n#---\n# x\nb=2", ["a=1 @1:3", "b=2 @4:3"]),
        ("a=1\n#---\n#---\nb=2", ["a=1 @1:3", "---", "b=2 @4:3"]), ("#---\na=1", ["a=1 @2:3"]),
        ("a=1\n#---\n", ["a=1 @1:3"]),
        ("a=1\n#---x\nb=2", ["a=1 @1:3", "b=2 @3:3"]), ("a=\u{E9}", ["a=Ã© @1:3"]),
    ])
    func `every line is read as Spring does`(_ text: String, _ lines: [String]) {
        #expect(ConfigFormat.properties(.latin1).lines(text) == lines)
    }

    @Test func `ISO-8859-1 is read unless an import says UTF-8`() throws {
        let bytes: [UInt8] = [0x61, 0x3D, 0xE9]
        #expect(ConfigFormat.properties(.latin1).lines(bytes) == ["a=é @1:3"])
        #expect(ConfigFormat.properties(.utf8).lines(bytes) == ["! f:1:3: The file is not UTF-8 text from here on."])
        #expect(ConfigFormat.properties(.utf8).lines("a=é😀\n b=ü") == ["a=é😀 @1:3", "b=ü @2:4"])
        #expect(try ConfigFormat.properties(.latin1).warnings("x=1\na=é") == ["2 CONFIG_ENCODING"])
    }

    @Test(arguments: [
        ("# ── é\na=1", []), ("a=1é", ["1 CONFIG_ENCODING"]), ("! é\nb=\\u00e9", []),
        ("# é\né=1", ["2 CONFIG_ENCODING"]),
    ])
    func `an encoding matters where a key or a value is`(_ text: String, _ warnings: [String]) throws {
        #expect(try ConfigFormat.properties(.latin1).warnings(text) == warnings)
    }

    @Test(arguments: ["a=\\u12", "a=\\u12G4", "b=1\na=\\uuuu0041", "\\u=1", "a=\\u"])
    func `an escape without four digits is refused`(_ text: String) {
        #expect(
            ConfigFormat.properties(.latin1).lines(text).first?.hasSuffix("\\u needs four hexadecimal digits.") == true
        )
    }

    @Test func `the last of two equal keys wins, with a warning that names both lines`() throws {
        let file = try ConfigFormat.properties(.latin1)
            .read(Array("a=1\nb=2\na=3".utf8), file: "f", policy: SecretPolicy())
        #expect(file.lines == ["a=3 @3:3", "b=2 @2:3"])
        #expect(file.warnings.map(\.sentence) == ["f:3:3: 'a' is set in line 1 already; this line wins."])
    }

    @Test func `the same key in two documents is no mistake`() throws {
        #expect(try ConfigFormat.properties(.latin1).warnings("a=1\n#---\na=2") == [])
    }

    @Test func `a separator that parts nothing is told`() throws {
        #expect(try ConfigFormat.properties(.latin1).warnings("a=1\n#---\n# x\nb=2") == ["2 CONFIG_SEPARATOR_IGNORED"])
    }
}
