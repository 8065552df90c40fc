/// How names and values are written in a snapshot: as they are where that can be read again, in quotes elsewhere.
enum SnapshotWord {
    /// What stands for a fact that just holds.
    static let holds = "yes"

    /// Writes `type: bigint`, or `not null` for a fact that just holds.
    static func write(_ key: AttributeKey, _ value: String, to text: inout String) {
        text += key.rawValue
        guard value != holds else { return }
        text += ": "
        text += self.value(value)
    }

    /// A name behind the word for what it names: dots part a schema from an object, colons a fact from its value.
    static func name(_ text: String, after kind: ObjectKind? = nil) -> String {
        let isPlain = isPlain(text) && !text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
        guard isPlain, let kind, let words = continuations[kind], words.contains(where: text.hasPrefix) else {
            return isPlain ? text : quoted(text)
        }
        return quoted(text)
    }

    static func value(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// Whether a text is written line by line: it has several, and nothing that an editor would not show or keep.
    static func isParagraph(_ text: String) -> Bool {
        var hasNewline = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): hasNewline = true
            case UInt8(ascii: "\t"): continue
            case 0..<0x20, 0x7F: return false
            case _: continue
            }
        }
        return hasNewline
    }

    /// What may follow the word for a kind and make it another one: `body` after `package`.
    ///
    /// A check called `option` would be read as the fact `check option`.
    private static let continuations: [ObjectKind: [String]] = {
        let words = ObjectKind.allCases.map(\.rawValue) + AttributeKey.allCases.map(\.rawValue)
        return ObjectKind.allCases.reduce(into: [:]) { result, kind in
            let longer = words.filter { $0.hasPrefix(kind.rawValue + " ") }
            if !longer.isEmpty { result[kind] = longer.map { String($0.dropFirst(kind.rawValue.count + 1)) } }
        }
    }()

    /// Whether kinds with longer words begin with this one's.
    static func isContinued(_ kind: ObjectKind) -> Bool { continuations[kind] != nil }

    /// Whether a text can be read again without quotes.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, first != UInt8(ascii: "\""), first != UInt8(ascii: " "),
            bytes.last != UInt8(ascii: " "), text != holds
        else { return false }
        return bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "|") }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            case _: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
