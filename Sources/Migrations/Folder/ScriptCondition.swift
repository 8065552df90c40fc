package import SQLText

/// The `shouldExecute` of a script's configuration: an expression that each target answers for itself.
///
/// Texts compared with `==` and `!=`, or `true` and `false`, joined by `&&` and by `||` (which binds less), with
/// parentheses. Placeholders are replaced within the texts, so that a value cannot change what the expression means.
package struct ScriptCondition: Hashable, Sendable {
    /// The expression as it was written.
    package let expression: String
    private let root: Node

    /// What an expression is made of.
    indirect enum Node: Hashable {
        case text(String)
        case equal(String, String)
        case unequal(String, String)
        case all([Node])
        case any([Node])
    }

    /// Parses an expression.
    ///
    /// - Throws: `ScriptConditionError` when it is not understood.
    package init(expression: String) throws(ScriptConditionError) {
        self.expression = expression
        var parser = ScriptConditionParser(expression)
        root = try parser.parse()
    }

    /// Whether the script runs where these values hold.
    ///
    /// - Throws: `SQLTextError` when a placeholder has no value, or a text that stands alone is not a truth value.
    package func isMet(with placeholders: Placeholders?) throws(SQLTextError) -> Bool {
        try value(of: root, placeholders)
    }

    private func value(of node: Node, _ placeholders: Placeholders?) throws(SQLTextError) -> Bool {
        func replaced(_ text: String) throws(SQLTextError) -> String {
            try placeholders?.replacing(in: text) ?? text
        }
        switch node {
        case .text(let text):
            let word = try replaced(text)
            switch word.lowercased() {
            case "true": return true
            case "false": return false
            default: throw .unreadable(reason: "shouldExecute: \"\(word)\" is neither true nor false.", at: nil)
            }
        case .equal(let left, let right): return try replaced(left) == replaced(right)
        case .unequal(let left, let right): return try replaced(left) != replaced(right)
        case .all(let parts):
            for part in parts where try !value(of: part, placeholders) { return false }
            return true
        case .any(let parts):
            for part in parts where try value(of: part, placeholders) { return true }
            return false
        }
    }
}

/// Why a `shouldExecute` is not understood, as a full sentence.
package struct ScriptConditionError: Error, Equatable, Sendable {
    package let reason: String
}
