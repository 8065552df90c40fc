package import SQLText

/// Why a migration's text cannot be used, with the file that it is in.
package struct MigrationTextError: Error, Equatable, Sendable {
    /// The path as a person would type it.
    package let path: String
    package let cause: SQLTextError

    package init(path: String, cause: SQLTextError) {
        self.path = path
        self.cause = cause
    }
}

extension MigrationTextError: CustomStringConvertible {
    package var description: String {
        guard let position = cause.position else { return "\(path): \(cause)" }
        return "\(path):\(position.line):\(position.column): \(cause)"
    }
}

/// The checksums of the repeatable migrations for one target, by script.
///
/// Flyway's checksum of a repeatable is over its text after placeholder replacement, so that a changed value runs it
/// again. Only files that hold a placeholder are read again.
package func repeatableChecksums(
    of migrations: [Migration],
    placeholders: Placeholders?
) throws(MigrationTextError) -> [String: FlywayChecksum] {
    var checksums: [String: FlywayChecksum] = [:]
    for migration in migrations where migration.kind == .repeatable {
        guard placeholders != nil, migration.replacesPlaceholders else {
            checksums[migration.script] = migration.checksum
            continue
        }
        do throws(SQLTextError) {
            let text = try MigrationText(migration, placeholders: placeholders)
            var checksum = FlywayChecksum.Computation()
            var chunk: [UInt8] = []
            while try text.read(into: &chunk) {
                checksum.feed(chunk[...])
                chunk.removeAll(keepingCapacity: true)
            }
            checksums[migration.script] = checksum.result
        } catch {
            throw MigrationTextError(path: migration.path, cause: error)
        }
    }
    return checksums
}
