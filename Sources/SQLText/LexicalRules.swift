/// How one kind of SQL is written: what opens a string, a comment, a body, and what ends a statement.
package struct LexicalRules: Hashable, Sendable {
    package var dialect: Dialect

    package init(_ dialect: Dialect) { self.dialect = dialect }
}
