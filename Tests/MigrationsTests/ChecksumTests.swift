import Migrations
import Testing

@Suite struct Checksums {
    /// Contents and the checksums that a JDK computed for them as Flyway does.
    static let vectors: [(String, Int32)] = [
        ("", 0), ("SELECT 1;", 78_787_420), ("SELECT 1;\n", 78_787_420),
        ("CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\n", -287_911_070),
        ("CREATE TABLE a (id INT);\r\nINSERT INTO a VALUES (1);\r\n", -287_911_070),
        ("CREATE TABLE a (id INT);\rINSERT INTO a VALUES (1);\r", -287_911_070),
        ("\u{FEFF}CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\n", -287_911_070),
        ("CREATE TABLE a (id INT);\n\n\nINSERT INTO a VALUES (1);\n", -287_911_070),
        ("CREATE TABLE a (id INT);INSERT INTO a VALUES (1);", -287_911_070),
        ("-- déjà\n", 1_183_571_738), ("line1\nline2\nline3\n", -836_085_548), ("SELECT 'ñá€';\n", -1_069_709_678),
        ("CREATE TABLE a (id INT);\n", -2_090_711_421), ("-- note\nDROP TABLE a;", -2_006_082_047),
        ("-- noteDROP TABLE a;", -2_006_082_047),
    ]

    @Test(arguments: vectors)
    func `the checksum is Flyway's`(_ text: String, _ checksum: Int32) {
        #expect(FlywayChecksum(of: Array(text.utf8)).rawValue == checksum)
    }

    @Test func `only the line ends of ASCII are left out`() {
        let plain = FlywayChecksum(of: Array("ab".utf8))
        for kept in ["a\u{85}b", "a\u{2028}b", "a\u{2029}b", "a\u{B}b", "a\u{C}b", "a b"] {
            #expect(FlywayChecksum(of: Array(kept.utf8)) != plain, "\(kept.debugDescription)")
        }
    }

    @Test func `a byte order mark counts anywhere but at the start`() {
        let text = FlywayChecksum(of: Array("ab".utf8))
        #expect(FlywayChecksum(of: Array("\u{FEFF}ab".utf8)) == text)
        #expect(FlywayChecksum(of: Array("\u{FEFF}\u{FEFF}ab".utf8)) != text)
        #expect(FlywayChecksum(of: Array("\n\u{FEFF}ab".utf8)) != text)
    }

    @Test func `line ends are left out wherever they stand in a word of eight bytes`() {
        let plain = FlywayChecksum(of: Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8))
        let letters = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
        for place in letters.indices {
            for lineEnd in ["\n", "\r", "\r\n", "\n\n\r"] {
                let broken = letters[..<place] + Array(lineEnd.utf8) + letters[place...]
                #expect(FlywayChecksum(of: Array(broken)) == plain, "\(place) \(lineEnd.debugDescription)")
            }
        }
    }

    @Test
    func `the digest is that of SHA-256 without a byte order mark, with line feeds alone and with one at the end`() {
        let expected = "2d8b4bd6d8e2e9c6fc6ba4b1f2ddc7bf2a0ab5d3f5b7a6f7d4c2d7c3f4a5c1e0"
        let digest = ContentDigest(of: Array("abc".utf8))
        #expect(digest.hexadecimal == "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb")
        #expect(ContentDigest(hexadecimal: digest.hexadecimal) == digest)
        #expect(ContentDigest(hexadecimal: expected)?.hexadecimal == expected)
        #expect(ContentDigest(hexadecimal: expected.uppercased()) == nil)
        #expect(ContentDigest(hexadecimal: "abc") == nil)
    }

    @Test(arguments: [
        "a\r\nb\r\n", "\u{FEFF}a\nb\n", "\u{FEFF}a\r\nb\r\n", "a\nb\r\n", "a\nb", "a\nb\n\n", "a\r\nb\r\n\r\n",
    ])
    func `line ends that git changes, those at the end and a byte order mark do not change the digest`(_ text: String) {
        #expect(ContentDigest(of: Array(text.utf8)) == ContentDigest(of: Array("a\nb\n".utf8)))
    }

    @Test(arguments: ["a\rb\n", "a\n\nb\n", "\na\nb\n", "a\nb\n ", "a\nb\n\u{FEFF}", "a\r\r\nb\n", "ab\n", "a\nb\n\r"])
    func `everything else changes the digest`(_ text: String) {
        #expect(ContentDigest(of: Array(text.utf8)) != ContentDigest(of: Array("a\nb\n".utf8)))
    }

    @Test func `a changed byte changes the digest`() {
        let text = Array("create table a (id int);\r\ninsert into a values (1);\n".utf8)
        let digest = ContentDigest(of: text)
        for index in text.indices {
            var changed = text
            changed[index] ^= 1
            #expect(ContentDigest(of: changed) != digest, "\(index)")
        }
    }
}
