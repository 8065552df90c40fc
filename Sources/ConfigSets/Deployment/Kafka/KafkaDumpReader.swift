import Findings

/// Reads the lines that Kafka's tools print.
struct KafkaDumpReader {
    private var cursor: ByteCursor
    private let policy: SecretPolicy
    private var entities: [KafkaDump.Entity] = []

    init(_ file: DeploymentFile, policy: SecretPolicy) {
        cursor = ByteCursor(file.bytes, file: file.path)
        self.policy = policy
    }

    mutating func read() throws(ConfigFileError) -> [KafkaDump.Entity] {
        while !cursor.isAtEnd {
            cursor.skipBlanks()
            let start = cursor
            let line = cursor.take { !ByteCursor.isLineEnd($0) }.trimmedAtEnd
            cursor.endLine()
            guard !line.isEmpty else { continue }
            guard line.text != nil else { throw start.error("This line is not UTF-8 text.") }
            if line.starts(with: "Topic: ".utf8) {
                try readTopic(line, at: start)
            } else if let entity = Self.entity(line) {
                entities.append(entity)
            } else if !entities.isEmpty, let setting = setting(line, at: start) {
                entities[entities.count - 1].add(setting)
            } else {
                throw start.error(
                    "This line is none that 'kafka-configs --describe' or 'kafka-topics --describe' prints."
                )
            }
        }
        return entities
    }

    /// `Dynamic configs for topic orders are:`, `All configs for broker 1 are:`.
    private static func entity(_ line: ArraySlice<UInt8>) -> KafkaDump.Entity? {
        let end = " are:".utf8
        guard line.suffix(end.count).elementsEqual(end), let mark = line.place(of: " configs for ") else { return nil }
        let words = line[mark.upperBound...].dropLast(end.count).split(separator: UInt8(ascii: " "))
        guard let kind = words.first else { return nil }
        var name = words.dropFirst().joined(separator: [UInt8(ascii: " ")]).map(\.self)
        let quote = UInt8(ascii: "'")
        if name.count > 1, name.first == quote, name.last == quote { name = Array(name.dropFirst().dropLast()) }
        return KafkaDump.Entity(
            kind: String(decoding: kind, as: UTF8.self),
            name: String(decoding: name, as: UTF8.self),
            settings: []
        )
    }

    /// `name=value sensitive=bool synonyms={SOURCE:name=value, …}`.
    private func setting(_ line: ArraySlice<UInt8>, at start: ByteCursor) -> KafkaDump.Setting? {
        let name = line.prefix { $0 != UInt8(ascii: "=") }
        guard !name.isEmpty, name.count < line.count, !name.contains(UInt8(ascii: " ")), line.last == UInt8(ascii: "}")
        else { return nil }
        let rest = line[(name.endIndex + 1)...]
        for (mark, isSensitive) in [(" sensitive=false synonyms={", false), (" sensitive=true synonyms={", true)] {
            guard let place = rest.place(of: mark) else { continue }
            let origin = rest[place.upperBound...].prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "}") }
            return setting(
                name,
                rest[..<place.lowerBound],
                origin: origin.isEmpty ? nil : String(decoding: origin, as: UTF8.self),
                isSensitive: isSensitive,
                at: start.column + name.count + 1,
                of: start
            )
        }
        return nil
    }

    private func setting(
        _ name: ArraySlice<UInt8>,
        _ value: ArraySlice<UInt8>,
        origin: String? = nil,
        isSensitive: Bool = false,
        at column: Int,
        of start: ByteCursor
    ) -> KafkaDump.Setting {
        let name = String(decoding: name, as: UTF8.self)
        // A broker answers null for what is sensitive and for what is not set.
        let isNull = value.elementsEqual("null".utf8)
        let text = isNull ? ConfigText.plain("") : policy.text(String(decoding: value, as: UTF8.self), of: name)
        return KafkaDump.Setting(
            name: name,
            text: isSensitive && !isNull && !value.isEmpty ? text.hidden : text,
            origin: origin,
            isWithheld: isSensitive && isNull,
            location: SourceLocation(file: start.file, line: start.line, column: column)
        )
    }

    /// `Topic: orders  PartitionCount: 3  ReplicationFactor: 2  Configs: a=b,c=d`; lines of partitions are passed over.
    private mutating func readTopic(_ line: ArraySlice<UInt8>, at start: ByteCursor) throws(ConfigFileError) {
        guard let mark = line.place(of: "Configs:") else {
            guard line.place(of: "Partition:") != nil else {
                throw start.error("A topic has to have its 'Configs:' here.")
            }
            return
        }
        func column(_ slice: ArraySlice<UInt8>) -> Int { start.column + slice.startIndex - line.startIndex }
        let head = line[..<mark.lowerBound].split { ByteCursor.isBlank($0) }
        let name = head.count > 1 ? String(decoding: head[1], as: UTF8.self) : ""
        var entity = KafkaDump.Entity(kind: "topic", name: name, settings: [])
        let counts = ["PartitionCount:": "partitions", "ReplicationFactor:": "replication.factor"]
        for (place, word) in head.enumerated() where place + 1 < head.count {
            guard let name = counts[String(decoding: word, as: UTF8.self)] else { continue }
            let value = head[place + 1]
            entity.add(setting(Array(name.utf8)[...], value, at: column(value), of: start))
        }
        var settings: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []
        for item in line[mark.upperBound...].split(separator: UInt8(ascii: ",")) {
            let item = item.trimmedOfBlanks
            let name = item.prefix { $0 != UInt8(ascii: "=") }
            if name.count < item.count {
                settings.append((name, item[(name.endIndex + 1)...]))
            } else if let last = settings.popLast() {
                // A comma inside a list value, as in cleanup.policy=compact,delete.
                settings.append((last.name, line[last.value.startIndex..<item.endIndex]))
            } else if !item.isEmpty {
                throw start.error("The settings of a topic have to be name=value.")
            }
        }
        for (name, value) in settings { entity.add(setting(name, value, at: column(value), of: start)) }
        entities.append(entity)
    }
}

extension ArraySlice<UInt8> {
    /// Where a text stands first.
    fileprivate func place(of text: String) -> Range<Int>? {
        let wanted = Array(text.utf8)
        guard let first = wanted.first, count >= wanted.count else { return nil }
        for place in startIndex...(endIndex - wanted.count) where self[place] == first {
            if self[place..<(place + wanted.count)].elementsEqual(wanted) { return place..<(place + wanted.count) }
        }
        return nil
    }
}
