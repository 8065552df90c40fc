/// Two texts beside each other, with the words marked that differ.
struct SideBySide {
    /// A piece of a line.
    struct Piece: Hashable, Sendable {
        var text: String
        let isChanged: Bool
    }

    /// One row; a side without a line is `nil`.
    enum Row: Hashable, Sendable {
        case kept(String)
        case changed(expected: [Piece]?, found: [Piece]?)
        case folded(Int)
    }

    let rows: [Row]

    /// Pairs the lines of two texts; a side that is `nil` has no lines.
    init(expected: String?, found: String?) {
        var rows: [Row] = []
        var removed: [String] = []
        var added: [String] = []
        for line in LineDifference(expected: expected, found: found).lines {
            switch line {
            case .removed(let line): removed.append(line)
            case .added(let line): added.append(line)
            case .kept(let line):
                Self.flush(&removed, &added, to: &rows)
                rows.append(.kept(line))
            case .folded(let count):
                Self.flush(&removed, &added, to: &rows)
                rows.append(.folded(count))
            }
        }
        Self.flush(&removed, &added, to: &rows)
        self.rows = rows
    }

    /// Pairs the lines that went with the lines that came, first with first.
    private static func flush(_ removed: inout [String], _ added: inout [String], to rows: inout [Row]) {
        for (old, new) in zip(removed, added) {
            let (expected, found) = pieces(of: old, new)
            rows.append(.changed(expected: expected, found: found))
        }
        rows += removed.dropFirst(added.count).map { .changed(expected: whole($0), found: nil) }
        rows += added.dropFirst(removed.count).map { .changed(expected: nil, found: whole($0)) }
        removed = []
        added = []
    }

    private static func whole(_ line: String) -> [Piece] { [Piece(text: line, isChanged: false)] }

    /// The two lines cut where they begin and cease to differ.
    static func pieces(of old: String, _ new: String) -> (expected: [Piece], found: [Piece]) {
        var (expected, found) = (PieceList(), PieceList())
        for edit in edits(from: words(of: old), to: words(of: new)) {
            switch edit {
            case .kept(let word):
                expected.append(word, isChanged: false)
                found.append(word, isChanged: false)
            case .removed(let word): expected.append(word, isChanged: true)
            case .added(let word): found.append(word, isChanged: true)
            }
        }
        return (expected.pieces, found.pieces)
    }

    /// Names and numbers whole, runs of spaces whole, and every sign by itself.
    private static func words(of line: String) -> [Substring] {
        var words: [Substring] = []
        let scalars = line.unicodeScalars
        var start = scalars.startIndex
        while start < scalars.endIndex {
            let kind = WordKind(scalars[start])
            var end = scalars.index(after: start)
            while end < scalars.endIndex, continues(kind, at: end, of: scalars) { scalars.formIndex(after: &end) }
            words.append(line[start..<end])
            start = end
        }
        return words
    }

    private static func continues(
        _ kind: WordKind,
        at place: String.Index,
        of scalars: String.UnicodeScalarView
    ) -> Bool {
        switch kind {
        case .sign: return false
        case .space: return WordKind(scalars[place]) == .space
        case .letter where scalars[place] == ".":
            // A number with a fraction is one word.
            let next = scalars.index(after: place)
            return isDigit(scalars[scalars.index(before: place)]) && next < scalars.endIndex && isDigit(scalars[next])
        case .letter: return WordKind(scalars[place]) == .letter
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

/// What a character does to a word.
private enum WordKind {
    case letter
    case space
    case sign

    init(_ scalar: Unicode.Scalar) {
        self =
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", "$": .letter
            case " ", "\t": .space
            case _ where !scalar.isASCII: .letter
            default: .sign
            }
    }
}

/// Pieces in the making: neighbours of one sort are one piece.
private struct PieceList {
    private(set) var pieces: [SideBySide.Piece] = []

    mutating func append(_ word: Substring, isChanged: Bool) {
        if pieces.last?.isChanged == isChanged {
            pieces[pieces.count - 1].text += word
        } else {
            pieces.append(SideBySide.Piece(text: String(word), isChanged: isChanged))
        }
    }
}
