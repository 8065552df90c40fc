import Database
import SchemaModel

extension MariaDBSession {
    func schema(of scope: SchemaScope) async throws(DatabaseError) -> Schema {
        throw DatabaseError(.unsupported, "Reading a schema is not supported yet.")
    }
}
