package import Database
import SQLText
import SchemaModel

/// Statements as the text of a file: one that may lose something is a comment until a person has read it.
package struct DriftScript: Hashable, Sendable {
    package let statements: [SchemaStatement]

    package init(statements: [SchemaStatement]) { self.statements = statements }

    /// Whether a person has to decide about a statement before the file does all it says.
    package var hasDestructive: Bool { statements.contains(where: \.isDestructive) }

    /// What goes to a file or to a client.
    package var text: String {
        statements.map { $0.isDestructive ? Self.commentedOut($0.sql + ";") : $0.sql + ";" }
            .joined(separator: "\n\n") + (statements.isEmpty ? "" : "\n")
    }

    /// What is proved: everything, as if a person had said yes to it all.
    var wholeText: String { statements.map { $0.sql + ";\n" }.joined() }

    private static func commentedOut(_ text: String) -> String {
        "-- This may lose data, or something that others rely on. Remove the comment marks when you are sure.\n"
            + text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
            .map { "-- " + String($0) }.joined(separator: "\n")
    }
}
