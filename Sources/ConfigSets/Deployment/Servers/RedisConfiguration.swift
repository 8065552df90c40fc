import Files
import Findings

/// Reads `redis.conf` and `sentinel.conf`.
struct RedisConfiguration {
    private var cursor: ByteCursor
    private let policy: SecretPolicy
    private var entries: [ConfigEntry] = []
    private var places: [String: Int] = [:]
    /// The texts of directives that stand in several lines.
    private var pieces: [String: [String]] = [:]
    private var findings: [Finding] = []

    /// Their values are secrets although no word at the end of the name says so.
    private static let secrets: Set<String> = [
        "requirepass", "masterauth", "tls-key-file-pass", "tls-client-key-file-pass", "user", "auth-pass",
        "sentinel-pass",
    ]
    /// Directives that several lines add to.
    private static let gathered: Set<String> = ["save", "client-output-buffer-limit", "loadmodule"]

    static func read(_ file: DeploymentFile, policy: SecretPolicy) throws(ConfigFileError) -> DeploymentSettings {
        var reader = RedisConfiguration(cursor: ByteCursor(file.bytes, file: file.path), policy: policy)
        try reader.read()
        reader.join()
        let layer = ConfigLayer(name: Path.name(of: file.path), kind: .properties, entries: reader.entries)
        return DeploymentSettings(layers: [layer], findings: reader.findings)
    }

    private init(cursor: ByteCursor, policy: SecretPolicy) {
        self.cursor = cursor
        self.policy = policy
    }

    private mutating func read() throws(ConfigFileError) {
        while !cursor.isAtEnd {
            skipBlanks()
            if cursor.current == UInt8(ascii: "#") || cursor.isAtLineEnd {
                cursor.skipLine()
                continue
            }
            let start = cursor
            let directive = try word()
            skipBlanks()
            let location = cursor.location
            var words: [String] = []
            while !cursor.isAtLineEnd {
                words.append(try word())
                skipBlanks()
            }
            cursor.endLine()
            try add(directive.lowercased(), words, from: start, at: location)
        }
    }

    private mutating func skipBlanks() { cursor.skip { $0.isBlankOrLineEnd && !ByteCursor.isLineEnd($0) } }

    /// One word: bare, between double quotes with escapes, or between single quotes.
    private mutating func word() throws(ConfigFileError) -> String {
        let start = cursor
        var bytes: [UInt8] = []
        while let byte = cursor.current, !byte.isBlankOrLineEnd {
            guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else {
                bytes.append(byte)
                cursor.advance()
                continue
            }
            cursor.advance()
            while let inner = cursor.current, inner != byte, !ByteCursor.isLineEnd(inner) {
                if inner == UInt8(ascii: "\\") { escape(in: byte, into: &bytes) } else { bytes.append(inner) }
                cursor.advance()
            }
            guard cursor.current == byte else {
                throw start.error("The quote that opens here is not closed in its line.")
            }
            cursor.advance()
            guard cursor.current.map(\.isBlankOrLineEnd) ?? true else {
                throw cursor.error("A blank has to follow the quote that closes.")
            }
        }
        guard let text = bytes[...].text else { throw start.error("This word is not UTF-8 text.") }
        return text
    }

    /// An escape; the last sign of it stays for the caller to pass.
    private mutating func escape(in quote: UInt8, into bytes: inout [UInt8]) {
        guard let next = cursor.peek(1), !ByteCursor.isLineEnd(next), quote == UInt8(ascii: "\"") || next == quote
        else {
            return bytes.append(UInt8(ascii: "\\"))
        }
        cursor.advance()
        if next == UInt8(ascii: "x"), let high = cursor.peek(1)?.hexadecimal, let low = cursor.peek(2)?.hexadecimal,
            quote == UInt8(ascii: "\"")
        {
            cursor.advance(by: 2)
            return bytes.append(UInt8(high << 4 | low))
        }
        switch next {
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "a"): bytes.append(0x07)
        case _: bytes.append(next)
        }
    }

    private mutating func add(
        _ directive: String,
        _ words: [String],
        from start: ByteCursor,
        at location: SourceLocation
    ) throws(ConfigFileError) {
        guard directive != "include" else { return findings.append(.notFollowed(directive, at: start.location)) }
        var key = directive
        var rest = words
        var secretWord = directive
        if directive == "sentinel", rest.count > 1 {
            // sentinel monitor NAME …: one setting of the watched server of that name.
            secretWord = rest[0].lowercased()
            key = rest.count > 2 ? "sentinel.\(secretWord)[\(rest[1])]" : "sentinel.\(secretWord)"
            rest = Array(rest.dropFirst(rest.count > 2 ? 2 : 1))
        } else if directive == "user" || directive == "rename-command", let name = rest.first {
            key = "\(directive)[\(name)]"
            rest.removeFirst()
        }
        let text = rest.joined(separator: " ")
        let value =
            Self.secrets.contains(secretWord) && !text.isEmpty
            ? ConfigText.plain(text).hidden : policy.text(text, of: key)
        let entry = ConfigEntry(key: key, text: value, location: location)
        guard let place = places[key] else {
            places[key] = entries.count
            return entries.append(entry)
        }
        let earlier = entries[place]
        if Self.gathered.contains(key), !text.isEmpty {
            pieces[key, default: [earlier.text.use { $0 }]].append(text)
        } else {
            findings.append(.setTwice(key, before: earlier.location, at: entry.location))
            entries[place] = entry
            pieces[key] = nil
        }
    }

    /// Puts together what several lines add to.
    private mutating func join() {
        for (key, texts) in pieces {
            guard let place = places[key] else { continue }
            let whole = texts.filter { !$0.isEmpty }.joined(separator: " ")
            entries[place] = ConfigEntry(key: key, text: policy.text(whole, of: key), location: entries[place].location)
        }
    }
}
