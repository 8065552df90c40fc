import Files
package import Findings

/// The file `migrations.sum`: every file of the migrations folder with its digest, and one digest over the whole list.
///
/// ```
/// migrations.sum 1 <digest of the chain>
/// payment/V1__init.sql <digest of the file>
/// payment/V2__add_refund.sql <digest of the file>
/// ```
///
/// Paths are relative to the folder, in the order of their bytes; scripts, their `.conf` files and callbacks are listed.
/// A file's digest is its `ContentDigest`, so that line ends which git changes do not matter. The chain starts as the
/// empty text, and each line makes it the SHA-256 of the chain so far, a blank, the line and a line feed. So every
/// change of the list changes the first line, and two branches that both add a migration conflict in git.
package struct MigrationSum: Hashable, Sendable {
    /// One file and its digest.
    package struct Entry: Hashable, Sendable {
        package let path: String
        package let digest: ContentDigest

        package init(path: String, digest: ContentDigest) {
            self.path = path
            self.digest = digest
        }
    }

    /// The file's name in the migrations folder.
    package static let fileName = "migrations.sum"

    private static let heading = "migrations.sum 1 "

    /// Sorted by path.
    package let entries: [Entry]

    /// Takes files whose paths are relative to the folder.
    package init(entries: [Entry]) {
        self.entries = entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// The file's text.
    package var text: String {
        let lines = entries.map(Self.line(of:))
        return ([Self.heading + Self.chain(lines)] + lines).map { $0 + "\n" }.joined()
    }

    static func line(of entry: Entry) -> String { "\(entry.path) \(entry.digest)" }

    static func chain(_ lines: [String]) -> String {
        lines.reduce("") { chain, line in ContentDigest(of: Array("\(chain) \(line)\n".utf8)).hexadecimal }
    }

    /// Compares the whole folder with its `migrations.sum`; no findings when there is none.
    ///
    /// - Throws: `MigrationFolderError` when the folder has other problems.
    package static func check(
        options: MigrationFolder.Options = MigrationFolder.Options()
    ) throws(MigrationFolderError) -> [Finding] {
        var reading = FolderReading(options: options)
        reading.read([options.sumRoot])
        guard reading.problems.isEmpty else { throw MigrationFolderError(findings: reading.problems) }
        return reading.sumFindings()
    }

    /// Reads the folder as it is now and writes its `migrations.sum`.
    ///
    /// - Throws: `MigrationFolderError` when the folder has other problems, which are put right first.
    package static func write(
        options: MigrationFolder.Options = MigrationFolder.Options()
    ) throws(MigrationFolderError) {
        var reading = FolderReading(options: options)
        reading.read([options.sumRoot])
        guard reading.problems.isEmpty else { throw MigrationFolderError(findings: reading.problems) }
        let sum = MigrationSum(entries: reading.sumEntries())
        let path = Path.join(Path.join(options.project, options.sumRoot), fileName)
        do {
            try File.write(Array(sum.text.utf8), to: path)
        } catch {
            throw MigrationFolderError(findings: [Finding(code: "UNWRITABLE_FILE", message: error.description)])
        }
    }
}
