import Database
import SQLText

extension Session {
    /// Cuts a text into statements, as a migration is cut, and runs them.
    func run(_ text: String) async throws {
        var reader = ScriptReader(TextSource(text), rules: lexicalRules)
        while let part = try reader.next() {
            guard case .statement(let statement) = part.element else { continue }
            try await execute(statement)
        }
    }
}
