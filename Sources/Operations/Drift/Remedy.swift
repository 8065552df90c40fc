import Database
import SQLText
import SchemaModel

/// What would end one difference: the statements that make history say what is there, and those that undo it.
struct Remedy {
    let adopt: [SchemaStatement]
    let revert: [SchemaStatement]

    init(_ change: SchemaChange, expected: Schema, live: Schema, engine: any Engine, dialect: Dialect) {
        adopt = engine.statements(undoing: [change.inverted], in: expected, toward: live, dialect: dialect)
        revert = engine.statements(undoing: [change], in: live, toward: expected, dialect: dialect)
    }

    /// One sentence for a person, when both ways are short enough to be read there.
    var sentence: String {
        guard let adopt = Self.short(adopt), let revert = Self.short(revert) else {
            return
                "'migrate drift --fix adopt' writes the migration that keeps it, '--fix revert' the one that undoes it."
        }
        return "To keep it: \(adopt)\nTo undo it: \(revert)"
    }

    private static let charactersMax = 200

    private static func short(_ statements: [SchemaStatement]) -> String? {
        let text = statements.map { $0.sql + ";" }.joined(separator: " ")
        return statements.isEmpty || text.utf8.contains(10) || text.utf8.contains(13) || text.count > charactersMax
            ? nil : text
    }
}
