/// Reads the expression of a `ScriptCondition`.
struct ScriptConditionParser {
    private enum Token: Equatable {
        case text(String)
        case equal, unequal, and, or, open, close
    }

    /// Deeper parentheses than anyone writes.
    private static let depthMax = 100

    private var tokens: ArraySlice<Token>

    init(_ expression: String) { tokens = Self.tokens(of: expression)[...] }

    mutating func parse() throws(ScriptConditionError) -> ScriptCondition.Node {
        let node = try parseAny(depth: 0)
        guard tokens.isEmpty else { throw error("something follows where the expression is complete") }
        return node
    }

    private mutating func parseAny(depth: Int) throws(ScriptConditionError) -> ScriptCondition.Node {
        var parts = [try parseAll(depth: depth)]
        while take(.or) { parts.append(try parseAll(depth: depth)) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func parseAll(depth: Int) throws(ScriptConditionError) -> ScriptCondition.Node {
        var parts = [try parseOne(depth: depth)]
        while take(.and) { parts.append(try parseOne(depth: depth)) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func parseOne(depth: Int) throws(ScriptConditionError) -> ScriptCondition.Node {
        guard depth < Self.depthMax else { throw error("it has too many parentheses within each other") }
        if take(.open) {
            let inner = try parseAny(depth: depth + 1)
            guard take(.close) else { throw error("a parenthesis is not closed") }
            return inner
        }
        let left = try takeText()
        if take(.equal) { return .equal(left, try takeText()) }
        if take(.unequal) { return .unequal(left, try takeText()) }
        return .text(left)
    }

    private mutating func take(_ token: Token) -> Bool {
        guard tokens.first == token else { return false }
        tokens.removeFirst()
        return true
    }

    private mutating func takeText() throws(ScriptConditionError) -> String {
        guard case .text(let text)? = tokens.first else { throw error("a value is missing") }
        tokens.removeFirst()
        return text
    }

    private func error(_ what: String) -> ScriptConditionError {
        ScriptConditionError(
            reason: "This shouldExecute is not understood: \(what). Write texts compared with == or !=, joined by && "
                + "and ||, such as ${region}==eu && ${tier}!=free."
        )
    }

    private static func tokens(of expression: String) -> [Token] {
        let bytes = Array(expression.utf8)
        var tokens: [Token] = []
        var text: [UInt8] = []
        var index = 0
        func flush() {
            let trimmed = String(decoding: text, as: UTF8.self).trimmed
            if !trimmed.isEmpty { tokens.append(.text(trimmed)) }
            text.removeAll()
        }
        while index < bytes.count {
            let (token, length) = symbol(in: bytes, at: index)
            if let token {
                flush()
                tokens.append(token)
            } else {
                text.append(bytes[index])
            }
            index += length
        }
        flush()
        return tokens
    }

    private static func symbol(in bytes: [UInt8], at index: Int) -> (token: Token?, length: Int) {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch (bytes[index], next) {
        case (UInt8(ascii: "="), UInt8(ascii: "=")): return (.equal, 2)
        case (UInt8(ascii: "!"), UInt8(ascii: "=")): return (.unequal, 2)
        case (UInt8(ascii: "&"), UInt8(ascii: "&")): return (.and, 2)
        case (UInt8(ascii: "|"), UInt8(ascii: "|")): return (.or, 2)
        case (UInt8(ascii: "("), _): return (.open, 1)
        case (UInt8(ascii: ")"), _): return (.close, 1)
        case (_, _): return (nil, 1)
        }
    }
}
