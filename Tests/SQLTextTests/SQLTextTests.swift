import SQLText
import TestSupport
import Testing

@Suite struct Splitting {
    @Test(arguments: try Dialect.allCases.flatMap { try GoldenCase.all(in: $0.rawValue) })
    func `a script splits into the parts its golden file lists`(_ example: GoldenCase) throws {
        let script = try example.bytes()
        let listing = ScriptListing(TextSource(script), rules: try example.rules())
        try example.expect(listing.text(of: script))
    }
}

extension GoldenCase {
    /// The rules of the dialect that the case's folder is named after.
    func rules() throws -> LexicalRules {
        let folder = name.prefix { $0 != "/" }
        return LexicalRules(try #require(Dialect(rawValue: String(folder))))
    }
}
