import Database
package import Findings
import Migrations
package import SQLText
package import SchemaModel
package import Topology

/// A schema that somebody can name.
package enum SchemaSource: Sendable {
    /// What a target's database holds.
    case live(Target)
    /// What a target's history makes.
    case history(Target)
    /// What `migrate snapshot` wrote; `path` as the person typed it.
    case snapshot(path: String)
}

/// A schema with the kind of database that it is for.
package struct SourcedSchema: Sendable {
    package let schema: Schema
    /// `nil` for a file, which does not say.
    package let dialect: Dialect?

    package init(schema: Schema, dialect: Dialect?) {
        self.schema = schema
        self.dialect = dialect
    }
}

/// What leads from one schema to another.
package struct SchemaDifference: Sendable {
    /// Seen from the first: what it has is expected.
    package let changes: [SchemaChange]
    /// What turns the first into the second; `nil` when nobody knows for which kind of database.
    package let script: DriftScript?
}

extension Workspace {
    /// Reads one side of a comparison.
    package func schema(of source: SchemaSource) async throws(TargetFailure) -> SourcedSchema {
        switch source {
        case .snapshot(let path):
            return SourcedSchema(schema: try Schema.read(snapshot: path, shownAs: path), dialect: nil)
        case .live(let target):
            let open = try await OpenTarget(reading: target, in: self)
            return SourcedSchema(schema: try await open.liveSchema().schema, dialect: open.session.server.dialect)
        case .history(let target):
            let open = try await OpenTarget(reading: target, in: self)
            let live = try await open.liveSchema().schema
            let expected = try await open.replayed(try await open.standing(), live: live)
            return SourcedSchema(schema: expected.schema, dialect: open.session.server.dialect)
        }
    }

    /// Compares two schemas and writes the statements between them.
    ///
    /// `dialect` is what the statements are written for when neither side says it.
    package func difference(from first: SourcedSchema, to second: SourcedSchema, dialect: Dialect?) -> SchemaDifference
    {
        let changes = first.schema.changes(in: second.schema)
        guard let dialect = first.dialect ?? second.dialect ?? dialect, let engine = engine(for: dialect) else {
            return SchemaDifference(changes: changes, script: nil)
        }
        let statements = engine.statements(
            undoing: second.schema.changes(in: first.schema),
            in: first.schema,
            toward: second.schema,
            dialect: dialect
        )
        return SchemaDifference(changes: changes, script: DriftScript(statements: statements))
    }
}

extension SchemaChange {
    /// The difference as a finding about the second of two named schemas.
    package func finding(between first: String, and second: String) -> Finding {
        DriftWords(change: self, authority: .file(first)).finding(code: "SCHEMA_DIFFERENCE", shard: second)
    }
}
