package import SchemaModel
import Synchronization

/// Holds each distinct schema of a run once: a hundred shards that agree cost the memory of one.
final class SchemaPool: Sendable {
    private let schemas = Mutex<[SchemaDigest: Schema]>([:])

    /// The schema that stands for all equal ones, with the digest that they share.
    func share(_ schema: Schema) -> KnownSchema {
        let digest = SchemaDigest(schema)
        let shared = schemas.withLock { schemas in
            if let known = schemas[digest], known.migrator == schema.migrator, known.unverified == schema.unverified {
                return known
            }
            schemas[digest] = schema
            return schema
        }
        return KnownSchema(schema: shared, digest: digest)
    }
}

/// A schema with its digest.
package struct KnownSchema: Sendable {
    package let schema: Schema
    package let digest: SchemaDigest
}
