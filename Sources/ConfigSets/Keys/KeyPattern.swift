/// A glob over property names: `*` is one element, `**` any number of them, `{a,b}` a choice.
///
/// Compared in canonical form, so `spring.datasource.*.jdbc-url` also means `jdbcUrl`. A star inside an element stands
/// for any letters of it: `shard*`.
package struct KeyPattern: Hashable, Sendable {
    /// As it is written.
    package let text: String
    private let choices: [[Piece]]

    private enum Piece: Hashable {
        case any
        case anyPath
        case word(String)
        /// An element in which stars stand for any letters.
        case stars([UInt8])
        case index(String)
    }

    /// More choices than this from one pattern are a mistake; the rest is left out.
    private static let choicesMax = 1_000

    package init(_ text: String) {
        self.text = text
        choices = Self.expanded(text).prefix(Self.choicesMax).map(Self.pieces)
    }

    /// Whether a name is meant; takes O(elements × pieces) time.
    package func matches(_ name: PropertyName) -> Bool { matches(name.elements) }

    func matches(_ elements: [PropertyName.Element]) -> Bool { choices.contains { Self.matches($0, elements) } }

    /// How particular the pattern is: of two that match, the one with more is meant to win.
    package var specificity: Int {
        choices.map { pieces in
            pieces.reduce(0) { sum, piece in
                switch piece {
                case .anyPath: sum
                case .any: sum + 1
                case .stars: sum + 2
                case .word, .index: sum + 4
                }
            }
        }
        .max() ?? 0
    }

    /// The one name that is meant, when the pattern has neither a star nor a choice.
    package var literal: PropertyName? {
        guard choices.count == 1 else { return nil }
        let elements = choices[0]
            .compactMap { piece -> PropertyName.Element? in
                switch piece {
                case .word(let word): .word(word)
                case .index(let index): .index(index)
                case .any, .anyPath, .stars: nil
                }
            }
        return elements.count == choices[0].count ? PropertyName(elements: elements) : nil
    }

    /// The words of which one must be the last of every name that is meant; `nil` when any word can be.
    var lastWords: Set<String>? {
        var words: Set<String> = []
        for pieces in choices {
            guard case .word(let word) = pieces.last else { return nil }
            words.insert(word)
        }
        return words
    }

    /// Which elements of a name stand for a star of the pattern; `nil` with a `**`, which has no place of its own.
    package var starPlaces: [Int]? {
        guard choices.count == 1, !choices[0].contains(.anyPath) else { return nil }
        return choices[0].indices
            .filter { index in
                switch choices[0][index] {
                case .any, .stars: true
                case .word, .index, .anyPath: false
                }
            }
    }

    /// How many elements the names have that are meant; `nil` when that is not fixed.
    package var length: Int? {
        guard choices.count == 1, !choices[0].contains(.anyPath) else { return nil }
        return choices[0].count
    }

    /// The name with these elements at the places of the stars; `nil` when the pattern has another number of them.
    package func filled(_ stars: [PropertyName.Element]) -> PropertyName? {
        guard let places = starPlaces, places.count == stars.count else { return nil }
        var rest = stars[...]
        let elements = choices[0]
            .compactMap { piece -> PropertyName.Element? in
                switch piece {
                case .word(let word): .word(word)
                case .index(let index): .index(index)
                case .any, .stars: rest.popFirst()
                case .anyPath: nil
                }
            }
        return PropertyName(elements: elements)
    }

    /// A pattern without its braces: every choice a text of its own.
    static func expanded(_ text: String) -> [String] {
        guard let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}") else { return [text] }
        let (head, tail) = (text[..<open], text[text.index(after: close)...])
        let tails = expanded(String(tail))
        return text[text.index(after: open)..<close].split(separator: ",", omittingEmptySubsequences: false)
            .flatMap { choice in
                let word = choice.drop { $0 == " " }
                return tails.map { String(head) + word + $0 }
            }
    }

    private static func pieces(_ text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while !rest.isEmpty {
            if rest.first == "[" {
                let inner = rest.dropFirst().prefix { $0 != "]" }
                pieces.append(inner == "*" ? .any : .index(String(inner)))
                rest = rest[inner.endIndex...].dropFirst()
            } else {
                let word = rest.prefix { $0 != "." && $0 != "[" }
                rest = rest[word.endIndex...]
                if !word.isEmpty { pieces.append(piece(word)) }
            }
            if rest.first == "." { rest = rest.dropFirst() }
        }
        return pieces
    }

    private static func piece(_ word: Substring) -> Piece {
        switch word {
        case "*": return .any
        case "**": return .anyPath
        case _:
            let letters = word.utf8.compactMap { $0 == UInt8(ascii: "*") ? $0 : $0.uniform }
            return letters.contains(UInt8(ascii: "*"))
                ? .stars(letters) : .word(String(decoding: letters, as: UTF8.self))
        }
    }

    /// Runs through both, remembering only the last `**`: no pattern makes it slow.
    private static func matches(_ pieces: [Piece], _ elements: [PropertyName.Element]) -> Bool {
        var (piece, element) = (0, 0)
        var retry: (piece: Int, element: Int)?
        while element < elements.count {
            if piece < pieces.count, pieces[piece] == .anyPath {
                retry = (piece, element)
                piece += 1
            } else if piece < pieces.count, fits(pieces[piece], elements[element]) {
                piece += 1
                element += 1
            } else if let last = retry {
                piece = last.piece + 1
                element = last.element + 1
                retry = (last.piece, element)
            } else {
                return false
            }
        }
        return pieces[piece...].allSatisfy { $0 == .anyPath }
    }

    private static func fits(_ piece: Piece, _ element: PropertyName.Element) -> Bool {
        switch (piece, element) {
        case (.any, _): true
        case (.word(let pattern), .word(let word)): pattern == word
        case (.stars(let pattern), .word(let word)): fits(pattern, Array(word.utf8))
        case (.index(let pattern), .index(let index)): pattern == index
        case (.anyPath, _), (.word, .index), (.stars, .index), (.index, .word): false
        }
    }

    private static func fits(_ pattern: [UInt8], _ word: [UInt8]) -> Bool {
        var (place, letter) = (0, 0)
        var retry: (place: Int, letter: Int)?
        while letter < word.count {
            if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
                retry = (place, letter)
                place += 1
            } else if place < pattern.count, pattern[place] == word[letter] {
                place += 1
                letter += 1
            } else if let last = retry {
                place = last.place + 1
                letter = last.letter + 1
                retry = (last.place, letter)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
