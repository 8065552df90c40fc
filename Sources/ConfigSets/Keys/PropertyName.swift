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

    /// The elements in one text, `my.firstname[0]`: names are made, hashed and sorted by the ten thousand.
    let text: String

    /// Takes a text that is in compared form already.
    init(compared text: String) { self.text = text }

    package init(elements: [Element]) {
        text = elements.reduce(into: "") { text, element in
            switch element {
            case .word(let word): text += (text.isEmpty ? "" : ".") + word
            case .index(let index): text += "[\(index)]"
            }
        }
    }

    /// Reads a key as a file has it: `my.service[0].first-name`.
    ///
    /// Empty elements vanish, and so do those without a letter of `a-z` or a digit (docs/config-guard.md, "Names").
    package init(_ key: String) { text = Self.isCompared(key) ? key : Self.compared(key) }

    /// Whether the whole name vanished: nothing of the key is compared.
    package var isEmpty: Bool { text.isEmpty }

    /// The elements, taken apart.
    package var elements: [Element] {
        var elements: [Element] = []
        let bytes = text.utf8
        var start = bytes.startIndex
        while start < bytes.endIndex {
            if bytes[start] == Self.open {
                let inner = Self.index(bytes[start...]) ?? bytes[start...].dropFirst()
                elements.append(.index(String(Substring(inner))))
                start = bytes[inner.endIndex...].dropFirst().startIndex
            } else {
                var end = start
                while end < bytes.endIndex, bytes[end] != Self.dot, bytes[end] != Self.open {
                    end = bytes.index(after: end)
                }
                if start < end { elements.append(.word(String(text[start..<end]))) }
                start = end < bytes.endIndex && bytes[end] == Self.dot ? bytes.index(after: end) : end
            }
        }
        return elements
    }

    /// Whether an element of it is an index; asked before the elements are taken apart, which costs more.
    var hasIndex: Bool { text.utf8.contains(Self.open) }

    /// Whether the name lies in the tree below another, itself included.
    package func isInside(_ other: PropertyName) -> Bool {
        guard text.utf8.count > other.text.utf8.count else { return text == other.text }
        guard text.utf8.starts(with: other.text.utf8) else { return false }
        let next = text.utf8[text.utf8.index(text.startIndex, offsetBy: other.text.utf8.count)]
        return other.isEmpty || next == Self.dot || next == Self.open
    }

    /// The name without its last index, when it has a number in brackets: the list that it is an item of.
    package var list: (name: PropertyName, index: Int)? {
        let elements = elements
        guard let place = elements.lastIndex(where: { $0.number != nil }), let number = elements[place].number else {
            return nil
        }
        return (PropertyName(elements: Array(elements[..<place])), number)
    }
}

// Reading a key.
extension PropertyName {
    static let dot = UInt8(ascii: ".")
    static let open = UInt8(ascii: "[")
    static let close = UInt8(ascii: "]")

    /// Whether a key is in compared form as it stands, as most of its parts are: nothing is copied then.
    private static func isCompared(_ key: String) -> Bool {
        var before = dot
        for byte in key.utf8 {
            guard byte.uniform == byte || byte == dot && before != dot else { return false }
            before = byte
        }
        return before != dot || key.isEmpty
    }

    private static func compared(_ key: String) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(key.utf8.count)
        var wordIsOpen = false
        var rest = key.utf8[...]
        while let byte = rest.first {
            if byte == open, let inner = index(rest) {
                if !inner.isEmpty {
                    text.append(open)
                    text += inner
                    text.append(close)
                }
                wordIsOpen = false
                rest = rest[inner.endIndex...].dropFirst()
                continue
            }
            // A bracket that nothing closes makes one word of all that follows, as it does for Spring.
            if byte == open {
                add(rest, to: &text, wordIsOpen: false)
                break
            }
            if byte == dot {
                wordIsOpen = false
            } else if let letter = byte.uniform {
                if !wordIsOpen, !text.isEmpty { text.append(dot) }
                wordIsOpen = true
                text.append(letter)
            }
            rest = rest.dropFirst()
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func add(_ word: Substring.UTF8View, to text: inout [UInt8], wordIsOpen: Bool) {
        let letters = word.compactMap(\.uniform)
        guard !letters.isEmpty else { return }
        if !wordIsOpen, !text.isEmpty { text.append(dot) }
        text += letters
    }

    /// What stands in the brackets that open here, brackets inside included; `nil` when nothing closes them.
    static func index(_ rest: Substring.UTF8View) -> Substring.UTF8View? {
        var depth = 0
        for place in rest.indices {
            if rest[place] == open { depth += 1 }
            if rest[place] == close {
                depth -= 1
                if depth == 0 { return rest[rest.index(after: rest.startIndex)..<place] }
            }
        }
        return nil
    }
}

extension PropertyName: CustomStringConvertible {
    /// The compared form, as `my.firstname[0]`; what a person should see is the spelling of the winner's key.
    package var description: String { text }
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
}
