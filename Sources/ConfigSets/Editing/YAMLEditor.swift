import YAML

/// Edits block mappings line by line.
struct YAMLEditor {
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
        case .removal(let line, let column):
            guard let text = lines.text(line), column > 1 else { throw .shape }
            // `key: value`, and neither an item of a list nor a value below its key.
            let head = text.prefix(column - 1)
            guard let colon = head.lastIndex(where: { $0 != 0x20 }), head[colon] == UInt8(ascii: ":"),
                head.drop(while: { $0 == 0x20 }).first != UInt8(ascii: "-")
            else { throw .shape }
            lines.remove(line)
        case .spelling(let line, let column, let old, let new):
            guard lines.replace(old, with: new, line: line, column: column) else { throw .shape }
        case .addition(let key, let value): additions.append((key, value))
        }
    }

    /// The text with all that was noted.
    mutating func finished() throws(EditObstacle) -> [UInt8] {
        removeEmptiedParents()
        if !additions.isEmpty {
            let place = try YAMLPlace(bytes, file: file)
            for addition in additions {
                let (line, texts) = try place.lines(adding: addition.key, addition.value, to: lines)
                for text in texts { lines.insert(text, below: line) }
            }
        }
        return lines.bytes
    }

    /// A key below which everything was removed goes too, from the innermost outwards.
    private mutating func removeEmptiedParents() {
        for number in stride(from: lines.count, to: 0, by: -1) where !lines.isRemoved(number) {
            guard let text = lines.text(number), text.isBareKey else { continue }
            var children = 0
            var isEmptied = true
            for below in stride(from: number + 1, through: lines.count, by: 1) {
                guard let line = lines.text(below), !line.isEmptyOrComment else { continue }
                guard line.indent > text.indent else { break }
                children += 1
                if !lines.isRemoved(below) { isEmptied = false }
            }
            if children > 0, isEmptied { lines.remove(number) }
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether the line is a key whose value stands below it.
    fileprivate var isBareKey: Bool {
        guard !isEmptyOrComment, drop(while: { $0 == 0x20 }).first != UInt8(ascii: "-") else { return false }
        let comment = firstRange(of: Array(" #".utf8))
        let code = prefix(upTo: comment?.lowerBound ?? endIndex)
        return code.last { $0 != 0x20 } == UInt8(ascii: ":")
    }
}
