import Findings

/// Which parts a text may have, by where it stands.
struct TemplateParts: OptionSet {
    let rawValue: Int

    /// `{shard.…}` and `{env.name}`.
    static let fields = TemplateParts(rawValue: 1)
    /// `${env:…}` and its kin.
    static let variables = TemplateParts(rawValue: 2)
    /// `{n}`.
    static let numbers = TemplateParts(rawValue: 4)
}

/// Why a text is no valid template.
struct TemplateProblem: Error, Equatable {
    let sentence: String
}

extension Template {
    /// Reads a text; braces that are none of ours stay as they are, and `$${` stands for `${`.
    init(_ text: String, at location: SourceLocation, allowing parts: TemplateParts) throws(TemplateProblem) {
        self.init(pieces: try Self.pieces(of: text[...], allowing: parts), location: location)
    }

    private static func pieces(of text: Substring, allowing parts: TemplateParts) throws(TemplateProblem) -> [Piece] {
        var pieces: [Piece] = []
        var literal = ""
        var rest = text
        func flush() {
            if !literal.isEmpty { pieces.append(.text(literal)) }
            literal = ""
        }
        while let character = rest.popFirst() {
            if character == "$", rest.hasPrefix("${") {
                literal += "${"
                rest.removeFirst(2)
            } else if character == "$", rest.first == "{" {
                rest.removeFirst()
                flush()
                pieces.append(try variable(try body(of: &rest), allowing: parts))
            } else if character == "{", let end = rest.firstIndex(of: "}"),
                let piece = try field(rest[..<end], allowing: parts)
            {
                flush()
                pieces.append(piece)
                rest = rest[rest.index(after: end)...]
            } else {
                literal.append(character)
            }
        }
        flush()
        return pieces
    }

    /// Takes what stands in the braces of a variable, inner pairs of braces included.
    private static func body(of rest: inout Substring) throws(TemplateProblem) -> Substring {
        var depth = 1
        for index in rest.indices {
            if rest[index] == "{" { depth += 1 }
            if rest[index] == "}" { depth -= 1 }
            guard depth == 0 else { continue }
            let body = rest[..<index]
            rest = rest[rest.index(after: index)...]
            return body
        }
        throw TemplateProblem(sentence: "A variable begins here with '${' and is not closed with '}'.")
    }

    private static func variable(_ body: Substring, allowing parts: TemplateParts) throws(TemplateProblem) -> Piece {
        guard let colon = body.firstIndex(of: ":") else {
            let name = body.allSatisfy(\.isNamePart) ? String(body) : "NAME"
            throw TemplateProblem(sentence: "A variable says where it comes from: write ${env:\(name)}.")
        }
        guard let source = VariableSource(rawValue: String(body[..<colon])) else {
            let typed = String(body[..<colon].filter(\.isNamePart))
            let known = VariableSource.allCases.map(\.rawValue)
            throw TemplateProblem(
                sentence: "Variables cannot come from '\(typed)'.\(suggestion(for: typed, among: known)) "
                    + knownNames("sources", known)
            )
        }
        guard parts.contains(.variables) else {
            throw TemplateProblem(
                sentence: "A variable cannot stand here: its value would be shown. "
                    + "Variables are for urls, passwords and paths of connections."
            )
        }
        var argument = body[body.index(after: colon)...]
        var fallback: String?
        if source == .environment, let range = argument.firstRange(of: ":-") {
            fallback = String(argument[range.upperBound...])
            argument = argument[..<range.lowerBound]
        }
        guard !argument.isEmpty else {
            throw TemplateProblem(sentence: "The variable names nothing after '\(source.rawValue):'.")
        }
        let pieces = try pieces(of: argument, allowing: parts.subtracting(.variables))
        return .variable(source, argument: pieces, fallback: fallback)
    }

    /// The field or number between two braces, or `nil` when it is text like any other.
    private static func field(_ body: Substring, allowing parts: TemplateParts) throws(TemplateProblem) -> Piece? {
        if body.hasPrefix("shard."), body.dropFirst(6).allSatisfy(\.isNamePart), body.count > 6 {
            guard parts.contains(.fields) else { throw TemplateProblem(sentence: Self.noFieldHere) }
            return .shardField(String(body.dropFirst(6)))
        }
        if body == "env.name" {
            guard parts.contains(.fields) else { throw TemplateProblem(sentence: Self.noFieldHere) }
            return .environmentName
        }
        guard let format = NumberFormat(body) else { return nil }
        guard parts.contains(.numbers) else {
            throw TemplateProblem(sentence: "{n} is the number of a shard in a range, and this is not in a range.")
        }
        return .number(format)
    }

    private static let noFieldHere = "{shard.…} and {env.name} cannot stand here: this text is the same everywhere."
}
