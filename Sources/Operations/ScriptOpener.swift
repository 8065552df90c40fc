import Database
import Findings
import Migrations
import SQLText
import Topology

/// Opens the files of migrations for one target: with its placeholders, cut by its server's rules.
struct ScriptOpener: Sendable {
    /// `nil` when the project replaces no placeholders.
    let placeholders: Placeholders?
    private let rules: LexicalRules

    var dialect: Dialect { rules.dialect }

    init(target: Target, session: any Session, in workspace: Workspace) {
        rules = session.lexicalRules
        let settings = workspace.project.settings
        guard settings.replacesPlaceholders else {
            placeholders = nil
            return
        }
        var placeholders = Placeholders(target.placeholders)
        placeholders[.defaultSchema] = session.server.schema
        placeholders[.user] = session.server.user
        placeholders[.database] = session.server.database
        placeholders[.timestamp] = workspace.startedAt
        placeholders[.workingDirectory] = workspace.project.folder
        placeholders[.table] = target.historyTable
        placeholders[.environment] = target.environment
        self.placeholders = placeholders
    }

    /// Opens a migration's file from its start.
    func open(_ migration: Migration) throws(TargetFailure) -> OpenScript {
        do throws(SQLTextError) {
            return OpenScript(migration, text: try MigrationText(migration, placeholders: placeholders), rules: rules)
        } catch {
            throw .unreadable([error.finding(in: migration.path)])
        }
    }

    /// The scripts whose configuration says that they do not run on this target.
    func skippedScripts(among migrations: [Migration]) throws(TargetFailure) -> Set<String> {
        var skipped: Set<String> = []
        for migration in migrations {
            guard let condition = migration.configuration.condition else { continue }
            do throws(SQLTextError) {
                if try !condition.isMet(with: placeholders) { skipped.insert(migration.script) }
            } catch {
                throw .unreadable([error.finding(in: migration.path + ".conf")])
            }
        }
        return skipped
    }

    /// The checksum of each repeatable for this target, by script.
    func repeatableChecksums(of migrations: [Migration]) throws(TargetFailure) -> [String: FlywayChecksum] {
        do throws(MigrationTextError) {
            return try Migrations.repeatableChecksums(of: migrations, placeholders: placeholders)
        } catch {
            throw .unreadable([error.cause.finding(in: error.path)])
        }
    }
}

/// A migration's file while it is being read.
struct OpenScript {
    private let migration: Migration
    private let text: MigrationText
    private var reader: ScriptReader<MigrationText>

    fileprivate init(_ migration: Migration, text: MigrationText, rules: LexicalRules) {
        self.migration = migration
        self.text = text
        reader = ScriptReader(text, rules: rules)
    }

    /// The next element that is sent to a server, `nil` at the end.
    mutating func next() throws(TargetFailure) -> ScriptElement? {
        do throws(SQLTextError) {
            while let part = try reader.next() {
                if let element = part.element { return element }
            }
            return nil
        } catch {
            throw .unreadable([error.finding(in: migration.path)])
        }
    }

    /// Makes sure, once the end was reached, that the file is still the one whose checksum was taken.
    func verifyUnchanged() throws(TargetFailure) {
        guard text.digest != migration.digest else { return }
        let finding = Finding(
            code: "FILE_CHANGED",
            message: "\(migration.path) changed while this run was going on, so it does not count as applied.",
            advice: "Run the command again when nobody is writing to the folder.",
            location: SourceLocation(file: migration.path)
        )
        throw .unreadable([finding])
    }
}

extension SQLTextError {
    /// The error with the file that it is in.
    fileprivate func finding(in path: String) -> Finding {
        Finding(
            code: "UNREADABLE_SCRIPT",
            message: description,
            advice: "Nothing of the file was sent.",
            location: SourceLocation(file: path, line: position?.line, column: position?.column)
        )
    }
}
