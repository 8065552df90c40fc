import SQLText
import TestSupport
import Testing

/// What holds for every script, however broken.
@Suite struct SplittingProperties {
    private static func examples() throws -> [GoldenCase] {
        try Dialect.allCases.flatMap { try GoldenCase.all(in: $0.rawValue) }
    }

    @Test(arguments: try examples())
    func `the spans of a script's parts are the script`(_ example: GoldenCase) throws {
        let script = try example.bytes()
        expectLossless(ScriptListing(TextSource(script), rules: try example.rules()), script)
    }

    @Test(arguments: try examples(), [1, 2, 3, 7, 64])
    func `the parts are the same whatever the size of the chunks`(_ example: GoldenCase, chunkBytes: Int) throws {
        let script = try example.bytes()
        let rules = try example.rules()
        let whole = ScriptListing(TextSource(script), rules: rules)
        let chunked = ScriptListing(ChunkedSource(script, chunkBytes: chunkBytes), rules: rules)
        #expect(chunked.parts == whole.parts)
        #expect(chunked.error == whole.error)
    }

    @Test(arguments: try examples())
    func `a mutated script is split without loss, or refused with a place in it`(_ example: GoldenCase) throws {
        let original = try example.bytes()
        let rules = try example.rules()
        var mutations = ScriptMutations(of: original, seed: UInt64(original.count) &* 31 &+ 7)
        for _ in 0..<30 {
            let script = mutations.next()
            let whole = ScriptListing(TextSource(script), rules: rules)
            expectLossless(whole, script)
            let chunked = ScriptListing(ChunkedSource(script, chunkBytes: 3), rules: rules)
            #expect(
                chunked.parts == whole.parts && chunked.error == whole.error,
                "\(String(decoding: script, as: UTF8.self))"
            )
        }
    }

    @Test(arguments: try examples().filter { !$0.name.hasPrefix("m") })
    func `a statement on its own is the same statement`(_ example: GoldenCase) throws {
        // Without what an earlier statement set, or as the first of a file, some would be read otherwise.
        let dependsOnPlace = ["standard-conforming", "backslash-in-a-name", "byte-order-mark"]
        guard !dependsOnPlace.contains(where: { example.name.contains($0) }) else { return }
        let rules = try example.rules()
        for part in ScriptListing(TextSource(try example.bytes()), rules: rules).parts {
            guard case .statement(let statement) = part.element else { continue }
            let parts = ScriptListing(TextSource(statement.bytes), rules: rules).parts
            guard case .statement(let again)? = parts.first?.element else {
                Issue.record("\(statement.text) is no statement on its own")
                continue
            }
            #expect(again.bytes == statement.bytes)
            #expect(again.transactionUse == statement.transactionUse)
        }
    }

    /// Expects the parts to follow one another without a gap and to say where and what they are.
    private func expectLossless(_ listing: ScriptListing, _ script: [UInt8]) {
        var offset = 0
        for part in listing.parts {
            #expect(part.span.lowerBound == offset && part.position.offset == offset)
            #expect(part.span.upperBound > offset)
            offset = part.span.upperBound
            switch part.element {
            case .statement(let statement):
                #expect(statement.position == part.position)
                #expect(!statement.bytes.isEmpty && script[part.span].starts(with: statement.bytes))
            case .copyData(let data): #expect(script[part.span].elementsEqual(data))
            case .copyEnd, nil: break
            }
        }
        if let error = listing.error {
            let place = error.position?.offset ?? -1
            #expect(place >= 0 && place <= script.count, "\(error)")
        } else {
            #expect(offset == script.count)
        }
    }
}
