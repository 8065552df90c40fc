import Foundation

/// The parts of a JSON report that tests look at.
struct StatusReport: Decodable {
    struct Migration: Decodable, Hashable {
        let category: String
        let version: String?
        let description: String
        let script: String
        let state: String
        let checksum: Int32?
        let recordedChecksum: Int32?
        let installedRank: Int?
        let installedBy: String?
    }

    struct Finding: Decodable {
        let code: String
        let message: String
    }

    let migrations: [Migration]
    let findings: [Finding]
    let migrationsApplied: Int?

    private enum CodingKeys: CodingKey {
        case migrations
        case findings
        case migrationsApplied
    }

    init(from decoder: any Decoder) throws {
        let report = try decoder.container(keyedBy: CodingKeys.self)
        // Only 'status' tells everything of each migration.
        migrations = (try? report.decode([Migration].self, forKey: .migrations)) ?? []
        findings = try report.decode([Finding].self, forKey: .findings)
        migrationsApplied = try report.decodeIfPresent(Int.self, forKey: .migrationsApplied)
    }

    /// Reads what a command printed with `--format json`.
    init(_ answer: Answer) throws {
        self = try JSONDecoder().decode(StatusReport.self, from: Data(answer.text.utf8))
    }
}
