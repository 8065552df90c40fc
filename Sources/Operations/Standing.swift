import Database
import Findings
import Migrations
import Topology

/// Where one target stands: its files beside its history.
struct Standing {
    /// The rows of the history, or `nil` when there is no history table.
    let rows: [AppliedMigration]?
    let list: MigrationList
    let checksums: [String: FlywayChecksum]
    private let open: OpenTarget
    private let settings: ProjectSettings

    /// `texts` is what was written down of the files when they were applied.
    init(
        rows: [AppliedMigration]?,
        upTo limit: MigrationLimit,
        of open: OpenTarget,
        texts: [RecordedFile] = []
    ) throws(TargetFailure) {
        self.rows = rows
        self.open = open
        settings = open.settings
        checksums = try open.opener.repeatableChecksums(of: open.folder.migrations)
        var options = MigrationList.Options()
        options.target = limit
        options.order = settings.allowsOutOfOrder ? .outOfOrder : .strict
        options.repeatableChecksums = checksums
        options.skippedScripts = try open.opener.skippedScripts(among: open.folder.migrations)
        options.appliedTexts = Self.texts(texts, of: rows ?? [])
        list = MigrationList(migrations: open.folder.migrations, applied: rows ?? [], options: options)
    }

    /// What was written down of the rows that are still as they were then.
    private static func texts(_ files: [RecordedFile], of rows: [AppliedMigration]) -> [Int: ContentDigest] {
        let ranks = Dictionary(rows.map { ($0.installedRank, $0) }, uniquingKeysWith: { first, _ in first })
        return Dictionary(
            files.compactMap { file in
                guard let row = ranks[file.rank], file.tells(of: row) else { return nil }
                return file.sha256.map { (file.rank, $0) }
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The rank of the next row.
    var nextRank: Int { (rows?.map(\.installedRank).max() ?? 0) + 1 }

    /// What is not as it should be, in Flyway's codes; a history that is absent is judged by what else is there.
    func validate(pending: PendingMigrations) -> [Finding] {
        let patterns = open.ignorePatterns + (pending == .accepted ? [.pending] : [])
        return HistoryValidation(list, ignoring: patterns).findings + open.folder.sumFindings
    }

    /// The migrations to run, each file read to its end.
    ///
    /// - Throws: `.refused` when history and files disagree, `.unreadable` when a file cannot be cut into statements.
    func pendingScripts() async throws(TargetFailure) -> [PendingScript] {
        let findings = validate(pending: .accepted).filter { $0.severity == .error }
        guard findings.isEmpty else { throw .refused(findings) }
        let plan: Plan
        do throws(PlanError) { plan = try Plan(list) } catch { throw .refused([error.finding]) }
        if let finding = try await unexplainedObjects() { throw .refused([finding]) }
        let (scripts, problems) = try check(plan.pending)
        guard problems.isEmpty else { throw .unreadable(problems) }
        return scripts
    }

    /// What makes pending files unfit to run.
    func unfitScripts() throws(TargetFailure) -> [Finding] { try check(list.pending).problems }

    /// Reads every file to its end, so that all problems are told together.
    private func check(
        _ migrations: [Migration]
    ) throws(TargetFailure) -> (scripts: [PendingScript], problems: [Finding]) {
        let checker = ScriptChecker(opener: open.opener, allowsMixed: settings.allowsMixed)
        var scripts: [PendingScript] = []
        var problems: [Finding] = []
        for migration in migrations {
            do throws(TargetFailure) {
                let checksum = checksums[migration.script] ?? migration.checksum
                scripts.append(try checker.check(migration, checksum: checksum))
            } catch {
                switch error {
                case .unreadable(let findings), .refused(let findings): problems += findings
                case .unresolved, .database, .migration, .sameDatabase, .notStarted, .interrupted: throw error
                }
            }
        }
        return (scripts, problems)
    }

    /// What `repair` would do.
    ///
    /// - Throws: `.refused` for a row of an unknown type: a history that is not understood is left alone.
    func repairPlan() throws(TargetFailure) -> RepairPlan {
        for row in rows ?? [] {
            guard case .unknown(let word) = row.type else { continue }
            throw .refused([PlanError.unknownType(word, installedRank: row.installedRank).finding])
        }
        return RepairPlan(
            migrations: open.folder.migrations,
            applied: rows ?? [],
            ignoring: open.ignorePatterns,
            repeatableChecksums: checksums,
            appliedTexts: list.options.appliedTexts,
            installedBy: open.installedBy
        )
    }

    /// Without a history, a schema that holds something was made by somebody else: applying could only do harm.
    func unexplainedObjects() async throws(TargetFailure) -> Finding? {
        guard rows == nil else { return nil }
        let objects = try await open.database("looking for what the schema holds") { () async throws(DatabaseError) in
            try await open.session.objects(besides: open.ownTables)
        }
        guard let first = objects.first else { return nil }
        let others = objects.count > 1 ? " and \(objects.count - 1) more" : ""
        return Finding(
            code: "NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE",
            message: """
                The schema holds \(first.kind) \(first.name)\(others), and no \(open.history.table) says how they came to be.
                """,
            advice: objects.contains { $0.name == "schema_version" }
                ? "Flyway 2 and 3 kept their history in schema_version: upgrade it with Flyway 4 once, then come back."
                : "Run 'migrate baseline' to declare up to which version the schema is already there."
        )
    }
}

extension PlanError {
    fileprivate var finding: Finding {
        let code =
            switch self {
            case .failedMigrations: "FAILED_MIGRATION"
            case .targetNotFound: "TARGET_NOT_FOUND"
            case .unknownType: "UNKNOWN_TYPE"
            }
        return Finding(code: code, message: description)
    }
}
