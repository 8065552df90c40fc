/// Reads a script of any size part by part, holding little more than the statement being read.
///
/// Splits exactly where the database's own client would send a statement, and refuses what no client could send:
/// broken UTF-8, NUL bytes, and anything that is opened but never closed.
package struct ScriptReader<Source: ByteSource> {
    // The work is done by code that is not generic, so that it is fast no matter which module uses it.
    private var splitter: ScriptSplitter
    private var failure: SQLTextError?

    package init(_ source: Source, rules: LexicalRules) {
        splitter = ScriptSplitter(source, rules: rules)
    }

    /// The next part, nil at the end.
    ///
    /// - Throws: why the script cannot be read any further, now and on every later call.
    package mutating func next() throws(SQLTextError) -> ScriptPart? {
        if let failure { throw failure }
        do {
            return try splitter.next()
        } catch {
            failure = error
            throw error
        }
    }
}
