import Foundation
import Testing

/// The worked example of this repository, copied into a workbench so that a test can break it.
struct Estate {
    /// One finding, as `config check` puts it into JSON.
    struct Finding: Decodable, Hashable {
        let code: String
        let severity: String
        let file: String?
        let line: Int?

        /// What a test expects: `error CFG-RANGE environments/config/payment/application.yml:158`.
        var place: String { "\(severity) \(code) \(file ?? "-"):\(line ?? 0)" }
    }

    private struct Report: Decodable {
        let findings: [Finding]
    }

    let workbench: Workbench

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Copies `environments/`, and a `migrate.yaml` that makes a project of it.
    init(in workbench: Workbench) throws {
        self.workbench = workbench
        let source = Self.root.appending(path: "environments")
        try FileManager.default.copyItem(at: source, to: workbench.folder.appending(path: "environments"))
        try workbench.write("", to: "migrate.yaml")
    }

    /// Replaces the one place of a file that holds a text.
    func edit(_ file: String, replacing old: String, with new: String) throws {
        let path = "environments/\(file)"
        let parts = try text(path).components(separatedBy: old)
        try #require(parts.count == 2, "\(path) has to hold \(old.debugDescription) once")
        try workbench.write(parts.joined(separator: new), to: path)
    }

    /// The line of the one place that holds a text.
    func line(of mark: String, in file: String) throws -> Int {
        let parts = try text("environments/\(file)").components(separatedBy: mark)
        try #require(parts.count == 2, "\(file) has to hold \(mark.debugDescription) once")
        return parts[0].count { $0 == "\n" } + 1
    }

    /// The entry of the rules file that begins with a text, as it is written.
    func rule(_ start: String) throws -> String {
        let lines = try text("environments/rules.yaml").components(separatedBy: "\n")
        let first = try #require(lines.firstIndex { $0 == "  - \(start)" }, "no rule begins with \(start)")
        let rest = lines[(first + 1)...].prefix { $0.hasPrefix("    ") }
        return ([lines[first]] + rest).joined(separator: "\n") + "\n"
    }

    /// What `config check` says.
    func check() async throws -> (answer: Answer, findings: [Finding]) {
        let answer = try await workbench.run("migrate config check --format json")
        let report = try JSONDecoder().decode(Report.self, from: Data(answer.text.utf8))
        return (answer, report.findings)
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: workbench.folder.appending(path: path), encoding: .utf8)
    }
}
