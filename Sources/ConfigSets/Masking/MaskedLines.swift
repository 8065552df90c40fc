import Findings

/// The lines of a settings file as a person may see them: no secret, and no comment, which could tell one.
package enum MaskedLines {
    /// Masks a text; `nil` when it cannot be read, because then nobody knows where its secrets are.
    package static func of(_ bytes: [UInt8], file: String, policy: SecretPolicy) -> [String]? {
        guard let format = ConfigFormat(fileName: file),
            let content = try? format.read(bytes, file: file, policy: policy)
        else { return nil }
        let lines = TextLines(bytes)
        let entries = content.documents.flatMap(\.entries)
        let begins = entries.compactMap(\.location.line).sorted()
        var hidden: [Int: Int] = [:]
        for entry in entries where entry.text.isSecret || entry.written?.isSecret ?? false {
            guard let line = entry.location.line, let column = entry.location.column else { continue }
            hidden[line] = min(hidden[line] ?? .max, column)
            // Whatever follows may belong to the value, up to the line of the next one.
            let next = begins.first { $0 > line } ?? lines.count + 1
            let text = lines.text(line) ?? []
            let isWhole = isWhole(text.dropFirst(column - 1))
            for number in stride(from: line + 1, to: next, by: 1) {
                if isWhole, (lines.text(number)?.indent ?? 0) <= text.indent { break }
                hidden[number] = 1
            }
        }
        return stride(from: 1, through: lines.count, by: 1)
            .map { number in
                let text = lines.text(number) ?? []
                guard let column = hidden[number] else { return withoutComment(text) }
                return String(decoding: text.prefix(column - 1), as: UTF8.self) + "‹secret›"
            }
    }

    /// Whether a value ends on the line on which it begins unless the next one is indented: a word, or quotes that close.
    private static func isWhole(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first else { return false }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            return value.dropFirst().firstIndex(of: first) == value.lastIndex { $0 != 0x20 }
        }
        return first.isLetter || first.isDigit ? !value.contains(0x20) && value.last != UInt8(ascii: "\\") : false
    }

    private static func withoutComment(_ text: ArraySlice<UInt8>) -> String {
        let start = text.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? text.endIndex
        let sign: Int?
        if start < text.endIndex, text[start] == UInt8(ascii: "#") || text[start] == UInt8(ascii: "!") {
            sign = start
        } else {
            sign = text.firstRange(of: Array(" #".utf8)).map { $0.lowerBound + 1 }
        }
        guard let sign else { return String(decoding: text, as: UTF8.self) }
        return String(decoding: text[..<sign], as: UTF8.self) + "# …"
    }
}
