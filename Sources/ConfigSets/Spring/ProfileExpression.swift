/// When a document holds: `prod`, `prod & !eu`, `(a | b) & c` (docs/config-guard.md, "Profiles").
package struct ProfileExpression: Hashable, Sendable {
    private indirect enum Node: Hashable, Sendable {
        case profile(String)
        case not(Node)
        case all([Node])
        case any([Node])
    }

    private let node: Node

    /// More parentheses than this are no expression that somebody wrote.
    private static let depthMax = 50

    /// Reads an expression; `nil` when it is malformed: `&` and `|` side by side without parentheses are.
    package init?(_ text: String) {
        var tokens = Self.tokens(text)[...]
        guard let node = Self.parse(&tokens, depth: 0), tokens.isEmpty else { return nil }
        self.node = node
    }

    /// Whether it holds while these profiles are active.
    package func holds(_ active: Set<String>) -> Bool { Self.holds(node, active) }

    private static func holds(_ node: Node, _ active: Set<String>) -> Bool {
        switch node {
        case .profile(let name): active.contains(name)
        case .not(let inner): !holds(inner, active)
        case .all(let nodes): nodes.allSatisfy { holds($0, active) }
        case .any(let nodes): nodes.contains { holds($0, active) }
        }
    }

    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        func endWord() {
            let trimmed = word.filter { $0 != " " && $0 != "\t" }
            if !trimmed.isEmpty { tokens.append(trimmed) }
            word = ""
        }
        for character in text {
            if "()&|!".contains(character) {
                endWord()
                tokens.append(String(character))
            } else {
                word.append(character)
            }
        }
        endWord()
        return tokens
    }

    private static func parse(_ tokens: inout ArraySlice<String>, depth: Int) -> Node? {
        guard depth < depthMax, let first = operand(&tokens, depth: depth) else { return nil }
        guard let sign = tokens.first, sign == "&" || sign == "|" else { return first }
        var nodes = [first]
        while tokens.first == sign {
            tokens.removeFirst()
            guard let next = operand(&tokens, depth: depth) else { return nil }
            nodes.append(next)
        }
        // The other sign at the same level is what Spring refuses as ambiguous.
        guard tokens.first != "&", tokens.first != "|" else { return nil }
        return sign == "&" ? .all(nodes) : .any(nodes)
    }

    private static func operand(_ tokens: inout ArraySlice<String>, depth: Int) -> Node? {
        switch tokens.popFirst() {
        case "!": return operand(&tokens, depth: depth + 1).map(Node.not)
        case "(":
            guard let inner = parse(&tokens, depth: depth + 1), tokens.popFirst() == ")" else { return nil }
            return inner
        case ")", "&", "|", nil: return nil
        case let name?: return .profile(name)
        }
    }
}
