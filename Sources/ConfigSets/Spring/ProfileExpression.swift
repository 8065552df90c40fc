/// When a document holds: `prod`, `prod & !eu`, `(a | b) & c` (docs/config-guard.md, "Profiles").
package struct ProfileExpression: Hashable, Sendable {
    private indirect enum Node: Hashable, Sendable {
        case profile(String)
        case not(Node)
        case all([Node])
        case any([Node])
    }

    private enum Sign: Hashable {
        case all
        case any
    }

    /// What an operand stands in: Spring ends it differently in each.
    private enum Place: Hashable {
        case outermost
        case parentheses
        case negation
    }

    private let node: Node

    /// More parentheses than this are no expression that somebody wrote.
    private static let depthMax = 50

    /// Reads an expression; `nil` when it is malformed: `&` and `|` side by side without parentheses are.
    ///
    /// As forgiving as Spring: what stands side by side without a sign is a choice, and a parenthesis may stay open.
    package init?(_ text: String) {
        var tokens = Self.tokens(text)[...]
        guard let node = Self.parse(&tokens, in: .outermost, depth: 0) else { return nil }
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
            let name = word.trimmed
            if !name.isEmpty { tokens.append(name) }
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

    private static func parse(_ tokens: inout ArraySlice<String>, in place: Place, depth: Int) -> Node? {
        guard depth < depthMax else { return nil }
        var nodes: [Node] = []
        var sign: Sign?
        while let token = tokens.popFirst() {
            switch token {
            case "&", "|":
                let next = token == "&" ? Sign.all : Sign.any
                guard sign == nil || sign == next else { return nil }
                sign = next
            case "!":
                guard let inner = parse(&tokens, in: .negation, depth: depth + 1) else { return nil }
                nodes.append(.not(inner))
            case "(":
                guard let inner = parse(&tokens, in: .parentheses, depth: depth + 1) else { return nil }
                if place == .negation { return inner }
                nodes.append(inner)
            case ")":
                guard let merged = merged(nodes, sign) else { return nil }
                if place == .parentheses { return merged }
                nodes = [merged]
                sign = nil
            case _:
                if place == .negation { return .profile(token) }
                nodes.append(.profile(token))
            }
        }
        return merged(nodes, sign)
    }

    private static func merged(_ nodes: [Node], _ sign: Sign?) -> Node? {
        guard let first = nodes.first else { return nil }
        guard nodes.count > 1 else { return first }
        return sign == .all ? .all(nodes) : .any(nodes)
    }
}
