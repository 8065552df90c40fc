package import Findings

/// One value of a JSON or TOML file with its place.
package struct DataNode: Sendable {
    /// What the value is.
    package enum Content: Sendable {
        case text(String)
        /// A number, a truth value or a date, as text; `written` where the file says it in other signs.
        case literal(String, written: String? = nil)
        case null
        case list([DataNode])
        case table([DataMember])
    }

    package let content: Content
    package let line: Int
    /// The column in bytes, counted from 1.
    package let column: Int

    /// The value under a key of a table.
    package subscript(key key: String) -> DataNode? {
        guard case .table(let members) = content else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The values of a list; none when it is something else.
    package var items: [DataNode] {
        guard case .list(let items) = content else { return [] }
        return items
    }

    /// The text of a single value; `nil` for lists, tables and `null`.
    package var text: String? {
        switch content {
        case .text(let text), .literal(let text, _): text
        case .null, .list, .table: nil
        }
    }

    /// Where the value stands in the file of that name.
    package func location(in file: String) -> SourceLocation {
        SourceLocation(file: file, line: line, column: column)
    }

    /// The settings of the file that this is all of, named as Spring names those of YAML.
    package func settings(file: String, policy: SecretPolicy) throws(ConfigFileError) -> ConfigFile {
        var settings = DataSettings(list: SettingList(file: file, policy: policy))
        return try settings.read(self)
    }

    /// The deepest nesting that is read.
    static let depthMax = 200
    /// More values than this are no configuration.
    static let valuesMax = 500_000
}

/// One key of a table and its value.
package struct DataMember: Sendable {
    package let key: String
    package let value: DataNode
    /// Where the key stands.
    package let line: Int
    /// The column in bytes, counted from 1.
    package let column: Int

    /// Where the key stands in the file of that name.
    package func location(in file: String) -> SourceLocation {
        SourceLocation(file: file, line: line, column: column)
    }
}
