/// Reads variable files as `docker run --env-file` does: a line is a name and a value, and every sign counts.
struct DockerVariables {
    private var cursor: ByteCursor
    private var list: SettingList
    private let scope: VariableScope

    init(cursor: ByteCursor, list: SettingList, scope: VariableScope) {
        self.cursor = cursor
        self.list = list
        self.scope = scope
    }

    mutating func read() throws(ConfigFileError) -> ConfigFile {
        while !cursor.isAtEnd {
            cursor.skip { $0.isBlankOrLineEnd && $0 != 0x0A }
            switch cursor.current {
            case nil: break
            case 0x0A: cursor.advance()
            case UInt8(ascii: "#"): cursor.skip { $0 != 0x0A }
            case _?: try setting()
            }
        }
        list.endDocument()
        return list.content
    }

    private mutating func setting() throws(ConfigFileError) {
        let start = cursor
        let key = cursor.take { $0 != UInt8(ascii: "=") && $0 != 0x0A }
        let hasValue = cursor.current == UInt8(ascii: "=")
        // The carriage return before a line feed belongs to the end of the line.
        let bare = !hasValue && key.last == 0x0D ? key.dropLast() : key
        guard let name = bare.text else { throw start.error("The file is not UTF-8 text in this line.") }
        guard !name.isEmpty else { throw start.error("A name was expected before the '='.") }
        guard !bare.contains(where: ByteCursor.isBlank) else {
            throw start.error("The name of a variable cannot hold blanks: docker refuses the file.")
        }
        guard hasValue else {
            // Docker takes the value from its own environment; ECS leaves the line out.
            guard let value = scope.lookup.value(name) else { return }
            var text = VariableText()
            text.append(value)
            try list.add(text.entry(name, line: start.line, column: start.column, in: list))
            return
        }
        cursor.advance()
        let place = cursor
        var value = cursor.take { $0 != 0x0A }
        if value.last == 0x0D { value.removeLast() }
        guard let text = value.text else { throw place.error("The file is not UTF-8 text in this line.") }
        try list.add(name, text, line: place.line, column: place.column)
    }
}
