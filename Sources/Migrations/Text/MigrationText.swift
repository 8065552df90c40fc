import Files
package import SQLText

/// The text of one migration, from its file, ready to be split into statements.
///
/// Streamed, decoded to UTF-8, without a byte order mark, its placeholders replaced. Once it has been read to its end
/// it tells what the file held, so that a file which changed after it was loaded is noticed before the commit.
package final class MigrationText: ByteSource {
    private let file: DecodedFile
    private var replaced: PlaceholderSource<DecodedFile>?

    /// Opens the migration's file.
    ///
    /// The values are those of this target, `nil` when nothing is replaced; the migration's own configuration may say
    /// that nothing is replaced in it.
    package init(_ migration: Migration, placeholders: Placeholders?) throws(SQLTextError) {
        file = try DecodedFile(opening: migration.file, encoding: migration.configuration.encoding)
        guard var values = placeholders, migration.replacesPlaceholders else { return }
        values[.filename] = Path.name(of: migration.script)
        replaced = PlaceholderSource(file, placeholders: values)
    }

    /// The digest of the file's own text, or `nil` before its end; compare it with the migration's.
    package var digest: ContentDigest? { file.fingerprint?.digest }

    package func read(into buffer: inout [UInt8]) throws(SQLTextError) -> Bool {
        guard replaced != nil else { return try file.read(into: &buffer) }
        return try replaced?.read(into: &buffer) ?? false
    }
}
