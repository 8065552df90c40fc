/// A pattern with `*` (any text), `?` (one character) and `[a-z]` or `[!a-z]` (one of a set), for whole names.
///
/// Not a regular expression on purpose: matching takes O(text × pattern) time at worst, whatever a person wrote.
package struct Glob: Hashable, Sendable {
    private enum Piece: Hashable {
        case character(Character)
        case anyCharacter
        case anyText
        case set([ClosedRange<Character>], isNegated: Bool)
    }

    package let text: String
    private let pieces: [Piece]

    /// Reads a pattern; every text is one, for a bracket that is not closed stands for itself.
    package init(_ text: String) {
        self.text = text
        var pieces: [Piece] = []
        var rest = Substring(text)
        while let character = rest.popFirst() {
            switch character {
            case "*": if pieces.last != .anyText { pieces.append(.anyText) }
            case "?": pieces.append(.anyCharacter)
            case "[": pieces.append(Self.set(from: &rest) ?? .character("["))
            default: pieces.append(.character(character))
            }
        }
        self.pieces = pieces
    }

    /// Whether the text is more than a plain name.
    package static func hasWildcards(_ text: String) -> Bool { text.contains { "*?[".contains($0) } }

    /// Whether the pattern stands for the whole name.
    package func matches(_ name: String) -> Bool {
        let characters = Array(name)
        var piece = 0
        var index = 0
        // Where to go on after a mismatch: the last `*` takes one character more. One such place is enough.
        var retry: (piece: Int, index: Int)?
        while index < characters.count {
            if piece < pieces.count, pieces[piece] == .anyText {
                retry = (piece + 1, index)
                piece += 1
            } else if piece < pieces.count, Self.matches(characters[index], pieces[piece]) {
                piece += 1
                index += 1
            } else if let last = retry {
                retry = (last.piece, last.index + 1)
                piece = last.piece
                index = last.index + 1
            } else {
                return false
            }
        }
        return pieces[piece...].allSatisfy { $0 == .anyText }
    }

    private static func matches(_ character: Character, _ piece: Piece) -> Bool {
        switch piece {
        case .character(let expected): character == expected
        case .anyCharacter, .anyText: true
        case .set(let ranges, let isNegated): ranges.contains { $0.contains(character) } != isNegated
        }
    }

    /// Reads a set after its `[`, or leaves `rest` alone and gives `nil` when it is not closed.
    private static func set(from rest: inout Substring) -> Piece? {
        var body = rest
        let isNegated = body.first == "!" || body.first == "^"
        if isNegated { body.removeFirst() }
        var ranges: [ClosedRange<Character>] = []
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
