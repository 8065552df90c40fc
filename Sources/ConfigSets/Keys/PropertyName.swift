/// A property's name in the form in which Spring compares names: the elements of the path, each in its equality form.
///
/// `my.firstName`, `my.first-name`, `MY.FIRST_NAME` and the variable `MY_FIRSTNAME` are one name. Source of the rule:
/// docs/config-guard.md, "Names".
package struct PropertyName: Hashable, Sendable {
    /// One element between dots, or one index in brackets.
    package enum Element: Hashable, Sendable {
        /// Lower case, `a-z` and `0-9` alone: what is compared.
        case word(String)
        /// The text between brackets, verbatim.
        case index(String)
    }

    package let elements: [Element]

    package init(elements: [Element]) { self.elements = elements }

    /// Reads a key as a file has it: `my.service[0].first-name`.
    ///
    /// Empty elements vanish, and so do those without a letter of `a-z` or a digit (docs/config-guard.md, "Names").
    package init(_ key: String) { elements = Self.parse(key, separator: UInt8(ascii: ".")) { _ in } }

    /// The elements of a key; `shown` is told the text of each word as it should be shown.
    static func parse(_ key: String, separator: UInt8, shown: (String) -> Void) -> [Element] {
        var elements: [Element] = []
        var word: [UInt8] = []
        var rest = Array(key.utf8)[...]
        func endWord() {
            let letters = word.compactMap(\.uniform)
            if !letters.isEmpty {
                elements.append(.word(String(decoding: letters, as: UTF8.self)))
                shown(String(decoding: word.compactMap(\.dashed), as: UTF8.self))
            }
            word = []
        }
        while let byte = rest.popFirst() {
            switch byte {
            case separator: endWord()
            case UInt8(ascii: "["):
                endWord()
                elements.append(.index(String(decoding: index(&rest), as: UTF8.self)))
            case _: word.append(byte)
            }
        }
        endWord()
        return elements
    }

    /// The text up to the bracket that closes; brackets inside count.
    private static func index(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        var depth = 1
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 { break }
            }
            text.append(byte)
        }
        return text
    }

    /// Whether the name lies in the tree below another, itself included.
    package func isInside(_ other: PropertyName) -> Bool { elements.starts(with: other.elements) }

    /// The name without its last index, when it ends with a number in brackets: the list that it is an item of.
    package var list: (name: PropertyName, index: Int)? {
        guard let place = elements.lastIndex(where: { $0.number != nil }), let number = elements[place].number else {
            return nil
        }
        return (PropertyName(elements: Array(elements[..<place])), number)
    }
}

extension PropertyName: Comparable {
    package static func < (left: PropertyName, right: PropertyName) -> Bool {
        left.elements.lexicographicallyPrecedes(right.elements) { left, right in
            switch (left, right) {
            case (.word(let first), .word(let second)): first < second
            case (.index(let first), .index(let second)):
                if let one = Int(first), let two = Int(second) { one < two } else { first < second }
            case (.index, .word): true
            case (.word, .index): false
            }
        }
    }
}

extension PropertyName: CustomStringConvertible {
    /// The compared form, as `my.firstname[0]`; what a person should see is the spelling of the winner's key.
    package var description: String {
        elements.reduce(into: "") { text, element in
            switch element {
            case .word(let word): text += (text.isEmpty ? "" : ".") + word
            case .index(let index): text += "[\(index)]"
            }
        }
    }
}

extension PropertyName.Element {
    /// The number of an item of a list.
    package var number: Int? {
        guard case .index(let text) = self, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}

extension UInt8 {
    /// The letter as it is compared: lower case `a-z` or a digit, else nothing.
    var uniform: UInt8? {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): self
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): self | 0x20
        case _: nil
        }
    }

    /// The letter as it is shown: a dash stays too.
    fileprivate var dashed: UInt8? { self == UInt8(ascii: "-") ? self : uniform }
}
