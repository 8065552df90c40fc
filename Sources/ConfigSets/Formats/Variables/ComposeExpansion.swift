/// Replaces `$NAME` and `${NAME…}` as Docker Compose does.
struct ComposeExpansion {
    let scope: VariableScope
    let policy: SecretPolicy
    /// Where the value begins, for errors.
    let start: ByteCursor
    /// The variables that nobody has set.
    private(set) var missing: [String] = []

    private static let depthMax = 20

    init(scope: VariableScope, policy: SecretPolicy, start: ByteCursor) {
        self.scope = scope
        self.policy = policy
        self.start = start
    }

    mutating func expand(_ bytes: ArraySlice<UInt8>, depth: Int = 0) throws(ConfigFileError) -> VariableText {
        guard depth < Self.depthMax else {
            throw start.error("Variables are nested more than \(Self.depthMax) deep in this value.")
        }
        var result = VariableText()
        var rest = bytes
        while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
            result.append(String(decoding: rest[..<dollar], as: UTF8.self))
            rest = rest[(dollar + 1)...]
            switch rest.first {
            case UInt8(ascii: "$"):
                result.append("$")
                rest.removeFirst()
            case UInt8(ascii: "{"):
                guard let close = Self.closing(rest) else { throw invalid }
                result.append(try value(of: rest[(rest.startIndex + 1)..<close], depth: depth))
                rest = rest[(close + 1)...]
            case let first? where first.beginsName:
                let name = rest.prefix(while: \.isNamePart)
                rest = rest[name.endIndex...]
                result.append(plainValue(of: name))
            // A dollar sign before anything else stands for itself.
            case _: result.append("$")
            }
            try result.checkLength(start)
        }
        result.append(String(decoding: rest, as: UTF8.self))
        return result
    }

    private var invalid: ConfigFileError {
        start.error(
            "This value holds a '${' that begins no variable: compose refuses the file.",
            advice: "Write '$$' for a dollar sign, or put the value in single quotes."
        )
    }

    /// The brace that closes the one here; only those of variables count between them.
    private static func closing(_ bytes: ArraySlice<UInt8>) -> Int? {
        var depth = 0
        var previous: UInt8 = UInt8(ascii: "$")
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == UInt8(ascii: "{"), previous == UInt8(ascii: "$") { depth += 1 }
            if byte == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return index }
            }
            previous = byte
        }
        return nil
    }

    private mutating func plainValue(of name: ArraySlice<UInt8>) -> VariableText {
        let name = String(decoding: name, as: UTF8.self)
        var result = VariableText()
        if let value = scope.value(name) {
            result.append(value)
        } else {
            missing.append(name)
        }
        return result
    }

    /// What stands between braces: a name, or a name, an operator and a word.
    private mutating func value(of inner: ArraySlice<UInt8>, depth: Int) throws(ConfigFileError) -> VariableText {
        let name = inner.prefix(while: \.isNamePart)
        guard let first = name.first, first.beginsName else { throw invalid }
        let rest = ByteCursor(Array(inner[name.endIndex...]), file: start.file)
        if rest.isAtEnd { return plainValue(of: name) }
        guard let (operation, length) = VariableOperator.at(rest) else { throw invalid }
        let variable = String(decoding: name, as: UTF8.self)
        let value = scope.value(variable)
        // Compose looks at the word even where it does not need it, so a mistake in there counts.
        let word = try expand(inner[(name.endIndex + length)...], depth: depth + 1)
        var result = VariableText()
        switch operation.kind {
        case .fallback where !operation.isThere(value): return word.asDefault(of: variable, policy: policy)
        case .replacement where operation.isThere(value): return word
        case .fallback, .replacement: if let value { result.append(value) }
        case .requirement:
            guard operation.isThere(value), let value else {
                throw start.error("The variable \(variable) is required here and not set.")
            }
            result.append(value)
        case .assignment: throw invalid
        }
        return result
    }
}
