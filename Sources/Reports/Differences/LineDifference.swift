/// Two texts line by line, with long stretches that are equal left out.
struct LineDifference {
    /// A line, or a mark in place of several.
    enum Line: Hashable, Sendable {
        case kept(String)
        case removed(String)
        case added(String)
        /// So many equal lines are left out here.
        case folded(Int)
    }

    let lines: [Line]

    /// How many equal lines stand before and after each change.
    private static let context = 3

    /// Compares two texts; a side that is `nil` has no lines.
    init(expected: String?, found: String?) {
        let edits = edits(from: Self.lines(of: expected), to: Self.lines(of: found))
        var lines: [Line] = []
        var kept: [String] = []
        for edit in edits {
            switch edit {
            case .kept(let line): kept.append(line)
            case .removed(let line):
                Self.flush(&kept, to: &lines, isAtEnd: false)
                lines.append(.removed(line))
            case .added(let line):
                Self.flush(&kept, to: &lines, isAtEnd: false)
                lines.append(.added(line))
            }
        }
        Self.flush(&kept, to: &lines, isAtEnd: true)
        self.lines = lines
    }

    /// Writes the equal lines since the last change; the middle of a long stretch is folded.
    private static func flush(_ kept: inout [String], to lines: inout [Line], isAtEnd: Bool) {
        let before = lines.isEmpty ? 0 : context
        let after = isAtEnd ? 0 : context
        // A fold in place of a single line would save nothing.
        if kept.count > before + after + 1 {
            lines += kept.prefix(before).map(Line.kept)
            lines.append(.folded(kept.count - before - after))
            lines += kept.suffix(after).map(Line.kept)
        } else {
            lines += kept.map(Line.kept)
        }
        kept = []
    }

    private static func lines(of text: String?) -> [String] {
        guard let text else { return [] }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.count > 1, lines.last == "" { lines.removeLast() }
        return lines
    }
}
