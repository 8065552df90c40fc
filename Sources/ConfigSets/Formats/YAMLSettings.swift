import Findings
import YAML

/// Flattens YAML as Spring does with what SnakeYAML reads (docs/config-guard.md, "YAML").
struct YAMLSettings {
    let file: String
    let policy: SecretPolicy

    private static let limits: YAMLLimits = {
        var limits = YAMLLimits()
        limits.bytes = 16 << 20
        return limits
    }()

    func read(_ bytes: [UInt8]) throws(ConfigFileError) -> ConfigFile {
        let documents: [YAMLNode]
        do throws(YAMLError) {
            documents = try YAMLStream.parse(bytes, file: file, limits: Self.limits)
        } catch {
            let place = error.position.map { SourceLocation(file: file, line: $0.line, column: $0.column) }
            // The library's own words hold a piece of the text, which may be a secret.
            throw ConfigFileError("This is no YAML from here on.", at: place ?? SourceLocation(file: file))
        }
        var read: [ConfigDocument] = []
        for document in documents {
            var entries: [ConfigEntry] = []
            try flatten(document, under: "", into: &entries)
            read.append(ConfigDocument(entries: entries))
        }
        return ConfigFile(documents: read)
    }

    private func flatten(
        _ node: YAMLNode,
        under path: String,
        into entries: inout [ConfigEntry]
    ) throws(ConfigFileError) {
        switch node.content {
        case .scalar(let scalar): add(scalar, node, under: path.isEmpty ? "document" : path, into: &entries)
        case .sequence(let items):
            if items.isEmpty { add("", node, under: path, into: &entries) }
            for (number, item) in items.enumerated() { try flatten(item, under: "\(path)[\(number)]", into: &entries) }
        case .mapping:
            let pairs = try merged(node)
            if pairs.isEmpty, !path.isEmpty { add("", node, under: path, into: &entries) }
            for (key, value) in pairs {
                let name = path.isEmpty || key.hasPrefix("[") ? path + key : "\(path).\(key)"
                try flatten(value, under: name, into: &entries)
            }
        }
    }

    /// The keys of a mapping with those that `<<` brings in: its own win, then the earlier mappings.
    private func merged(_ node: YAMLNode, depth: Int = 0) throws(ConfigFileError) -> [(key: String, value: YAMLNode)] {
        guard case .mapping(let pairs) = node.content, depth < 50 else {
            throw ConfigFileError("What '<<' brings in has to be a mapping.", at: location(node))
        }
        var own: [(key: String, value: YAMLNode)] = []
        var places: [String: YAMLNode] = [:]
        var sources: [YAMLNode] = []
        for pair in pairs {
            guard let scalar = pair.key.scalar else {
                throw ConfigFileError("A key has to be a single value here.", at: location(pair.key))
            }
            if scalar.text == "<<", scalar.style == .plain {
                if case .sequence(let items) = pair.value.content {
                    sources += items
                } else {
                    sources.append(pair.value)
                }
                continue
            }
            let key = Self.key(scalar)
            if let earlier = places[key] {
                throw ConfigFileError(
                    "The key '\(key)' is there already in line \(earlier.position.line): Spring refuses the file.",
                    at: location(pair.key),
                    code: "CONFIG_DUPLICATE_KEY"
                )
            }
            places[key] = pair.key
            own.append((key, pair.value))
        }
        for source in sources {
            for (key, value) in try merged(source, depth: depth + 1) where places[key] == nil {
                places[key] = value
                own.append((key, value))
            }
        }
        return own
    }

    /// A key as Spring flattens it: what is no text stands in brackets.
    private static func key(_ scalar: YAMLScalar) -> String {
        guard scalar.style == .plain else { return scalar.text }
        switch ScalarMeaning(scalar.text) {
        case .text: return scalar.text
        case .null: return "[]"
        case .other(let meaning): return "[\(meaning)]"
        }
    }

    private func add(_ scalar: YAMLScalar, _ node: YAMLNode, under path: String, into entries: inout [ConfigEntry]) {
        guard scalar.style == .plain, node.tag == nil || node.tag?.hasSuffix(":str") != true else {
            return add(scalar.text, node, under: path, into: &entries)
        }
        switch ScalarMeaning(scalar.text) {
        case .text: add(scalar.text, node, under: path, into: &entries)
        case .null: add("", node, under: path, into: &entries)
        case .other(let meaning): add(meaning, node, under: path, written: scalar.text, into: &entries)
        }
    }

    private func add(
        _ text: String,
        _ node: YAMLNode,
        under path: String,
        written: String? = nil,
        into entries: inout [ConfigEntry]
    ) {
        let value = policy.text(text, of: path)
        let surprise = written.flatMap { $0 == text ? nil : $0 }.map { ConfigText.plain($0) }
        entries.append(
            ConfigEntry(
                key: path,
                text: value,
                written: value.isSecret ? surprise?.hidden : surprise,
                location: location(node)
            )
        )
    }

    private func location(_ node: YAMLNode) -> SourceLocation {
        SourceLocation(file: file, line: node.position.line, column: node.position.column)
    }
}
