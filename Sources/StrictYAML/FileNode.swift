package import Findings
package import YAML

/// A YAML value together with the file that it stands in.
package struct FileNode {
    package let file: String
    package let node: YAMLNode

    package init(file: String, node: YAMLNode) {
        self.file = file
        self.node = node
    }

    /// Where the value begins.
    package var location: SourceLocation { at(node.position) }

    /// Whether the value is a text, and no list or mapping.
    package var isText: Bool { node.scalar != nil }

    /// The keys of a mapping, known or not; `nil` when the value is something else.
    package var keys: [String]? {
        guard case .mapping(let pairs) = node.content else { return nil }
        return pairs.compactMap { $0.key.scalar?.text }
    }

    /// The text of a plain scalar: only that may be a number, a truth value or a time.
    package var plainText: String? {
        guard let scalar = node.scalar, scalar.style == .plain else { return nil }
        return scalar.text
    }

    private func at(_ position: YAMLPosition) -> SourceLocation {
        SourceLocation(file: file, line: position.line, column: position.column)
    }

    /// The value as text; a report and `nil` when it is something else.
    package func text(called name: String, _ problems: ProblemCollector) -> Located<String>? {
        switch node.content {
        case .scalar where node.tag != nil:
            problems.report("'\(name)' has a tag (\(node.tag ?? "!")), which has no meaning here.", at: location)
        case .scalar(let scalar) where scalar.isNull:
            problems.report("'\(name)' has no value. Write \"\" for an empty text, or remove the line.", at: location)
        case .scalar(let scalar) where scalar.text.contains("\0"):
            problems.report("'\(name)' holds a NUL character.", at: location)
        case .scalar(let scalar): return Located(scalar.text, at: location)
        case .sequence: problems.report("'\(name)' must be a text, and here is a list.", at: location)
        case .mapping: problems.report("'\(name)' must be a text, and here is a mapping.", at: location)
        }
        return nil
    }

    /// The value as a list of texts; one text is a list of one.
    package func texts(called name: String, _ problems: ProblemCollector) -> [Located<String>]? {
        guard case .sequence(let nodes) = node.content else { return text(called: name, problems).map { [$0] } }
        return nodes.compactMap { FileNode(file: file, node: $0).text(called: name, problems) }
    }

    /// The value as a list; a report and `nil` when it is something else.
    package func items(called name: String, _ problems: ProblemCollector) -> [FileNode]? {
        guard case .sequence(let nodes) = node.content else {
            problems.report("'\(name)' must be a list.", at: location)
            return nil
        }
        return nodes.map { FileNode(file: file, node: $0) }
    }

    /// The keys and values of a mapping, each key once; a report and `nil` when it is something else.
    package func entries(
        called what: String,
        _ problems: ProblemCollector
    ) -> [(name: Located<String>, node: FileNode)]? {
        guard case .mapping(let pairs) = node.content else {
            problems.report("\(what.firstCapital) must be a mapping of keys to values.", at: location)
            return nil
        }
        var lines: [String: Int] = [:]
        var entries: [(name: Located<String>, node: FileNode)] = []
        for pair in pairs {
            let place = at(pair.key.position)
            guard let key = pair.key.scalar else {
                problems.report("A key must be a text.", at: place)
                continue
            }
            if let line = lines.updateValue(pair.key.position.line, forKey: key.text) {
                problems.report("The key '\(key.text)' stands twice: it is already on line \(line).", at: place)
                continue
            }
            entries.append((Located(key.text, at: place), FileNode(file: file, node: pair.value)))
        }
        return entries
    }
}

extension String {
    fileprivate var firstCapital: String { prefix(1).uppercased() + dropFirst() }
}
