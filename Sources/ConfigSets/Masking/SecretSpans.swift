/// The parts of a text that are secret while the rest may be shown: a password in a url, a parameter of that name.
///
/// Where nobody can tell how far a password goes, because it is not encoded, the part goes as far as it can.
struct SecretSpans {
    /// In order; none overlaps another.
    let spans: [Range<Int>]

    var first: Range<Int>? { spans.first }

    init(_ bytes: [UInt8]) {
        let scanner = Scanner(bytes: bytes)
        var spans = scanner.userInfos
        if let oracle = scanner.oraclePassword { spans.append(oracle) }
        if let parameter = scanner.parameter(after: 0) {
            // A password with an ampersand in it looks like two parameters, so all that follows is covered.
            spans = spans.filter { $0.upperBound <= parameter }
            spans.append(parameter..<bytes.count)
        }
        self.spans = spans
    }
}

private struct Scanner {
    let bytes: [UInt8]

    /// The passwords between `//user:` and `@`.
    var userInfos: [Range<Int>] {
        let starts = bytes.indices.filter { place in
            bytes[place] == UInt8(ascii: ":") && place + 2 < bytes.count && bytes[place + 1] == UInt8(ascii: "/")
                && bytes[place + 2] == UInt8(ascii: "/")
        }
        guard !starts.isEmpty, bytes.contains(UInt8(ascii: "@")) else { return [] }
        var spans: [Range<Int>] = []
        for (number, start) in starts.enumerated() where start >= spans.last?.upperBound ?? 0 {
            let next = number + 1 < starts.count ? starts[number + 1] : bytes.count
            if let span = userInfo(from: start + 3, next: next) { spans.append(span) }
        }
        return spans
    }

    /// The password of the address that begins at a place; another address begins at `next`.
    private func userInfo(from start: Int, next: Int) -> Range<Int>? {
        guard let colon = colon(from: start) else { return nil }
        let from = colon + 1
        let isPort = bytes[from...].prefix { !"/?#,@".utf8.contains($0) }.allSatisfy { (48...57).contains($0) }
        var authorityEnd = from
        while authorityEnd < bytes.count, !"/?# ,\"'".utf8.contains(bytes[authorityEnd]) {
            authorityEnd = skippingPlaceholder(authorityEnd)
        }
        let isNear = bytes[from..<min(authorityEnd, bytes.count)].contains(UInt8(ascii: "@"))
        // Behind a port, an '@' belongs to the path.
        guard isNear || !isPort else { return nil }
        // A password may hold what ends an authority, and even '://'.
        let at = bytes[from..<next].lastIndex(of: UInt8(ascii: "@")) ?? bytes[from...].lastIndex(of: UInt8(ascii: "@"))
        guard let at, at > from, !isPlaceholders(from..<at) else { return nil }
        return from..<at
    }

    /// The colon behind a user's name; `nil` when the authority ends before it.
    private func colon(from start: Int) -> Int? {
        var place = start
        guard place < bytes.count, bytes[place] != UInt8(ascii: "[") else { return nil }
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: ":") { return place + 1 < bytes.count ? place : nil }
            if "/?# ,\"'@".utf8.contains(bytes[place]) { return nil }
            place = skippingPlaceholder(place)
        }
        return nil
    }

    /// The password of `jdbc:oracle:thin:user/password@host`.
    var oraclePassword: Range<Int>? {
        let start = "jdbc:oracle:".utf8
        guard bytes.starts(with: start) else { return nil }
        // Without a host, behind what an '@' would stand, the password goes on to the end.
        let at = bytes.lastIndex(of: UInt8(ascii: "@")) ?? bytes.count
        guard let slash = bytes[start.count..<at].firstIndex(of: UInt8(ascii: "/")), slash + 1 < at,
            !isPlaceholders((slash + 1)..<at)
        else { return nil }
        return (slash + 1)..<at
    }

    /// Where the value of the first parameter begins whose name is a secret's: `password=…`, `"token": "…"`.
    func parameter(after start: Int) -> Int? {
        // A long line has few names, and many times each.
        var plain: Set<ArraySlice<UInt8>> = []
        for place in start..<bytes.count {
            let isAssigned = bytes[place] == UInt8(ascii: "=")
            let isMember = bytes[place] == UInt8(ascii: ":") && place > 0 && bytes[place - 1] == UInt8(ascii: "\"")
            guard isAssigned || isMember else { continue }
            let end = isMember ? place - 1 : place
            var begin = end
            while begin > 0, end - begin < 128, isName(bytes[begin - 1]) { begin -= 1 }
            guard begin < end, !plain.contains(bytes[begin..<end]) else { continue }
            let name = SecretWords(String(decoding: bytes[begin..<end], as: UTF8.self))
            guard name.areSecret || name.areSignature else {
                if plain.count < 256 { plain.insert(bytes[begin..<end]) }
                continue
            }
            let value = bytes[(place + 1)...].drop { " \"'".utf8.contains($0) }
            let text = value.prefix { !"&;, \"'".utf8.contains($0) }
            if !text.isEmpty, !isPlaceholders(text.startIndex..<text.endIndex),
                !SecretShapes.isTruth(String(decoding: text.prefix(8), as: UTF8.self))
            {
                return value.startIndex
            }
        }
        return nil
    }

    private func isName(_ byte: UInt8) -> Bool { byte.uniform != nil || "_-.".utf8.contains(byte) }

    /// Whether a part is made of placeholders without defaults, which stand for something that is judged by itself.
    private func isPlaceholders(_ range: Range<Int>) -> Bool {
        var place = range.lowerBound
        while place < range.upperBound {
            let next = skippingPlaceholder(place)
            guard next > place + 1, next <= range.upperBound, !bytes[place..<next].contains(UInt8(ascii: ":")) else {
                return false
            }
            place = next
        }
        return true
    }

    /// The place behind a placeholder that begins here, else the next place.
    private func skippingPlaceholder(_ place: Int) -> Int {
        guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "$"), bytes[place + 1] == UInt8(ascii: "{") else {
            return place + 1
        }
        var depth = 0
        for index in place..<bytes.count {
            if bytes[index] == UInt8(ascii: "{") { depth += 1 }
            if bytes[index] == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return index + 1 }
            }
        }
        return place + 1
    }
}
