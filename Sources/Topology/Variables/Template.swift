import Findings

/// A text with parts that are filled in later: fields of the shard, the number of a range, variables.
struct Template: Sendable {
    /// One part of the text.
    enum Piece: Sendable {
        case text(String)
        /// `{shard.name}` and `{shard.FIELD}`.
        case shardField(String)
        /// `{env.name}`.
        case environmentName
        /// `{n}` in a range.
        case number(NumberFormat)
        /// `${env:NAME}` and its kin; the argument may hold fields, and no variables.
        case variable(VariableSource, argument: [Piece], fallback: String?)
    }

    let pieces: [Piece]
    /// Where the text stands, for everything that turns out to be wrong with it.
    let location: SourceLocation

    /// Whether nothing needs to be read or run to know the text.
    var hasVariables: Bool {
        pieces.contains { piece in
            guard case .variable = piece else { return false }
            return true
        }
    }
}

extension Template {
    /// The parts that are plain text, joined.
    var literal: String {
        pieces.reduce(into: "") { text, piece in
            if case .text(let part) = piece { text += part }
        }
    }
}

/// What the parts of a template are filled in with.
struct TemplateContext: Sendable {
    let shard: String
    let environment: String
    let fields: [String: String]
    /// The shard's number when it comes from a range.
    let number: Int?
}

/// What has to be read to fill in one variable of a template.
struct VariableRequest: Hashable, Sendable {
    let source: VariableSource
    let argument: String
    let fallback: String?
}

/// A `{shard.FIELD}` that a shard does not have, or a number that cannot be worked out.
struct TemplateGap: Error {
    let sentence: String
}

extension Template {
    /// How inserted texts are made harmless for what surrounds them.
    enum Insertion {
        case asIs
        /// Percent-encoded, so that no inserted text can be taken for a part of a url that it is not.
        case urlPart
        /// In quotes of the shell.
        case shellWord
    }

    /// Stands for the value of a variable while nothing may be read: no url holds this private character.
    static let unread: Character = "\u{E000}"

    /// The variables that the text needs, in order.
    func requests(_ context: TemplateContext) throws(TemplateGap) -> [VariableRequest] {
        var requests: [VariableRequest] = []
        for piece in pieces {
            guard case .variable(let source, let argument, let fallback) = piece else { continue }
            requests.append(try Self.request(source, argument, fallback, context))
        }
        return requests
    }

    /// The text with everything filled in; `value` gives what a variable stands for.
    func filled(
        _ context: TemplateContext,
        inserting insertion: Insertion = .asIs,
        variables value: (VariableRequest) -> String
    ) throws(TemplateGap) -> String {
        var text = ""
        for (index, piece) in pieces.enumerated() {
            // What a url begins with brings its own structure: it may be the whole url.
            let insertion = index == 0 ? .asIs : insertion
            switch piece {
            case .text, .shardField, .environmentName, .number:
                text += try Self.filled(piece, context, inserting: insertion)
            case .variable(let source, let argument, let fallback):
                text += Self.insert(value(try Self.request(source, argument, fallback, context)), insertion)
            }
        }
        return text
    }

    /// The text as far as it is known without reading a variable.
    func outline(_ context: TemplateContext, inserting insertion: Insertion = .asIs) throws(TemplateGap) -> String {
        try filled(context, inserting: insertion) { _ in String(Self.unread) }
    }

    private static func request(
        _ source: VariableSource,
        _ argument: [Piece],
        _ fallback: String?,
        _ context: TemplateContext
    ) throws(TemplateGap) -> VariableRequest {
        var text = ""
        for piece in argument {
            text += try filled(piece, context, inserting: source == .command ? .shellWord : .asIs)
        }
        return VariableRequest(source: source, argument: text, fallback: fallback)
    }

    /// One part that is no variable.
    private static func filled(
        _ piece: Piece,
        _ context: TemplateContext,
        inserting insertion: Insertion
    ) throws(TemplateGap) -> String {
        switch piece {
        case .text(let text): return text
        case .environmentName: return insert(context.environment, insertion)
        case .number(let format): return try format.text(of: context.number)
        case .shardField("name"): return insert(context.shard, insertion)
        case .shardField(let name):
            guard let value = context.fields[name] else {
                let advice = suggestion(for: name, among: context.fields.keys.sorted())
                throw TemplateGap(sentence: "Shard \(context.shard) has no field \(name).\(advice)")
            }
            return insert(value, insertion)
        case .variable: return ""
        }
    }

    private static func insert(_ value: String, _ insertion: Insertion) -> String {
        switch insertion {
        case .asIs: value
        case .urlPart: value == String(unread) ? value : PercentEncoding.encode(value)
        case .shellWord: "'\(value.replacing("'", with: "'\\''"))'"
        }
    }
}
