import Findings
@testable import Reports
import Testing

/// How two texts are compared for a reader.
@Suite struct Differences {
    @Test func `only the words that differ are marked`() {
        let (expected, found) = SideBySide.pieces(of: "fee numeric(12,2) NOT NULL", "fee numeric(14,2)")
        #expect(expected.filter(\.isChanged).map(\.text) == ["12", " NOT NULL"])
        #expect(found.filter(\.isChanged).map(\.text) == ["14"])
        #expect(expected.map(\.text).joined() == "fee numeric(12,2) NOT NULL")
    }

    @Test func `a number with a fraction is one word`() {
        let (expected, found) = SideBySide.pieces(of: "amount * 0.015", "amount * 0.02")
        #expect(expected.filter(\.isChanged).map(\.text) == ["0.015"])
        #expect(found.filter(\.isChanged).map(\.text) == ["0.02"])
    }

    @Test func `a difference gives both texts back`() {
        var number: UInt64 = 7
        func next(_ bound: UInt64) -> Int {
            number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((number >> 33) % bound)
        }
        for _ in 0..<300 {
            let old = (0..<next(9)).map { _ in String(next(4)) }
            let new = (0..<next(9)).map { _ in String(next(4)) }
            let edits = edits(from: old, to: new)
            let kept = edits.filter { if case .kept = $0 { true } else { false } }.count
            #expect(
                edits.compactMap { edit in
                    switch edit {
                    case .kept(let word), .removed(let word): word
                    case .added: nil
                    }
                } == old
            )
            #expect(
                edits.compactMap { edit in
                    switch edit {
                    case .kept(let word), .added(let word): word
                    case .removed: nil
                    }
                } == new
            )
            #expect(kept == Self.longestCommon(old[...], new[...]))
        }
    }

    /// The length of the longest common subsequence, by its definition.
    private static func longestCommon(_ old: ArraySlice<String>, _ new: ArraySlice<String>) -> Int {
        guard let left = old.first, let right = new.first else { return 0 }
        if left == right { return 1 + longestCommon(old.dropFirst(), new.dropFirst()) }
        return max(longestCommon(old.dropFirst(), new), longestCommon(old, new.dropFirst()))
    }

    @Test func `long stretches that are equal are folded, and a single line never is`() {
        let lines = (0..<20).map { "line \($0)" }
        var changed = lines
        changed[10] = "other"
        let difference = LineDifference(
            expected: lines.joined(separator: "\n"),
            found: changed.joined(separator: "\n")
        )
        #expect(difference.lines.first == .folded(7))
        #expect(difference.lines.last == .folded(6))
        #expect(difference.lines.contains(.removed("line 10")) && difference.lines.contains(.added("other")))
        changed = lines
        changed[4] = "other"
        let early = LineDifference(expected: lines.joined(separator: "\n"), found: changed.joined(separator: "\n"))
        #expect(early.lines.first == .kept("line 0"))
    }

    @Test func `texts that are too long to compare are replaced as a whole between what they share`() {
        let old = ["first"] + (0..<600).map { "old \($0)" } + ["last"]
        let new = ["first"] + (0..<600).map { "new \($0)" } + ["last"]
        let edits = edits(from: old, to: new)
        #expect(edits.count == 1_202)
        #expect(edits.first == .kept("first") && edits.last == .kept("last"))
    }
}
