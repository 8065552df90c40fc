import Findings

/// What a text holds although its writer most likely thinks that it does not.
enum TextSurprise {
    private static let code = "CONFIG_TEXT_SURPRISE"
    private static let (colon, blank) = (UInt8(ascii: ":"), UInt8(ascii: " "))

    /// The slips in a value of any format.
    static func findings(in text: String, of key: String, at location: SourceLocation) -> [Finding] {
        guard let name = blankDefault(in: text) else { return [] }
        return [
            Finding(
                code: code,
                severity: .warning,
                message: "The default of ${\(name)} in '\(key)' begins with a blank, which is part of it.",
                advice: "Write it right behind the colon.",
                location: location
            )
        ]
    }

    /// The slips that only a `.properties` file can have.
    static func findings(inProperty text: String, of key: String, at location: SourceLocation) -> [Finding] {
        var slips: [(message: String, advice: String)] = []
        if isQuoted(text) {
            slips.append(("The quotes around the value of '\(key)' are part of it.", "Remove them."))
        }
        if hasComment(text) {
            slips.append(
                ("The value of '\(key)' goes on behind the '#': only a whole line is a comment.", "Move it above.")
            )
        }
        if isWindowsPath(text) {
            slips.append(
                ("Backslashes in '\(key)' became control characters.", "Write two backslashes, or a slash.")
            )
        }
        return slips.map { slip in
            Finding(code: code, severity: .warning, message: slip.message, advice: slip.advice, location: location)
        }
    }

    /// Blanks at the end that matter: numbers and truth values are read without them.
    static func trailingBlanks(in text: String, of key: String, at location: SourceLocation) -> Finding? {
        guard text.utf8.last == 0x20 || text.utf8.last == 0x09 else { return nil }
        let kept = text.trimmed
        let isForgiven = ["", "true", "false"].contains(kept.lowercased()) || kept.utf8.allSatisfy(\.isDigit)
        guard !isForgiven else { return nil }
        return Finding(
            code: code,
            severity: .warning,
            message: "The blanks at the end of the value of '\(key)' are part of it.",
            advice: "Remove them.",
            location: location
        )
    }

    /// A backslash that Java drops.
    static func lostBackslash(at location: SourceLocation) -> Finding {
        Finding(
            code: code,
            severity: .warning,
            message: "The backslash here vanishes, because it begins no escape.",
            advice: "Write two backslashes.",
            location: location
        )
    }

    private static func isQuoted(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count > 1, let quote = bytes.first, bytes.last == quote, "\"'".utf8.contains(quote) else {
            return false
        }
        return !bytes.dropFirst().dropLast().contains(quote)
    }

    /// A `#` behind a blank, with a blank or another script behind it, or behind one word alone.
    private static func hasComment(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.dropFirst()
            .contains { place in
                guard bytes[place] == UInt8(ascii: "#"), ByteCursor.isBlank(bytes[place - 1]) else { return false }
                guard place + 1 < bytes.count, !ByteCursor.isBlank(bytes[place + 1]), bytes[place + 1] < 0x80 else {
                    return true
                }
                let value = String(decoding: bytes[..<place], as: UTF8.self).trimmed
                return bytes[place + 1].isLetter && !value.utf8.contains(where: ByteCursor.isBlank)
            }
    }

    private static func isWindowsPath(_ text: String) -> Bool {
        let start = Array(text.utf8.prefix(3))
        return start.count == 3 && start[0].isLetter && start[1] == UInt8(ascii: ":")
            && (0x09...0x0D).contains(start[2])
    }

    /// The name of a placeholder such as `${HOST: localhost}`.
    private static func blankDefault(in text: String) -> Substring? {
        guard !PlaceholderText.isPlain(text),
            zip(text.utf8, text.utf8.dropFirst()).contains(where: { $0 == colon && $1 == blank })
        else { return nil }
        var rest = text[...]
        while let open = rest.firstRange(of: "${") {
            rest = rest[open.upperBound...]
            let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "_.-".contains($0)) }
            var behind = rest[name.endIndex...]
            guard !name.isEmpty, behind.popFirst() == ":", behind.first == " " else { continue }
            if let next = behind.first(where: { $0 != " " }), next != "}" { return name }
        }
        return nil
    }
}
