extension SpanScanner {
    /// Where the value of the first parameter begins whose name is a secret's: `password=…`, `"token": "…"`,
    /// `Authorization: …`, `<password>…`.
    var parameter: Int? {
        // A long line has few names, and many times each.
        var plain: Set<ArraySlice<UInt8>> = []
        for place in bytes.indices {
            guard let name = nameEnding(at: place), !plain.contains(bytes[name]) else { continue }
            let text = String(decoding: bytes[name], as: UTF8.self)
            let isHeader = bytes[place] == UInt8(ascii: ":") && Self.areHeader(text)
            let isNamed = SecretWords(text).areSecret || SecretWords(text).areSignature || isHeader
            guard isNamed || SecretWords(text).areKey else {
                if plain.count < 256 { plain.insert(bytes[name]) }
                continue
            }
            guard let value = value(behind: place) else { continue }
            let word = String(decoding: bytes[value], as: UTF8.self)
            if isNamed || SecretShapes.isRandom(word) { return value.lowerBound }
        }
        return nil
    }

    /// The name in front of a sign that gives it a value.
    private func nameEnding(at place: Int) -> Range<Int>? {
        var end = place
        switch bytes[place] {
        case UInt8(ascii: "="):
            while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        case UInt8(ascii: ">"): break
        case UInt8(ascii: ":"):
            if end > 0, "\"'".utf8.contains(bytes[end - 1]) {
                end -= 1
            } else if place + 1 < bytes.count, bytes[place + 1] <= 0x20 {
                while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
            }
        case _: return nil
        }
        var begin = end
        while begin > 0, end - begin < 128, isName(bytes[begin - 1]) { begin -= 1 }
        guard begin < end else { return nil }
        let before = begin > 0 ? bytes[begin - 1] : 0x20
        switch bytes[place] {
        case UInt8(ascii: ">"): return before == UInt8(ascii: "<") ? begin..<end : nil
        case UInt8(ascii: ":") where !"\"'".utf8.contains(bytes[place - 1]):
            return isMember(begin..<end, after: before, at: place) ? begin..<end : nil
        case _: return begin..<end
        }
    }

    /// Whether a colon gives the name before it a value, and does not part the steps of a path: `secret:shop/db`.
    private func isMember(_ name: Range<Int>, after before: UInt8, at colon: Int) -> Bool {
        guard colon + 1 < bytes.count else { return false }
        // Of placeholders the name decides about the default.
        if before == UInt8(ascii: "{"), name.lowerBound > 1, bytes[name.lowerBound - 2] == UInt8(ascii: "$") {
            return false
        }
        let next = bytes[colon + 1]
        if next <= 0x20 { return true }
        let isFirst = before <= 0x20 || "\"'{(,;".utf8.contains(before)
        let kinds = ["secret", "secrets", "credential", "credentials", "token", "tokens"]
        return isFirst && next != UInt8(ascii: "/") && next != UInt8(ascii: ":")
            && !kinds.contains { bytes[name].elementsEqual($0.utf8) }
    }

    private static func areHeader(_ name: String) -> Bool {
        ["authorization", "cookie"].contains(SecretWords(name).words.last)
    }

    /// The first word of a value, behind the name of a scheme; `nil` when it tells nothing.
    private func value(behind sign: Int) -> Range<Int>? {
        func next(_ from: Int) -> ArraySlice<UInt8> {
            bytes[from...].drop { $0 <= 0x20 || "\"'".utf8.contains($0) }.prefix { !"&;, \"'\n\t<".utf8.contains($0) }
        }
        var text = next(sign + 1)
        let schemes = ["basic", "bearer", "token", "apikey", "digest"]
        if schemes.contains(String(decoding: text.prefix(8), as: UTF8.self).lowercased()) { text = next(text.endIndex) }
        guard !text.isEmpty, !isPlaceholders(text.startIndex..<text.endIndex),
            !CommandCredentials.Variable.isWhole(text),
            !SecretShapes.isTruth(String(decoding: text.prefix(8), as: UTF8.self))
        else { return nil }
        return text.startIndex..<text.endIndex
    }
}
