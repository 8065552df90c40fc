/// The parts of a text that are secret while the rest may be shown: a password in a url, a parameter of that name.
///
/// Where nobody can tell how far a password goes, because it is not encoded, the part goes as far as it can.
struct SecretSpans {
    /// In order; none overlaps another.
    let spans: [Range<Int>]

    var first: Range<Int>? { spans.first }

    init(_ bytes: [UInt8]) {
        let scanner = SpanScanner(bytes: bytes)
        var spans = scanner.userInfos
        if let single = scanner.oraclePassword ?? (spans.isEmpty ? scanner.leadingPassword : nil) {
            spans.append(single)
        }
        // A password with an ampersand in it looks like two parameters, so all that follows is covered.
        let open = [scanner.parameter, scanner.authorization, CommandCredentials.start(in: bytes)].compactMap(\.self)
        if let start = open.min(), start < bytes.count {
            spans = spans.filter { $0.upperBound <= start }
            spans.append(start..<bytes.count)
        }
        self.spans = spans
    }
}

/// Looks for one kind of secret after another in a text.
struct SpanScanner {
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
        guard let colon = colon(from: start) else { return tokenAlone(from: start) }
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

    /// A user without a password who is no name: `https://k4Xq81vBn20sLpw91Zx3@host`.
    private func tokenAlone(from start: Int) -> Range<Int>? {
        let user = bytes[start...].prefix { !"/?#@:".utf8.contains($0) }
        guard user.endIndex < bytes.count, bytes[user.endIndex] == UInt8(ascii: "@") else { return nil }
        return SecretShapes.isRandom(String(decoding: user, as: UTF8.self)) ? start..<user.endIndex : nil
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

    /// The password of an address without a scheme: `app:…@tcp(db:3306)/shop`, `app:…@proxy:8080`; or of a login alone,
    /// where it was made at random.
    var leadingPassword: Range<Int>? {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0,
            bytes[..<colon].allSatisfy({ $0.uniform != nil || "_-.%".utf8.contains($0) })
        else { return nil }
        if Self.isMadeAtRandom(bytes[(colon + 1)...]) { return (colon + 1)..<bytes.count }
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), at > colon + 4
        else { return nil }
        let (password, host) = (bytes[(colon + 1)..<at], bytes[(at + 1)...])
        guard host.contains(where: { ".:/(".utf8.contains($0) }), !password.starts(with: "//".utf8) else { return nil }
        // Addresses of people, and images that are named by their digest.
        let isOther =
            ["mailto", "sip", "sips", "xmpp", "acct", "jdbc"].contains { bytes[..<colon].elementsEqual($0.utf8) }
            || host.starts(with: "sha256:".utf8) || host.starts(with: "sha512:".utf8)
        let isText = password.contains { $0 <= 0x20 || $0 == UInt8(ascii: "$") }
        return isOther || isText ? nil : (colon + 1)..<at
    }

    /// Whether capitals, small letters and digits were made at random; a digest has letters of one case alone.
    private static func isMadeAtRandom(_ word: ArraySlice<UInt8>) -> Bool {
        guard (16...128).contains(word.count) else { return false }
        // A name that is put together of words has a capital where one begins, and no more.
        let changes = zip(word, word.dropFirst()).count { (0x41...0x5A).contains($0) != (0x41...0x5A).contains($1) }
        guard changes * 4 > word.count else { return false }
        let kinds: [ClosedRange<UInt8>] = [0x41...0x5A, 0x61...0x7A, 0x30...0x39]
        return kinds.allSatisfy { kind in word.contains { kind.contains($0) } }
            && word.allSatisfy { byte in kinds.contains { $0.contains(byte) } }
            && SecretShapes.isRandom(String(decoding: word, as: UTF8.self))
    }

    /// Where what lets somebody in begins behind the name of a scheme of HTTP: `Basic …`, `Bearer …`.
    var authorization: Int? {
        guard bytes.contains(0x20) else { return nil }
        for scheme in Self.schemes where bytes.count > scheme.count {
            for start in 0..<(bytes.count - scheme.count) where bytes[start] | 0x20 == scheme[0] {
                let place = start + scheme.count
                guard bytes[start..<place].elementsEqual(scheme, by: { $0 | 0x20 == $1 | 0x20 }),
                    start == 0 || bytes[start - 1].uniform == nil
                else { continue }
                let word = bytes[place...].prefix { $0 > 0x20 && !"\"',;".utf8.contains($0) }
                if word.count >= 8, Self.looksMade(word) { return place }
            }
        }
        return nil
    }

    private static let schemes = ["basic ", "bearer "].map { Array($0.utf8) }

    /// Whether a word is none of a language: it has digits, signs or capitals among its letters.
    private static func looksMade(_ word: ArraySlice<UInt8>) -> Bool {
        let isOfSigns = word.allSatisfy { $0.uniform != nil || "+/=_-.~".utf8.contains($0) }
        return isOfSigns && word.dropFirst().contains { !(0x61...0x7A).contains($0) && !"-.".utf8.contains($0) }
    }

    func isName(_ byte: UInt8) -> Bool { byte.uniform != nil || "_-.".utf8.contains(byte) }

    /// Whether a part is made of placeholders without defaults, which stand for something that is judged by itself.
    func isPlaceholders(_ range: Range<Int>) -> Bool {
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
