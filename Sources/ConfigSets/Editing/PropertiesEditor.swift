import Findings

/// Edits `.properties` files line by line; a setting may go on over several lines.
struct PropertiesEditor {
    private let file: String
    private let bytes: [UInt8]
    private var lines: TextLines
    private var additions: [(key: String, value: String)] = []

    init(_ bytes: [UInt8], file: String) {
        self.file = file
        self.bytes = bytes
        lines = TextLines(bytes)
    }

    mutating func note(_ edit: TextEdit) throws(EditObstacle) {
        switch edit {
        case .removal(let line, _):
            guard lines.text(line) != nil, !isContinued(line - 1) else { throw .shape }
            var last = line
            while isContinued(last) { last += 1 }
            for number in line...last { lines.remove(number) }
        case .spelling(let line, let column, let old, let new):
            guard !isContinued(line - 1), lines.replace(old, with: new, line: line, column: column) else {
                throw .shape
            }
        case .addition(let key, let value): additions.append((key, value))
        }
    }

    /// The text with all that was noted.
    mutating func finished() throws(EditObstacle) -> [UInt8] {
        guard !additions.isEmpty else { return lines.bytes }
        guard let content = try? ConfigFormat.properties(.latin1).read(bytes, file: file, policy: SecretPolicy()) else {
            throw .shape
        }
        guard content.documents.count < 2 else { throw .manyDocuments }
        let entries = content.documents.first?.entries ?? []
        for addition in additions {
            guard addition.key.utf8.allSatisfy({ $0.isNamePart || ".-".utf8.contains($0) }) else { throw .quoting }
            let nearest = nearest(to: addition.key, among: entries)
            var line = nearest ?? lines.count
            while isContinued(line) { line += 1 }
            lines.insert("\(addition.key)\(delimiter(nearest))\(addition.value)", below: line)
        }
        return lines.bytes
    }

    /// The line of the last setting that shares the most words with a key; `nil` when none shares any.
    private func nearest(to key: String, among entries: [ConfigEntry]) -> Int? {
        let words = key.split(separator: ".")
        func shared(_ entry: ConfigEntry) -> Int {
            zip(words, entry.key.split(separator: ".")).prefix { PropertyName(String($0)) == PropertyName(String($1)) }
                .count
        }
        let most = entries.map(shared).max() ?? 0
        return most == 0 ? nil : entries.last { shared($0) == most }?.location.line
    }

    private func delimiter(_ line: Int?) -> String {
        guard let line, let text = lines.text(line), let sign = text.firstIndex(of: UInt8(ascii: "=")) else {
            return "="
        }
        return sign > text.startIndex && text[sign - 1] == 0x20 ? " = " : "="
    }

    /// Whether a line goes on in the next one.
    private func isContinued(_ number: Int) -> Bool {
        guard let text = lines.text(number), !text.isPropertiesComment else { return false }
        return text.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
    }
}

extension ArraySlice<UInt8> {
    fileprivate var isPropertiesComment: Bool {
        let first = drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }.first
        return first == UInt8(ascii: "#") || first == UInt8(ascii: "!")
    }
}
