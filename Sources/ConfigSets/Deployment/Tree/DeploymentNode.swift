import Findings

/// One value of a YAML or JSON file, with its place: what the readers of this folder work on.
struct DeploymentNode: Sendable {
    enum Content: Sendable {
        case null
        case text(ConfigText)
        /// A number or a truth value, as its owner prints it.
        case literal(String)
        case list([DeploymentNode])
        case table([Member])
    }

    /// One key of a table.
    struct Member: Sendable {
        let key: String
        let location: SourceLocation
        var value: DeploymentNode
    }

    /// What a file orders to be done with the value of the files before it.
    enum Order: Sendable {
        case merge
        /// `!reset`: nothing of it stays, here or from before.
        case reset
        /// `!override`: it replaces what was before.
        case replace
    }

    var content: Content
    let location: SourceLocation
    var order = Order.merge

    /// The value under a key of a table.
    subscript(key: String) -> DeploymentNode? { members.first { $0.key == key }?.value }

    /// The members of a table; none when it is something else.
    var members: [Member] {
        switch content {
        case .table(let members): members
        case .null, .text, .literal, .list: []
        }
    }

    /// The items of a list; none when it is something else.
    var items: [DeploymentNode] {
        switch content {
        case .list(let items): items
        case .null, .text, .literal, .table: []
        }
    }

    /// The text of a single value; `nil` for lists, tables and nothing.
    var text: ConfigText? {
        switch content {
        case .text(let text): text
        case .literal(let text): .plain(text)
        case .null, .list, .table: nil
        }
    }

    /// A name or another text that is no setting: it is never hidden.
    var word: String? { text?.use { $0 } }

    /// The value is a number or truth value without quotes.
    var isLiteral: Bool {
        switch content {
        case .literal: true
        case .null, .text, .list, .table: false
        }
    }

    var isNull: Bool {
        switch content {
        case .null: true
        case .text, .literal, .list, .table: false
        }
    }
}
