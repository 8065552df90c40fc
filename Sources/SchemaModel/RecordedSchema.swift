extension Schema {
    /// The schema to record after a run, when this one was recorded before it.
    package func recorded(before: Schema, after: Schema) -> Schema { after }
}
