package import Findings
import Secrets

/// What `kafka-configs --describe` or `kafka-topics --describe` printed.
package struct KafkaDump: Sendable {
    /// A setting, and where the broker takes it from.
    package struct Setting: Hashable, Sendable {
        package let name: String
        package let text: ConfigText
        /// `DYNAMIC_TOPIC_CONFIG`, `STATIC_BROKER_CONFIG`, `DEFAULT_CONFIG`…; `nil` when the dump does not tell.
        package let origin: String?
        /// The broker keeps the value to itself.
        package let isWithheld: Bool
        package let location: SourceLocation
    }

    /// A topic, a broker or a user with its settings.
    package struct Entity: Hashable, Sendable {
        /// `topic`, `broker`, `user`, `client`, in the words of the dump.
        package let kind: String
        package let name: String
        package fileprivate(set) var settings: [Setting]
    }

    package let entities: [Entity]

    /// Reads a dump to its end: a line of no known form is an error.
    package init(_ file: DeploymentFile, policy: SecretPolicy) throws(ConfigFileError) {
        var reader = KafkaDumpReader(cursor: ByteCursor(file.bytes, file: file.path), policy: policy)
        entities = try reader.read()
    }

    /// A layer per entity; a setting is `topic[orders].retention.ms`.
    package var layers: [ConfigLayer] {
        entities.map { entity in
            ConfigLayer(
                name: "\(entity.kind) \(entity.name)",
                kind: .properties,
                entries: entity.settings.map { setting in
                    let key = "\(entity.kind)[\(entity.name)].\(setting.name)"
                    guard setting.isWithheld else {
                        return ConfigEntry(key: key, text: setting.text, location: setting.location)
                    }
                    let reference = StoreReference(store: .platform, name: "value that the broker keeps")
                    return ConfigEntry(key: key, store: reference, location: setting.location)
                }
            )
        }
    }
}

/// Reads the lines of a dump.
private struct KafkaDumpReader {
    var cursor: ByteCursor
    let policy: SecretPolicy
    private var entities: [KafkaDump.Entity] = []

    init(cursor: ByteCursor, policy: SecretPolicy) {
        self.cursor = cursor
        self.policy = policy
    }

    mutating func read() throws(ConfigFileError) -> [KafkaDump.Entity] {
        while !cursor.isAtEnd {
            cursor.skipBlanks()
            let start = cursor
            let line = cursor.take { !ByteCursor.isLineEnd($0) }.trimmedAtEnd
            cursor.endLine()
            guard !line.isEmpty else { continue }
            guard let text = line.text else { throw start.error("This line is not UTF-8 text.") }
            try read(text, at: start)
        }
        return entities
    }

    private mutating func read(_ line: String, at start: ByteCursor) throws(ConfigFileError) {
        if line.hasPrefix("Topic: ") {
            try readTopic(line, at: start)
        } else if line.hasSuffix(" are:"), let entity = Self.entity(line.dropLast(5)) {
            entities.append(entity)
        } else if !entities.isEmpty, let setting = setting(line, at: start) {
            entities[entities.count - 1].settings.append(setting)
        } else {
            throw start.error(
                "This line is none that 'kafka-configs --describe' or 'kafka-topics --describe' prints."
            )
        }
    }

    /// `Dynamic configs for topic orders`, `All configs for broker 1`, `Default configs for brokers in the cluster`.
    private static func entity(_ header: Substring) -> KafkaDump.Entity? {
        guard let mark = header.firstRange(of: " configs for ") else { return nil }
        var words = header[mark.upperBound...].split(separator: " ").map(String.init)
        guard let kind = words.first else { return nil }
        words.removeFirst()
        let name = words.joined(separator: " ")
        let isQuoted = name.count > 1 && name.hasPrefix("'") && name.hasSuffix("'")
        return KafkaDump.Entity(kind: kind, name: isQuoted ? String(name.dropFirst().dropLast()) : name, settings: [])
    }

    /// `name=value sensitive=bool synonyms={SOURCE:name=value, …}`.
    private func setting(_ line: String, at start: ByteCursor) -> KafkaDump.Setting? {
        guard let equals = line.firstIndex(of: "="), equals != line.startIndex else { return nil }
        let name = String(line[..<equals])
        guard !name.contains(" ") else { return nil }
        let rest = line[line.index(after: equals)...]
        for (mark, isSensitive) in [(" sensitive=false synonyms={", false), (" sensitive=true synonyms={", true)] {
            guard let place = rest.firstRange(of: mark), rest.hasSuffix("}") else { continue }
            let origin = rest[place.upperBound...].prefix { $0 != ":" && $0 != "}" }
            return setting(
                name,
                String(rest[..<place.lowerBound]),
                origin: origin.isEmpty ? nil : String(origin),
                isSensitive: isSensitive,
                at: start
            )
        }
        return nil
    }

    private func setting(
        _ name: String,
        _ value: String,
        origin: String?,
        isSensitive: Bool,
        at start: ByteCursor
    ) -> KafkaDump.Setting {
        // A broker answers null for what is sensitive and for what is not set.
        let isNull = value == "null"
        let text = isNull ? ConfigText.plain("") : policy.text(value, of: name)
        return KafkaDump.Setting(
            name: name,
            text: isSensitive && !isNull && !value.isEmpty ? text.hidden : text,
            origin: origin,
            isWithheld: isSensitive && isNull,
            location: SourceLocation(file: start.file, line: start.line, column: start.column + name.utf8.count + 1)
        )
    }

    /// `Topic: orders  PartitionCount: 3  ReplicationFactor: 2  Configs: a=b,c=d`; lines of partitions are passed over.
    private mutating func readTopic(_ line: String, at start: ByteCursor) throws(ConfigFileError) {
        guard let mark = line.firstRange(of: "Configs:") else {
            guard line.contains("Partition:") else { throw start.error("A topic has to have its 'Configs:' here.") }
            return
        }
        let head = line[..<mark.lowerBound].split { $0 == "\t" || $0 == " " }.map(String.init)
        var entity = KafkaDump.Entity(kind: "topic", name: head.count > 1 ? head[1] : "", settings: [])
        for (place, word) in head.enumerated() where place + 1 < head.count {
            guard let name = ["PartitionCount:": "partitions", "ReplicationFactor:": "replication.factor"][word] else {
                continue
            }
            entity.settings.append(setting(name, head[place + 1], origin: nil, isSensitive: false, at: start))
        }
        var settings: [(name: String, value: String)] = []
        for item in line[mark.upperBound...].split(separator: ",", omittingEmptySubsequences: false) {
            let text = String(item).trimmed
            let name = text.prefix { $0 != "=" }
            if name.count < text.count {
                settings.append((String(name), String(text.dropFirst(name.count + 1))))
            } else if let last = settings.indices.last {
                // A comma inside a list value, as in cleanup.policy=compact,delete.
                settings[last].value += "," + text
            } else if !text.isEmpty {
                throw start.error("The settings of a topic have to be name=value.")
            }
        }
        entity.settings += settings.map { setting($0.name, $0.value, origin: nil, isSensitive: false, at: start) }
        entities.append(entity)
    }
}
