extension Schema {
    /// The schema as text that diffs well: one paragraph an object, sorted, one line a part.
    package var snapshot: String { "" }

    /// Reads what `snapshot` wrote.
    ///
    /// - Throws: `SnapshotError` with the line that cannot be read.
    package init(snapshot: String) throws(SnapshotError) { self.init() }
}

/// Why a text is no snapshot of a schema.
package struct SnapshotError: Error, Hashable, Sendable {
    /// Counted from 1.
    package let line: Int
    /// A full sentence.
    package let message: String
}
