/// What begins and ends a migration's transaction in the engine's own client.
package struct ClientTransaction: Hashable, Sendable {
    package let begin: [String]
    package let commit: [String]

    package init(begin: [String], commit: [String]) {
        self.begin = begin
        self.commit = commit
    }
}
