extension Schema {
    /// What has to be said about `found`, when this schema is what was expected: each difference once, at its object.
    ///
    /// Pure; linear in the size of both.
    package func changes(in found: Schema) -> [SchemaChange] { [] }
}
