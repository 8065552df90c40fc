/// One change of a file of settings, at a place that its reader gave.
package enum TextEdit: Hashable, Sendable {
    /// Takes away the setting whose value stands here.
    case removal(line: Int, column: Int)
    /// Writes a part of a key anew where it stands; a mapping's key is a part of all keys below it.
    case spelling(line: Int, column: Int, old: String, new: String)
    /// Adds a setting beside those that share most of its key.
    case addition(key: String, value: String)
}

/// Why a file is not edited, in words that go on from `because`.
package struct EditObstacle: Error, Hashable, Sendable {
    package let reason: String

    init(_ reason: String) { self.reason = reason }

    static let shape = EditObstacle("it is not written as one line of its own")
    static let manyDocuments = EditObstacle("the file has several documents")
    static let noMapping = EditObstacle("the file is written in braces, or is no mapping")
    /// Read again, the text would not say the same.
    package static let unproved = EditObstacle("the effective settings would not stay as they are")
    static let quoting = EditObstacle("the key could not be written there without quotes or escapes")
}

/// A file of settings with edits applied: every byte that no edit means stays.
package enum EditedText {
    /// Applies edits; what came of them has to be read again and compared.
    ///
    /// - Throws: `EditObstacle` when an edit does not fit the way in which the file is written.
    package static func of(
        _ bytes: [UInt8],
        file: String,
        edits: some Sequence<TextEdit>
    ) throws(EditObstacle) -> [UInt8] {
        guard let format = ConfigFormat(fileName: file) else { throw .shape }
        switch format {
        case .yaml:
            var editor = YAMLEditor(bytes, file: file)
            for edit in edits { try editor.note(edit) }
            return try editor.finished()
        case .properties:
            var editor = PropertiesEditor(bytes, file: file)
            for edit in edits { try editor.note(edit) }
            return try editor.finished()
        case .json, .toml, .env: throw .shape
        }
    }
}
