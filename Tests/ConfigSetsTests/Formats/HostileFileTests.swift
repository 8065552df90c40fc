import ConfigSets
import Findings
import Testing

/// Files that are broken, huge or made to hurt.
@Suite struct HostileFiles {
    private static let formats: [(format: ConfigFormat, text: String)] = [
        (
            .properties(.latin1),
            "# c\nserver.port=8080\nname=a\\u00e9\\tb\\\n  more\n#---\nlist[]=x,y\nk = v\n!---\nlast=1\n"
        ),
        (.yaml, "a: &x {b: 010, c: [x, 'y', \"z\\n\"]}\nd:\n  <<: *x\n  e: |\n    text\n---\nf: ~\non: !!str 1\n"),
        (.json(.strict), "{\"a\": [1, -2.5e3, true, null], \"b\": {\"c\": \"\\ud83d\\ude00 é\"}, \"d\": \"\"}"),
        (.json(.withComments), "{// c\n\"a\": 1, /* c */ \"b\": [\"x\",],}"),
        (.toml, "a.b = 1\n[c]\nd = [1, 'x', \"\"\"y\n\"\"\"]\n[[e]]\nf = 1979-05-27\ng = {h = 0x1F}\n"),
        (.env(.compose), "A=1\nexport B=\"x\n$A ${A:-${C:-d}}\"\nC='it\\'s' # c\n"),
        (.env(.docker), "A=1\n# c\nB=\"x\"\nC\n"),
        (.env(.node), "A=1\nB=\"x\ny\"\nC=`z` # c\nD: 1\n"),
        (.env(.bash), "set -a\nA=1 # c\nexport B=\"x$A\" C='y'\nD=${A:-z}\\\nw\n"),
    ]

    @Test(arguments: 0..<9, [1, 2, 3, 4] as [UInt64])
    func `a broken file is read whole or not at all`(_ number: Int, _ seed: UInt64) {
        let (format, text) = Self.formats[number]
        #expect(!format.lines(text).isEmpty)
        for round in 0..<150 {
            let bytes = broken(text, seed: seed &* 1_000 &+ UInt64(round))
            let lines = format.lines(bytes)
            // An error comes alone, and with a place inside the file.
            if let error = lines.first(where: { $0.hasPrefix("! ") }) {
                #expect(lines == [error])
                let line = Int(error.dropFirst(4).prefix { $0 != ":" }) ?? 0
                #expect(line >= 1 && line <= bytes.count + 1, "\(error)")
            }
            #expect(format.lines(bytes) == lines)
        }
    }

    @Test(arguments: 0..<9, [5, 6] as [UInt64])
    func `random bytes break nothing`(_ number: Int, _ seed: UInt64) {
        var numbers = SeededNumbers(seed &+ UInt64(number))
        let signs = Array("{}[]:,\"'\\$#=!-\n\r\t ~|&*<>%@`01aAe\u{FE}é.;".utf8)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...60, using: &numbers))
                .map { _ in signs.randomElement(using: &numbers) ?? 0 }
            let lines = Self.formats[number].format.lines(bytes)
            #expect(!lines.dropFirst().contains { $0.hasPrefix("! f:") })
        }
    }

    /// Formats whose end a truncated file cannot hide.
    @Test(arguments: [2, 3])
    func `a file that is cut off is an error`(_ number: Int) {
        let (format, text) = Self.formats[number]
        let bytes = Array(text.utf8)
        for count in 0..<(bytes.count - 1) {
            #expect(format.lines(Array(bytes[..<count])).first?.hasPrefix("! f:") == true, "\(count)")
        }
    }

    /// The others may end behind every line: what is read then is what the whole file has in those lines.
    @Test(arguments: [
        (ConfigFormat.properties(.latin1), "a=1\n#---\nlist[]=x,y\nb = \\u00e9\n!---\nc=1\n"),
        (.yaml, "a: \"x\n  y\"\nb:\n- 'z\n  z'\n- {c: 1,\n   d: 2}\n"),
        (.toml, "a.b = 1\nd = [1,\n 'x', \"\"\"y\n\"\"\"]\ng = {h = 0x1F}\n"),
        (.env(.compose), "A=1\nexport B=\"x\n${C:-d}\"\nC='it\n' # c\n"), (.env(.docker), "A=1\n# c\nB=\"x\"\n"),
        (.env(.node), "A=1\nC=`z` # c\nD: 1\n"), (.env(.bash), "A=1 # c\nexport B=\"x\n$A\" C='y\n'\nD=${A:-z\n}\n"),
    ])
    func `a file that is cut off behind a line has the settings of its lines, or is an error`(
        _ format: ConfigFormat,
        _ text: String
    ) {
        let whole = Set(format.lines(text))
        let bytes = Array(text.utf8)
        for count in bytes.indices where bytes[count] == 0x0A {
            let lines = format.lines(Array(bytes[...count])).filter { $0 != "b= @3:3" }
            guard lines.first?.hasPrefix("! f:") != true else { continue }
            #expect(whole.isSuperset(of: lines), "\(count)")
        }
    }

    @Test(arguments: [
        (ConfigFormat.properties(.latin1), "a=x\\"), (.properties(.latin1), "a=x\\\n"),
        (.properties(.latin1), "a=1\nb\\\n   "), (.env(.node), "A=\"x\n"),
        (.env(.bash), "A=x\\\n"), (.env(.bash), "A=x\\"),
    ])
    func `a file that ends in the middle of a value is told where its reader takes it`(
        _ format: ConfigFormat,
        _ text: String
    ) throws {
        #expect(try format.warnings(text).map { $0.drop { $0 != "C" } } == ["CONFIG_CUT_OFF"])
    }

    @Test(arguments: [
        (ConfigFormat.json(.strict), "[", 10_000, "]", "nested more than"),
        (.json(.strict), "{\"a\":", 10_000, "}", "nested more than"),
        (.yaml, "[", 10_000, "]", "nested more than"), (.yaml, "{a: ", 10_000, "}", "nested more than"),
        (.yaml, "- ", 10_000, "", "nested more than"),
        (.toml, "a=[", 1, "", "never closed"), (.env(.compose), "A=${B:-", 1, "", "begins no variable"),
    ])
    func `deep nesting is refused`(
        _ format: ConfigFormat,
        _ open: String,
        _ depth: Int,
        _ close: String,
        _ words: String
    ) {
        let text = String(repeating: open, count: depth) + String(repeating: close, count: depth)
        let lines = format.lines(text)
        #expect(lines.count == 1)
        #expect(lines.first?.contains(words) == true, "\(lines.first ?? "")")
    }

    @Test func `deep values of TOML and of variables are refused`() {
        let list = "a = " + String(repeating: "[", count: 10_000)
        #expect(ConfigFormat.toml.lines(list).first?.contains("nested more than") == true)
        let dotted = Array(repeating: "a", count: 10_000).joined(separator: ".") + " = 1"
        #expect(ConfigFormat.toml.lines(dotted).first?.contains("more than 50 parts") == true)
        let words = String(repeating: "${A:-", count: 10_000) + String(repeating: "}", count: 10_000)
        #expect(ConfigFormat.env(.compose).lines("B=\(words)").first?.contains("nested more than") == true)
        #expect(ConfigFormat.env(.bash).lines("B=\(words)").first?.contains("nested more than") == true)
    }

    @Test func `aliases that multiply are refused`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
                + "]\n"
        }
        #expect(ConfigFormat.yaml.lines(text).first?.contains("The aliases of this document repeat more than") == true)
        let merges = "a0: &a0 {k: 1}\n" + (1...30).map { "a\($0): &a\($0) {p: *a\($0 - 1), q: *a\($0 - 1)}\n" }.joined()
        #expect(
            ConfigFormat.yaml.lines(merges).first?.contains("The aliases of this document repeat more than") == true
        )
    }

    @Test func `variables that multiply are refused`() {
        var text = "A0=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
        for level in 1...40 { text += "A\(level)=$A\(level - 1)$A\(level - 1)\n" }
        for dialect in [EnvDialect.compose, .bash] {
            #expect(ConfigFormat.env(dialect).lines(text).first?.contains("longer than") == true)
        }
    }

    @Test func `a line of a megabyte is one value`() {
        let long = String(repeating: "x", count: 1_000_000)
        for (format, text) in [
            (ConfigFormat.properties(.latin1), "k=\(long)"), (.yaml, "k: \(long)"),
            (.json(.strict), "{\"k\":\"\(long)\"}"), (.toml, "k=\"\(long)\""),
            (.env(.compose), "k=\(long)"), (.env(.docker), "k=\(long)"), (.env(.node), "k='\(long)'"),
            (.env(.bash), "k=\(long)"),
        ] {
            #expect(format.settings(text) == ["k=\(long)"])
        }
    }

    @Test func `a file of too many bytes or values is refused`() {
        let big = [UInt8](repeating: 0x20, count: (16 << 20) + 1)
        #expect(ConfigFormat.yaml.lines(big).first?.contains("larger than") == true)
        let items = "[" + String(repeating: "1,", count: 500_001) + "1]"
        #expect(ConfigFormat.json(.strict).lines(items).first?.contains("holds more than") == true)
        #expect(ConfigFormat.yaml.lines(items).first?.contains("holds more than") == true)
        let tables = String(repeating: "[[a]]\n", count: 100_001)
        #expect(ConfigFormat.toml.lines(tables).first?.contains("holds more than") == true)
    }

    @Test(arguments: [
        (ConfigFormat.json(.strict), "{\"password\": \"hunter2\" \"x\"}"), (.yaml, "password: hunter2\n  x: y"),
        (.toml, "password = hunter2"),
        (.env(.compose), "PASSWORD=\"hunter2"), (.env(.bash), "PASSWORD=hunter2 (x"),
        (.env(.docker), "PASS WORD=hunter2"), (.yaml, "password: &hunter2 [*hunter2]"),
        (.json(.strict), "hunter2"), (.properties(.latin1), "password=hunter2\\u12"),
        (.yaml, "password: \"hunter2\\q\""), (.yaml, "password: *hunter2"),
    ])
    func `no error quotes a value`(_ format: ConfigFormat, _ text: String) {
        let lines = format.lines(text)
        #expect(lines.first?.hasPrefix("! f:") == true)
        #expect(lines.first?.contains("hunter2") == false)
    }
}
