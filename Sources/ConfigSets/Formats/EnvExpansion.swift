import Findings

/// Replaces `$NAME` and `${NAME…}` by the variables that the file has set so far, as compose does.
struct EnvExpansion {
    let values: [String: String]
    let location: SourceLocation

    private static let depthMax = 20

    func expand(_ text: String, depth: Int = 0) throws(ConfigFileError) -> String {
        guard depth < Self.depthMax else { throw ConfigFileError("Variables are nested too deeply.", at: location) }
        var result = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            guard character == "$" else {
                result.append(character)
                continue
            }
            switch rest.first {
            case "$":
                rest.removeFirst()
                result.append("$")
            case "{":
                guard let close = Self.closing(rest) else {
                    throw ConfigFileError("The brace that opens a variable here is never closed.", at: location)
                }
                let inner = rest[rest.index(after: rest.startIndex)..<close]
                rest = rest[rest.index(after: close)...]
                result += try value(of: inner, depth: depth)
            case let first? where first == "_" || first.isLetter:
                let name = rest.prefix { $0 == "_" || $0.isLetter || $0.isNumber }
                rest = rest[name.endIndex...]
                result += values[String(name)] ?? ""
            case _: result.append("$")
            }
        }
        return result
    }

    private static func closing(_ text: Substring) -> Substring.Index? {
        var depth = 0
        for index in text.indices {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }

    /// `NAME`, `NAME:-default`, `NAME-default`, `NAME:?error`, `NAME?error`, `NAME:+instead`, `NAME+instead`.
    private func value(of inner: Substring, depth: Int) throws(ConfigFileError) -> String {
        let name = inner.prefix { $0 == "_" || $0.isLetter || $0.isNumber }
        var rest = inner[name.endIndex...]
        let value = values[String(name)]
        let countsEmpty = rest.first == ":"
        if countsEmpty { rest.removeFirst() }
        let isThere = value.map { !countsEmpty || !$0.isEmpty } ?? false
        switch rest.popFirst() {
        case nil: return value ?? ""
        case "-": return isThere ? value ?? "" : try expand(String(rest), depth: depth + 1)
        case "+": return isThere ? try expand(String(rest), depth: depth + 1) : ""
        case "?":
            guard isThere else {
                throw ConfigFileError("The variable \(name) is required here and not set.", at: location)
            }
            return value ?? ""
        case _?: throw ConfigFileError("Nobody knows what stands behind the name \(name) here.", at: location)
        }
    }
}
