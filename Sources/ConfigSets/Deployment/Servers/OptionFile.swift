import Files
import Findings

/// Reads the option files of MariaDB and MySQL (`my.cnf`).
struct OptionFile {
    private var cursor: ByteCursor
    private let groups: Set<String>
    private let policy: SecretPolicy
    private var group: String?
    private var entries: [ConfigEntry] = []
    private var places: [String: SourceLocation] = [:]
    private var findings: [Finding] = []
    private var skipped: Set<String> = []

    /// The groups that a server reads, the one of a version left out.
    static let serverGroups: Set<String> = ["mysqld", "server", "mariadb", "mariadbd", "galera"]

    /// Variables whose own name begins with `skip_`.
    private static let skipVariables: Set<String> = [
        "skip_external_locking", "skip_grant_tables", "skip_name_resolve", "skip_networking",
        "skip_parallel_replication",
        "skip_replica_start", "skip_replication", "skip_show_database", "skip_slave_start",
    ]

    /// Reads the groups of a server, or others.
    static func read(
        _ file: DeploymentFile,
        groups: Set<String> = serverGroups,
        policy: SecretPolicy
    ) throws(ConfigFileError) -> DeploymentSettings {
        var reader = OptionFile(cursor: ByteCursor(file.bytes, file: file.path), groups: groups, policy: policy)
        return try reader.settings()
    }

    /// Reads lines of options that stand in no group.
    static func readLines(_ file: DeploymentFile, policy: SecretPolicy) throws(ConfigFileError) -> DeploymentSettings {
        var reader = OptionFile(cursor: ByteCursor(file.bytes, file: file.path), groups: [""], policy: policy)
        reader.group = ""
        return try reader.settings()
    }

    private mutating func settings() throws(ConfigFileError) -> DeploymentSettings {
        try read()
        let layer = ConfigLayer(name: Path.name(of: cursor.file), kind: .properties, entries: entries)
        return DeploymentSettings(layers: [layer], findings: findings)
    }

    private init(cursor: ByteCursor, groups: Set<String>, policy: SecretPolicy) {
        self.cursor = cursor
        self.groups = groups
        self.policy = policy
    }

    private mutating func read() throws(ConfigFileError) {
        while !cursor.isAtEnd {
            cursor.skip { $0.isBlankOrLineEnd && $0 != 0x0A }
            let start = cursor
            let line = cursor.take { $0 != 0x0A }
            cursor.advance()
            switch line.first {
            case nil, UInt8(ascii: "#"), UInt8(ascii: ";"): break
            case UInt8(ascii: "!"): try noteDirective(line, at: start)
            case UInt8(ascii: "["): try begin(line, at: start)
            case _?: try option(line, at: start)
            }
        }
    }

    private mutating func noteDirective(_ line: ArraySlice<UInt8>, at start: ByteCursor) throws(ConfigFileError) {
        let word = String(decoding: line.prefix { !$0.isBlankOrLineEnd }, as: UTF8.self)
        guard word == "!include" || word == "!includedir" else { throw start.error("There is no such directive.") }
        findings.append(.notFollowed(word, at: start.location))
    }

    private mutating func begin(_ line: ArraySlice<UInt8>, at start: ByteCursor) throws(ConfigFileError) {
        guard let close = line.firstIndex(of: UInt8(ascii: "]")) else {
            throw start.error("This group is never closed.")
        }
        let name = String(decoding: line[(line.startIndex + 1)..<close].trimmedAtEnd, as: UTF8.self)
        group = name
        let base = String(name.prefix { $0 != "-" })
        if name != base, groups.contains(base), skipped.insert(name).inserted {
            findings.append(
                .notChecked("The group '\(name)' is for one version of the server and is not read.", at: start.location)
            )
        }
    }

    private mutating func option(_ line: ArraySlice<UInt8>, at start: ByteCursor) throws(ConfigFileError) {
        guard let group else {
            throw start.error("An option stands before the first group, so the server does not start.")
        }
        guard groups.contains(group) else { return }
        let content = Self.withoutComment(line).trimmedAtEnd
        let name = content.prefix { $0 != UInt8(ascii: "=") }
        guard let key = name.trimmedAtEnd.text, !key.isEmpty else { throw start.error("An option needs a name.") }
        guard !key.utf8.contains(where: \.isBlankOrLineEnd) else {
            throw start.error("The name of an option cannot hold blanks: a '=' is missing behind it.")
        }
        var value: String?
        var location = start.location
        if name.endIndex < content.endIndex {
            let raw = content[(name.endIndex + 1)...]
            let text = raw.drop(while: \.isBlankOrLineEnd)
            location = SourceLocation(
                file: start.file,
                line: start.line,
                column: start.column + (text.startIndex - line.startIndex)
            )
            guard let unescaped = Self.value(text).text else { throw start.error("This option is not UTF-8 text.") }
            value = unescaped
        }
        add(key, value, at: location)
    }

    /// Up to a `#` that stands outside quotes.
    private static func withoutComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var quote: UInt8?
        var isEscaped = false
        for place in line.indices {
            let byte = line[place]
            if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\""), !isEscaped {
                if quote == nil { quote = byte } else if quote == byte { quote = nil }
            }
            if quote == nil, byte == UInt8(ascii: "#") { return line[..<place] }
            isEscaped = quote != nil && byte == UInt8(ascii: "\\") && !isEscaped
        }
        return line
    }

    /// Without the quotes around it, escapes replaced.
    private static func value(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var inner = text
        if let first = text.first, text.count > 1, first == text.last, "'\"".utf8.contains(first) {
            inner = text.dropFirst().dropLast()
        }
        var result: [UInt8] = []
        while let byte = inner.popFirst() {
            guard byte == UInt8(ascii: "\\"), let next = inner.popFirst() else {
                result.append(byte)
                continue
            }
            switch next {
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "s"): result.append(0x20)
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): result.append(next)
            case _: result += [byte, next]
            }
        }
        return result[...]
    }

    /// An option under the name of its variable: `skip-`, `enable-` and the like are values.
    private mutating func add(_ option: String, _ value: String?, at location: SourceLocation) {
        var name = String(option.map { $0 == "-" ? "_" : $0 })
        if name.hasPrefix("loose_") { name = String(name.dropFirst(6)) }
        var text = value ?? "ON"
        var isNegated = false
        for prefix in ["skip_", "disable_"] where name.hasPrefix(prefix) && !Self.skipVariables.contains(name) {
            name = String(name.dropFirst(prefix.count))
            isNegated = true
        }
        if name.hasPrefix("enable_") { name = String(name.dropFirst(7)) }
        if isNegated { text = ["0", "OFF", "off", "FALSE", "false"].contains(text) ? "ON" : "OFF" }
        if let earlier = places.updateValue(location, forKey: name) {
            findings.append(.setTwice(name, before: earlier, at: location))
        }
        entries.append(
            ConfigEntry(
                key: name,
                text: policy.text(text, of: name),
                written: value == nil ? .plain("") : nil,
                location: location
            )
        )
    }
}
