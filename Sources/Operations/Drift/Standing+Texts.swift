import Database
import Findings
import Migrations

extension Standing {
    /// What to write down of the files of all rows.
    ///
    /// What is known of a row is kept, so that a file that was changed since does not pass for what was applied.
    func recordedFiles(keeping known: [RecordedFile]) -> [RecordedFile] {
        let texts = Dictionary(known.map { ($0.rank, $0) }, uniquingKeysWith: { first, _ in first })
        let migrations = Dictionary(
            list.statuses.map { ($0.applied?.installedRank, $0.migration) },
            uniquingKeysWith: { first, _ in first }
        )
        return (rows ?? [])
            .map { row in
                if let text = texts[row.installedRank], text.sha256 != nil, text.tells(of: row) { return text }
                return RecordedFile(
                    rank: row.installedRank,
                    sha256: migrations[row.installedRank]??.digest,
                    checksum: row.checksum,
                    script: row.script
                )
            }
    }
}

extension OpenTarget {
    /// Compares the files with the history and with what was written down of their texts.
    ///
    /// The remarks say that nothing could be read: what an account may not read keeps no history from being judged.
    func standingWithTexts() async throws(TargetFailure) -> (standing: Standing, remarks: [Finding]) {
        let rows = try await history.read()
        do throws(TargetFailure) {
            let files = try await recordedState.files()
            return (try Standing(rows: rows, upTo: .latest, of: self, texts: files), [])
        } catch {
            guard let remark = error.unreadTexts else { throw error }
            return (try Standing(rows: rows, upTo: .latest, of: self), [remark])
        }
    }
}

extension TargetFailure {
    /// Why the texts of the applied files are not known; `nil` for what stops everything else too.
    fileprivate var unreadTexts: Finding? {
        let reason: String
        switch self {
        case .refused(let findings), .unreadable(let findings): reason = findings.first?.message ?? shortReason
        case .database(let error, _):
            guard error.kind != .cancelled, error.kind != .connectionLost else { return nil }
            reason = error.description
        case .unresolved, .migration, .sameDatabase, .notStarted, .interrupted: return nil
        }
        return Finding(
            code: "TEXTS_NOT_COMPARED",
            severity: .warning,
            message: "The texts of the files were not compared with those that were applied, only Flyway's checksums: "
                + reason
        )
    }
}
