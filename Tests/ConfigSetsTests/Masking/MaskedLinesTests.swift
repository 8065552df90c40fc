import ConfigSets
import Testing

/// Files that are shown line by line, without their secrets.
@Suite struct MaskedLinesTests {
    @Test(arguments: [
        ("a.yml", "a: 1\ndb.password: hunter2 # old: hunter1\nb: 2\n", "a: 1|db.password: ‹secret›|b: 2"),
        ("a.yml", "# was hunter2\na: 1 # hunter2\n", "# …|a: 1 # …"),
        ("a.yml", "password: |\n  hunter\n  two\nb: 1\n", "password: ‹secret›|‹secret›|‹secret›|b: 1"),
        ("a.yml", "password: \"hunter\n  two\"\nb: 1\n", "password: ‹secret›|‹secret›|b: 1"),
        ("a.yml", "password: hunter\n  two\nb: 1\n", "password: ‹secret›|‹secret›|b: 1"),
        ("a.yml", "password: hunter2\nc:\n  d: 1\n", "password: ‹secret›|c:|  d: 1"),
        ("a.yml", "a: {password: hunter2, b: 1}\n", "a: {password: ‹secret›"),
        ("a.properties", "db.password=hun\\\n  ter2\nb=1\n", "db.password=‹secret›|‹secret›|b=1"),
        ("a.properties", "! hunter2\nb=1\n", "! …|b=1"),
    ])
    func `no secret and no comment is shown`(_ file: String, _ text: String, _ shown: String) {
        let lines = MaskedLines.of(Array(text.utf8), file: file, policy: SecretPolicy())
        #expect(lines?.joined(separator: "|").replacing("! …", with: "# …") == shown.replacing("! …", with: "# …"))
    }

    @Test func `a file that cannot be read is not shown`() {
        #expect(MaskedLines.of(Array("a: [".utf8), file: "a.yml", policy: SecretPolicy()) == nil)
    }
}
