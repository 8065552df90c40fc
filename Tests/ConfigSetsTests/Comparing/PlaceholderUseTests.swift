import ConfigSets
import Testing

@Suite struct PlaceholderUses {
    @Test(arguments: [
        ("plain", [String]()), ("${A}", ["A none"]), ("${A:}", ["A empty"]), ("${A:b}", ["A text"]),
        ("x${A}y${B:c}", ["A none", "B text"]), ("${A:${B:c}}", ["A text", "B text"]),
        ("${db.${ENV}.url}", ["? none", "ENV none"]), (#"\${A}"#, []),
    ])
    func `every placeholder of a text is listed with its default`(_ text: String, _ uses: [String]) {
        #expect(ConfigText.plain(text).placeholders.map { "\($0.name ?? "?") \($0.fallback)" } == uses)
    }
}
