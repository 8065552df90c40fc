import Foundation
import Testing

/// The worked example is clean, and each of its promises breaks by one edit that the guard sees where it was made.
@Suite struct EstateTests {
    @Test func `the estate as it is breaks no rule`() async throws {
        try await withWorkbench { workbench in
            let (answer, findings) = try await Estate(in: workbench).check()
            #expect(answer.status == 0)
            #expect(findings.filter { $0.severity == "error" }.map(\.place) == [])
        }
    }

    @Test func `every rule of the estate means some key`() async throws {
        try await withWorkbench { workbench in
            _ = try Estate(in: workbench)
            let answer = try await workbench.run("migrate config check --strict --quiet")
            #expect(answer.status == 0, "\(answer)")
        }
    }

    @Test(arguments: EstateBreak.all) func `one edit breaks one promise`(_ change: EstateBreak) async throws {
        try await withWorkbench { workbench in
            let estate = try Estate(in: workbench)
            let known = Set(try await estate.check().findings)
            try estate.edit("config/\(change.file)", replacing: change.old, with: change.new)
            let place = change.elsewhere ?? (change.file, change.mark)
            let line = try estate.line(of: place.mark, in: "config/\(place.file)")
            let (answer, findings) = try await estate.check()
            // An edit may move what was found before to another line.
            let new = findings.filter { finding in
                !known.contains { $0.code == finding.code && $0.file == finding.file }
            }
            #expect(new.map(\.code).sorted() == (change.also + [change.code]).sorted(), "\(answer)")
            let own = new.first { $0.code == change.code }
            #expect(own?.place == "\(change.severity) \(change.code) environments/config/\(place.file):\(line)")
            #expect(answer.status == (change.severity == "error" ? change.status : 0))
            for secret in change.secrets { #expect(!answer.description.contains(secret)) }
        }
    }
}
