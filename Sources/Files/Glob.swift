/// A pattern over names and paths: `*`, `?` and `[a-z]` or `[!a-z]` stay inside one name, `**` crosses folders.
///
/// Not a regular expression on purpose: matching takes O(text × pattern) time, whatever a person wrote.
package struct Glob: Hashable, Sendable {
    private enum Piece: Hashable {
        case scalar(Unicode.Scalar)
        /// `?`
        case anyScalar
        /// `[…]`
        case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
        /// `*`
        case anyName
        /// `**`
        case anyPath
        /// `**/`, which also stands for no folder at all.
        case anyFolders

        /// Whether the piece can stand for nothing.
        var mayBeEmpty: Bool {
            switch self {
            case .scalar, .anyScalar, .set: false
            case .anyName, .anyPath, .anyFolders: true
            }
        }
    }

    private let pieces: [Piece]

    /// Reads a pattern; every text is one, for a bracket that is not closed stands for itself.
    package init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*": pieces.append(Self.stars(from: &rest))
            case "?": pieces.append(.anyScalar)
            case "[": pieces.append(Self.set(from: &rest) ?? .scalar("["))
            default: pieces.append(.scalar(scalar))
            }
        }
        self.pieces = pieces
    }

    /// Whether the text is more than a plain name.
    package static func hasWildcards(_ text: String) -> Bool { text.contains { "*?[".contains($0) } }

    /// Whether the pattern stands for the whole text.
    package func matches(_ text: String) -> Bool {
        // All ways to read the pattern are followed at once: which pieces may take the next character?
        var reached = [Bool](repeating: false, count: pieces.count + 1)
        reach(0, in: &reached)
        for scalar in text.unicodeScalars {
            var next = [Bool](repeating: false, count: pieces.count + 1)
            for place in pieces.indices where reached[place] { take(scalar, at: place, &next) }
            reached = next
        }
        return reached[pieces.count]
    }

    /// Notes that the text so far leads to `place`, and past pieces that may stand for nothing.
    private func reach(_ place: Int, in reached: inout [Bool]) {
        var place = place
        reached[place] = true
        while place < pieces.count, pieces[place].mayBeEmpty {
            place += 1
            reached[place] = true
        }
    }

    private func take(_ scalar: Unicode.Scalar, at place: Int, _ next: inout [Bool]) {
        let isSlash = scalar == "/"
        switch pieces[place] {
        case .scalar(let expected): if scalar == expected { reach(place + 1, in: &next) }
        case .anyScalar: if !isSlash { reach(place + 1, in: &next) }
        case .set(let ranges, let isNegated):
            if !isSlash, ranges.contains(where: { $0.contains(scalar) }) != isNegated { reach(place + 1, in: &next) }
        case .anyName: if !isSlash { reach(place, in: &next) }
        case .anyPath: reach(place, in: &next)
        case .anyFolders: if isSlash { reach(place, in: &next) } else { next[place] = true }
        }
    }

    /// Reads what follows a first star.
    private static func stars(from rest: inout Substring.UnicodeScalarView) -> Piece {
        guard rest.first == "*" else { return .anyName }
        rest.removeFirst()
        guard rest.first == "/" else { return .anyPath }
        rest.removeFirst()
        return .anyFolders
    }

    /// Reads a set after its `[`, or leaves `rest` alone and gives `nil` when it is not closed.
    private static func set(from rest: inout Substring.UnicodeScalarView) -> Piece? {
        var body = rest
        let isNegated = body.first == "!" || body.first == "^"
        if isNegated { body.removeFirst() }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while let first = body.popFirst() {
            if first == "]", !ranges.isEmpty {
                rest = body
                return .set(ranges, isNegated: isNegated)
            }
            guard body.first == "-", let last = body.dropFirst().first, last != "]" else {
                ranges.append(first...first)
                continue
            }
            body.removeFirst(2)
            ranges.append(min(first, last)...max(first, last))
        }
        return nil
    }
}
