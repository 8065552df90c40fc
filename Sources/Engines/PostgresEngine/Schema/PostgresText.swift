/// What is done to the texts that the server prints, outside of quotes alone.
enum PostgresText {
    /// A statement without its end.
    static func statement(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, last == ";" || last.isWhitespace { text.removeLast() }
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        return settled(String(text))
    }

    /// The text in the form that does not change when the server reads and prints it once more, as a restored dump does.
    ///
    /// The server prints a cast of a whole array, as in `x IN ('a', 'b')` for a `varchar`, as
    /// `(ARRAY['a'::character varying])::text[]`, and reads that as a cast of each element. (Where it prints for people, it
    /// leaves out the parentheses.) It prints `a BETWEEN 1 AND 2 AND b` as `(((a >= 1) AND (a <= 2)) AND b)`, and reads that as
    /// one chain of three.
    static func settled(_ text: String) -> String {
        guard text.contains("ARRAY[") || text.contains("((") else { return text }
        let bytes = Array(text.utf8)
        return String(decoding: settled(bytes, from: 0, to: bytes.count), as: UTF8.self)
    }

    private static func settled(_ bytes: [UInt8], from start: Int, to end: Int) -> [UInt8] {
        var result: [UInt8] = []
        var index = start
        while index < end {
            if let cast = ArrayCast(bytes, at: index) {
                result += cast.settled
                index = cast.end
            } else if bytes[index] == UInt8(ascii: "(") {
                let close = PostgresScanner.skipGroup(bytes, index)
                guard close <= end, bytes[close - 1] == UInt8(ascii: ")") else { return result + bytes[index..<end] }
                result.append(bytes[index])
                result += joined(settled(bytes, from: index + 1, to: close - 1))
                result.append(UInt8(ascii: ")"))
                index = close
            } else {
                let next = PostgresScanner.skip(bytes, index)
                result += bytes[index..<next]
                index = next
            }
        }
        return result
    }

    /// A chain whose first link is a chain of the same kind, as one chain.
    private static func joined(_ group: [UInt8]) -> [UInt8] {
        guard group.first == UInt8(ascii: "(") else { return group }
        let close = PostgresScanner.skipGroup(group, 0)
        for word in [" AND ", " OR "] where group[close...].starts(with: word.utf8) {
            var index = 1
            while index < close - 1 {
                if group[index...].starts(with: word.utf8) {
                    return Array(group[1..<(close - 1)]) + group[close...]
                }
                // The bounds of a window are no chain.
                if group[index...].starts(with: "BETWEEN ".utf8) { return group }
                index = PostgresScanner.skipGroup(group, index)
            }
        }
        return group
    }

    /// A cast of an array that lists its elements.
    private struct ArrayCast {
        /// Each element with the cast.
        let settled: [UInt8]
        let end: Int

        init?(_ bytes: [UInt8], at start: Int) {
            let isInParentheses = bytes[start] == UInt8(ascii: "(")
            let (opening, closing) = isInParentheses ? ("(ARRAY[", "])::") : ("ARRAY[", "]::")
            guard bytes[start...].starts(with: opening.utf8) else { return nil }
            var elements: [ArraySlice<UInt8>] = []
            var index = start + opening.utf8.count
            var element = index
            while index < bytes.count, bytes[index] != UInt8(ascii: "]") {
                if bytes[index] == UInt8(ascii: ",") {
                    elements.append(bytes[element..<index])
                    element = index + 2
                }
                index = PostgresScanner.skipGroup(bytes, index)
            }
            guard index < bytes.count, bytes[index...].starts(with: closing.utf8) else { return nil }
            elements.append(bytes[element..<max(element, index)])
            let type = index + closing.utf8.count
            var end = type
            while end < bytes.count, !Self.endsType.contains(bytes[end]) {
                end = PostgresScanner.skipGroup(bytes, end)
            }
            guard bytes[end...].starts(with: "[]".utf8), !elements.contains(where: \.isEmpty) else { return nil }
            self.end = end + 2
            let cast = (isInParentheses ? ")::" : "::").utf8 + bytes[type..<end]
            let casts = elements.map { element in
                Array((isInParentheses ? "(" : "").utf8)
                    + PostgresText.settled(String(decoding: element, as: UTF8.self)).utf8 + cast
            }
            settled = Array("ARRAY[".utf8) + casts.joined(separator: ", ".utf8) + Array("]".utf8)
        }

        private static let endsType = Set("[]),;=<>+*/'".utf8)
    }
}

/// Finds the ends of what the server prints as one piece.
enum PostgresScanner {
    /// The end of the character, literal or quoted name that begins here.
    static func skip(_ bytes: [UInt8], _ start: Int) -> Int {
        let quote = bytes[start]
        guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return start + 1 }
        let hasEscapes =
            quote == UInt8(ascii: "'") && start > 0 && bytes[start - 1] == UInt8(ascii: "E")
            && (start == 1 || !isWord(bytes[start - 2]))
        var index = start + 1
        while index < bytes.count {
            if hasEscapes, bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if bytes[index] == quote {
                guard index + 1 < bytes.count, bytes[index + 1] == quote else { return index + 1 }
                index += 2
            } else {
                index += 1
            }
        }
        return bytes.count
    }

    /// The same, where parentheses and brackets hold together what is in them.
    static func skipGroup(_ bytes: [UInt8], _ start: Int) -> Int {
        var (index, depth) = (start, 0)
        repeat {
            switch bytes[index] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case _: break
            }
            index = skip(bytes, index)
        } while depth > 0 && index < bytes.count
        return index
    }

    /// Whether a byte can be in a name or number.
    static func isWord(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte >= 128 || (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90)
            || (byte >= 97 && byte <= 122)
    }
}
