import Testing
import YAML

@Suite struct Refusals {
    @Test(
        arguments: [
            ("a:\n\tb: 1", "a.yaml:2:1: A tab cannot indent a line in YAML. Use spaces."),
            (
                "a: b: c",
                "a.yaml:1:5: A 'key: value' cannot stand here. Check the indentation, or put quotes around a value that holds ': '."
            ),
            ("a: @b", "a.yaml:1:4: A value cannot begin with '@'. Put the value in quotes."),
            ("a: [1, 2", "a.yaml:1:9: A '[' above is not closed: a ',' or ']' was expected here."),
            ("a: {b: 1\nc: 2", nil),
            ("a: \"open", "a.yaml:1:9: The text ends inside quotes that are not closed."),
            ("a: 1\n b: 2", nil),
            ("a: *nothing", "a.yaml:1:4: The alias *nothing has no anchor &nothing before it in this document."),
            ("a: &a [*a]", "a.yaml:1:8: The alias *a stands inside the value that it names."),
            ("a: \u{1}", "a.yaml:1:4: The file holds a control character, which YAML does not allow."),
        ] as [(String, String?)]
    )
    func `invalid text is refused with its place and a sentence`(text: String, message: String?) {
        let found = error(in: text)
        if let message { #expect(found == message) } else { #expect(found?.hasPrefix("a.yaml:2:") == true) }
    }

    @Test func `text that is not UTF-8 is refused where it stops being so`() {
        #expect(
            throws: YAMLError(
                file: "a.yaml",
                position: YAMLPosition(line: 2, column: 4),
                problem: .syntax("The file is not UTF-8 text from here on. Save it as UTF-8.")
            )
        ) { try YAMLStream.parse(Array("a: 1\nb: ".utf8) + [0xFF, 0xFE], file: "a.yaml") }
    }

    @Test func `a file above the size limit is refused unread`() {
        #expect(error(in: "a: 12345", limits: YAMLLimits(bytes: 7)) == "a.yaml: The file is larger than 7 bytes.")
        #expect(error(in: "a: 1234", limits: YAMLLimits(bytes: 7)) == nil)
    }

    @Test(arguments: ["[", "{a: ", "- "])
    func `nesting is refused one step beyond the limit`(opening: String) {
        let limits = YAMLLimits(depth: 5)
        let deep = String(repeating: opening, count: 6)
        #expect(error(in: deep, limits: limits)?.contains("nested more than 5 deep") == true)
        #expect(error(in: String(repeating: "[", count: 5) + String(repeating: "]", count: 5), limits: limits) == nil)
    }

    @Test func `a hundred thousand brackets are an error and no crash`() {
        #expect(error(in: String(repeating: "[", count: 100_000))?.contains("nested more than 100 deep") == true)
    }

    @Test func `aliases inside aliases that grow without bound are refused`() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<10 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(error(in: bomb)?.contains("repeat more than 10000 values") == true)
    }

    @Test func `aliases cannot nest deeper than text may`() {
        var chain = "a0: &a0 [x]\n"
        for level in 1..<10 { chain += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(error(in: chain, limits: YAMLLimits(depth: 5))?.contains("nested more than 5 deep") == true)
        #expect(error(in: chain) == nil)
    }

    @Test(arguments: 0..<20)
    func `any damage to a document gives a tree or an error, never a crash`(seed: UInt64) throws {
        let original = Array(
            """
            # a comment
            environment: &name prod
            url: "mariadb://migrator@{shard.host}:3306/\\u00e9" # é ß
            timeouts: {connect: 5s, lock: [1, 'two', *name]}
            text: |-
              one
                two
            ? complex
            : >+
              folded
            --- !tag
            - - - x
            """
            .utf8
        )
        var random = Numbers(seed: seed)
        for _ in 0..<200 {
            var bytes = original
            for _ in 0...Int.random(in: 0..<6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1:
                    bytes.insert(Array("\t\n:-{}[]&*!|>'\"%@#?, ".utf8).randomElement(using: &random) ?? 0, at: place)
                case 2: bytes.removeSubrange(place..<min(bytes.count - 1, place + 8))
                default: bytes.insert(contentsOf: bytes.prefix(place), at: place)
                }
                if bytes.isEmpty { bytes = original }
            }
            do throws(YAMLError) {
                _ = try YAMLStream.parse(bytes, file: "a.yaml").map(\.outline)
            } catch {
                let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).count
                let returns = bytes.filter { $0 == UInt8(ascii: "\r") }.count
                #expect((error.position?.line ?? 1) <= lines + returns)
            }
        }
    }
}

/// The same numbers for the same seed, so that a failure can be seen again.
struct Numbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
