import Findings
import YAML

extension DeploymentNode {
    private static let limits = YAMLLimits(bytes: 16 << 20)

    /// Reads all documents of a YAML file; `notation` tells what its owner takes for more than text.
    static func documents(
        ofYAML source: DeploymentFile,
        notation: ScalarNotation
    ) throws(ConfigFileError) -> [DeploymentNode] {
        let documents: [YAMLNode]
        do throws(YAMLError) {
            documents = try YAMLStream.parse(source.bytes, file: source.path, limits: limits)
        } catch {
            let place = error.position.map { SourceLocation(file: source.path, line: $0.line, column: $0.column) }
            // The library's own words can hold a piece of the text, which may be a secret.
            throw ConfigFileError("This is no YAML from here on.", at: place ?? SourceLocation(file: source.path))
        }
        var nodes: [DeploymentNode] = []
        for document in documents {
            nodes.append(try DeploymentNode(document, file: source.path, notation: notation))
        }
        return nodes
    }

    private init(_ node: YAMLNode, file: String, notation: ScalarNotation) throws(ConfigFileError) {
        location = SourceLocation(file: file, line: node.position.line, column: node.position.column)
        switch node.tag {
        case "!reset": order = .reset
        case "!override": order = .replace
        case _: order = .merge
        }
        switch node.content {
        case .scalar(let scalar):
            let isText = scalar.style != .plain || node.tag?.hasSuffix(":str") == true
            content = isText ? .text(.plain(scalar.text)) : notation.content(of: scalar.text)
        case .sequence(let items):
            var nodes: [DeploymentNode] = []
            for item in items { nodes.append(try DeploymentNode(item, file: file, notation: notation)) }
            content = .list(nodes)
        case .mapping: content = .table(try Self.members(of: node, file: file, notation: notation, depth: 0))
        }
    }

    /// The keys of a mapping with those that `<<` brings in: its own win, then the earlier mappings.
    private static func members(
        of node: YAMLNode,
        file: String,
        notation: ScalarNotation,
        depth: Int
    ) throws(ConfigFileError) -> [Member] {
        let here = SourceLocation(file: file, line: node.position.line, column: node.position.column)
        guard case .mapping(let pairs) = node.content, depth < limits.depth else {
            throw ConfigFileError("What '<<' brings in has to be a mapping.", at: here)
        }
        var members: [Member] = []
        var places: [String: SourceLocation] = [:]
        var sources: [YAMLNode] = []
        for pair in pairs {
            let place = SourceLocation(file: file, line: pair.key.position.line, column: pair.key.position.column)
            guard let scalar = pair.key.scalar else {
                throw ConfigFileError("A key has to be a single value here.", at: place)
            }
            if scalar.text == "<<", scalar.style == .plain {
                if case .sequence(let items) = pair.value.content {
                    sources += items
                } else {
                    sources.append(pair.value)
                }
                continue
            }
            if let earlier = places.updateValue(place, forKey: scalar.text) {
                throw ConfigFileError(
                    "The key '\(scalar.text)' is there already at \(earlier), so the file is refused.",
                    at: place,
                    code: "CONFIG_DUPLICATE_KEY"
                )
            }
            let value = try DeploymentNode(pair.value, file: file, notation: notation)
            members.append(Member(key: scalar.text, location: place, value: value))
        }
        for source in sources {
            for member in try Self.members(of: source, file: file, notation: notation, depth: depth + 1)
            where places[member.key] == nil {
                places[member.key] = member.location
                members.append(member)
            }
        }
        return members
    }
}
