import Files
import Testing

@Suite struct Globs {
    @Test(arguments: [
        ("*", "", true), ("a*c", "abbc", true), ("a*c", "ac", true), ("a*c", "acb", false), ("?", "", false),
        ("??", "é1", true), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false), ("[^a]", "b", true), ("[]]", "]", true),
        ("[a", "[a", true), ("[z-a]", "m", true), ("[a-]", "-", true), ("*a*b*c*", "xxaxxbxxcxx", true),
        ("a**b", "ab", true), ("shard", "shard1", false), ("*1", "shard11", true),
        ("*", "a/b", false), ("a?b", "a/b", false), ("a[!x]b", "a/b", false), ("**", "a/b", true),
        ("a/**", "a/b/c", true), ("**/c.sql", "a/b/c.sql", true), ("**/c.sql", "c.sql", true),
        ("**/c.sql", "a/bc.sql", false), ("a/**/c", "a/c", true), ("a/*/c", "a/b/b/c", false),
    ])
    func `a glob matches whole names and paths`(pattern: String, name: String, matches: Bool) {
        #expect(Glob(pattern).matches(name) == matches)
    }

    @Test func `a hostile pattern takes no more than text times pattern`() {
        let pattern = String(repeating: "a*", count: 200) + "b"
        #expect(!Glob(pattern).matches(String(repeating: "a", count: 2_000)))
    }
}
