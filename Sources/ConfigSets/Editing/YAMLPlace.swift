import YAML

/// Where in a YAML file a new setting belongs: in the mapping that has most of its key.
struct YAMLPlace {
    private let root: YAMLNode?

    init(_ bytes: [UInt8], file: String) throws(EditObstacle) {
        guard let documents = try? YAMLStream.parse(bytes, file: file) else { throw .shape }
        guard documents.count < 2 else { throw .manyDocuments }
        root = documents.first { !($0.scalar?.isNull ?? false) }
        if let root, root.blockPairs == nil { throw .noMapping }
    }

    /// The lines of a new setting, and the number of the line that they follow.
    func lines(
        adding key: String,
        _ value: String,
        to text: TextLines
    ) throws(EditObstacle) -> (below: Int, texts: [String]) {
        var words = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        var mapping = root
        while let next = mapping?.blockPairs?.firstMatch(words) {
            mapping = next.value
            words.removeFirst(next.length)
        }
        // A dotted key is one line; the style of the file's own keys decides.
        let isDotted = mapping?.blockPairs?.contains { $0.key.scalar?.text.contains(".") ?? false } ?? false
        let steps = isDotted || words.count == 1 ? [words.joined(separator: ".")] : words
        let indent = mapping?.blockPairs?.first.map { $0.key.position.column - 1 } ?? 0
        var texts: [String] = []
        for (depth, step) in steps.enumerated() {
            guard Self.isPlain(step) else { throw .quoting }
            let blanks = String(repeating: " ", count: indent + depth * self.step)
            texts.append(blanks + step + (depth == steps.count - 1 ? ": \(value)" : ":"))
        }
        return (mapping.flatMap { Self.lastLine(of: $0, in: text) } ?? text.count, texts)
    }

    /// How deep the file indents.
    private var step: Int {
        root?.blockPairs?.lazy.compactMap { $0.value.blockPairs?.first?.key.position.column }.first.map { $0 - 1 } ?? 2
    }

    /// The last line of a mapping's text; comments and blank lines behind it are not part of it.
    private static func lastLine(of mapping: YAMLNode, in text: TextLines) -> Int? {
        guard let last = mapping.blockPairs?.last else { return nil }
        let indent = last.key.position.column - 1
        var end = last.key.position.line
        for number in stride(from: end + 1, through: text.count, by: 1) {
            guard let line = text.text(number), !line.isEmptyOrComment else { continue }
            let isItem = line.indent == indent && line.dropFirst(indent).first == UInt8(ascii: "-")
            guard line.indent > indent || isItem, !line.starts(with: Array("---".utf8)) else { break }
            end = number
        }
        return end
    }

    /// Whether a key is a text for every reader of YAML as it stands.
    private static func isPlain(_ key: String) -> Bool {
        let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
        guard let first = key.utf8.first, first.isLetter, !words.contains(key.lowercased()) else { return false }
        return key.utf8.allSatisfy { $0.isNamePart || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }
}

extension YAMLNode {
    /// The pairs of a mapping that is written line by line here, and not in braces or elsewhere.
    var blockPairs: [YAMLPair]? {
        guard alias == nil, case .mapping(let pairs) = content, let first = pairs.first,
            first.key.position.line > position.line || first.key.position == position
        else { return nil }
        return pairs
    }
}

extension [YAMLPair] {
    /// The value that has the first of these words as its key, and how many of them.
    fileprivate func firstMatch(_ words: [String]) -> (value: YAMLNode, length: Int)? {
        for pair in self {
            guard let key = pair.key.scalar?.text, pair.value.blockPairs != nil else { continue }
            let length = key.split(separator: ".", omittingEmptySubsequences: false).count
            guard length < words.count,
                PropertyName(words.prefix(length).joined(separator: ".")) == PropertyName(key)
            else { continue }
            return (pair.value, length)
        }
        return nil
    }
}
