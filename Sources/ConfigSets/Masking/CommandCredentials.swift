/// Finds the credential in a command that stands in a text: `curl -u app:…`, `mysql -p…`, `redis-cli -a …`.
///
/// Quotes, brackets and commas part words too, so that `["CMD", "curl", "-u", "app:…"]` is read as the command that it is.
struct CommandCredentials {
    private let bytes: [UInt8]
    private let words: [Range<Int>]
    private var program = Program.other
    private var hasSpokenOfUser = false

    /// Where the first credential begins, to which all behind it may belong; `nil` when there is none.
    static func start(in bytes: [UInt8]) -> Int? {
        let parting = bytes.contains { $0 <= 0x20 || $0 == UInt8(ascii: ",") }
        guard parting else { return nil }
        var search = CommandCredentials(bytes)
        return search.start()
    }

    /// The place in words that are given one by one, as the items of a list: the number of the word, and where in it.
    static func start(inWords words: [[UInt8]]) -> Int? {
        var joined: [UInt8] = []
        var ends: [Int] = []
        for word in words {
            joined += word + [0x0A]
            ends.append(joined.count)
        }
        guard let start = CommandCredentials.start(in: joined) else { return nil }
        return ends.firstIndex { start < $0 }
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var words: [Range<Int>] = []
        var begin: Int?
        for (place, byte) in bytes.enumerated() {
            if byte <= 0x20 || Self.separators[Int(byte)] {
                if let start = begin { words.append(start..<place) }
                begin = nil
            } else if begin == nil {
                begin = place
            }
        }
        if let start = begin { words.append(start..<bytes.count) }
        self.words = words
    }

    private static let separators = (0...255).map { "\"'`,[]();|&".utf8.contains(UInt8($0)) }

    private mutating func start() -> Int? {
        for index in words.indices {
            let word = bytes[words[index]]
            if word.first == UInt8(ascii: "-") {
                if let start = flag(word, at: index) { return start }
            } else if let start = bare(word, at: index) {
                return start
            }
        }
        return nil
    }

    // MARK: Flags

    private func flag(_ word: ArraySlice<UInt8>, at index: Int) -> Int? {
        let isLong = word.dropFirst().first == UInt8(ascii: "-")
        let name = word.drop { $0 == UInt8(ascii: "-") }.prefix { $0 != UInt8(ascii: "=") }
        let assigned = name.endIndex < word.endIndex ? name.endIndex + 1 : nil
        if isLong || name.count > 2, isSecretName(name) {
            return telling(assigned ?? following(index))
        }
        if let login = loginFlag(word, name, isLong: isLong) {
            return telling(loginStart(login.isAttached ? login.place : assigned ?? following(index)))
        }
        guard !isLong, let letter = name.first else { return nil }
        if program.attached.contains(letter) {
            if name.count > 1 { return telling(word.startIndex + 2) }
            // The shell takes the quotes away: -p'secret'.
            let next = word.endIndex
            if next < bytes.count, "\"'".utf8.contains(bytes[next]), next + 1 < bytes.count, bytes[next + 1] > 0x20 {
                return isClosing(next) ? nil : telling(next + 1)
            }
        }
        guard program.following.contains(letter), name.count == 1 else { return nil }
        return telling(following(index))
    }

    /// Whether the quote at a place ends a word that it began: `"-p"`.
    private func isClosing(_ quote: Int) -> Bool {
        guard let dash = bytes[..<quote].lastIndex(of: UInt8(ascii: "-")), dash > 0 else { return false }
        return bytes[dash - 1] == bytes[quote]
    }

    private func isSecretName(_ name: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: name, as: UTF8.self)
        guard SecretWords(text).areSecret else { return false }
        // These ask a person, or nobody.
        return !["no", "ask", "skip", "prompt", "without"].contains(SecretWords(text).words.first ?? "")
    }

    /// A flag behind which a user and a password stand, with the place of both where they stand in the same word.
    private func loginFlag(
        _ word: ArraySlice<UInt8>,
        _ name: ArraySlice<UInt8>,
        isLong: Bool
    ) -> (place: Int, isAttached: Bool)? {
        if isLong {
            let known = ["user", "proxy-user", "auth", "creds", "userpass", "http-user", "basic-auth"]
            return known.contains(String(decoding: name, as: UTF8.self)) ? (0, false) : nil
        }
        switch program {
        case .logins:
            // Letters may stand together: -fsSu app:…
            guard let sign = name.firstIndex(where: { "uU".utf8.contains($0) }) else {
                return name.elementsEqual("a".utf8) ? (0, false) : nil
            }
            let isCluster = name[..<sign].allSatisfy { $0.uniform != nil }
            guard isCluster else { return nil }
            return sign + 1 < name.endIndex ? (sign + 1, true) : (0, false)
        case .attachedP, .followingA, .eitherP, .eitherW, .eitherCapitalP, .everything, .behindLogin, .other:
            return name.elementsEqual("u".utf8) ? (0, false) : nil
        }
    }

    /// The place of the password in a user and a password; `nil` for what only looks like them, such as two numbers.
    private func loginStart(_ place: Int?) -> Int? {
        guard let place else { return nil }
        let login = bytes[place...].prefix { $0 > 0x20 && !"\"'`".utf8.contains($0) }
        guard let sign = login.firstIndex(where: { ":%".utf8.contains($0) }), sign + 1 < login.endIndex else {
            return nil
        }
        let (user, password) = (login[..<sign], login[(sign + 1)...])
        if program == .logins { return sign + 1 }
        let isNumber = password.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber || user.elementsEqual(password) || user.contains(UInt8(ascii: "/")) ? nil : sign + 1
    }

    // MARK: Words

    private mutating func bare(_ word: ArraySlice<UInt8>, at index: Int) -> Int? {
        let name = word.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
        if let known = Program(name, after: program) {
            program = known
            guard known == .everything else { return nil }
            return telling(words[(index + 1)...].first { bytes[$0.lowerBound] != UInt8(ascii: "-") }?.lowerBound)
        }
        if name == "user" { hasSpokenOfUser = true }
        switch program {
        case .behindLogin where name == "login": return telling(following(index))
        case .attachedP, .followingA, .logins, .eitherP, .eitherW, .eitherCapitalP, .everything, .behindLogin, .other:
            break
        }
        if ["echo", "printf"].contains(name), isPiped(from: index) { return telling(following(index)) }
        // An account of Redis: user app on >…
        if word.first == UInt8(ascii: ">"), word.count > 4, hasSpokenOfUser, has("on", before: index) {
            return telling(word.startIndex + 1)
        }
        if word.starts(with: "pass:".utf8), word.count > 5 { return telling(word.startIndex + 5) }
        return isDirective(name, at: index) ? telling(following(index)) : nil
    }

    /// A word behind which a secret stands without any sign: of Redis, of a .netrc, behind `set`.
    private func isDirective(_ name: String, at index: Int) -> Bool {
        switch name.lowercased() {
        case "requirepass", "masterauth", "auth-pass", "sentinel-pass", "primaryauth": return true
        case "password", "passwd":
            return has("set", justBefore: index) || ["machine", "login", "host"].contains { has($0, before: index) }
        case let other: return has("set", justBefore: index) && SecretWords(other).areSecret
        }
    }

    private func has(_ name: String, before index: Int) -> Bool {
        words[..<index].contains { bytes[$0].elementsEqual(name.utf8) }
    }

    private func has(_ name: String, justBefore index: Int) -> Bool {
        index > 0 && String(decoding: bytes[words[index - 1]], as: UTF8.self).lowercased() == name
    }

    /// Whether what a command says goes to another one that takes a password from there.
    private func isPiped(from index: Int) -> Bool {
        words[index...]
            .contains { range in
                let word = bytes[range]
                return ["chpasswd", "--password-stdin", "--stdin", "--passphrase-fd"]
                    .contains {
                        word.elementsEqual($0.utf8)
                    } || word.elementsEqual("-S".utf8) && has("sudo", before: words.firstIndex(of: range) ?? 0)
            }
    }

    // MARK: Values

    /// The place of the next word, unless it is a flag.
    private func following(_ index: Int) -> Int? {
        guard index + 1 < words.count else { return nil }
        let next = bytes[words[index + 1]]
        let isFlag =
            ["--", "-D", "-X"].contains { next.starts(with: $0.utf8) }
            || next.first == UInt8(ascii: "-") && next.count < 8
        return isFlag ? nil : next.startIndex
    }

    /// The place, where something stands there that tells a secret, and no name of a variable.
    private func telling(_ place: Int?) -> Int? {
        guard let place, place < bytes.count else { return nil }
        let word = bytes[place...].prefix { $0 > 0x20 && !"\"'`,;|&)".utf8.contains($0) }
        guard !word.isEmpty, !Variable.isWhole(word),
            !SecretShapes.isTruth(String(decoding: word.prefix(8), as: UTF8.self))
        else { return nil }
        return place
    }
}
