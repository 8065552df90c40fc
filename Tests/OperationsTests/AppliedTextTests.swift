import Findings
import Migrations
import Operations
import TestSupport
import Testing

/// Flyway's checksum leaves line ends out; what was written down of the applied texts does not.
@Suite(.scratchFolder) struct AppliedTexts {
    private static let applied = "-- a comment\nSELECT 1;\n"
    private static let joined = "-- a commentSELECT 1;\n"

    private func codes(_ bench: Workbench) async throws -> [String] {
        let workspace = try await bench.reopened()
        return try await validate(bench.target, in: workspace, pending: .accepted, liveSchema: .passedOver).get()
            .status.findings.map(\.code)
    }

    /// A database with one migration, whose file says something else now.
    private func changed(to text: String = joined) async throws -> Workbench {
        let bench = try await Workbench(["V1__a.sql": Self.applied])
        _ = try await bench.apply().get()
        try Workbench.write(text, to: "V1__a.sql")
        return bench
    }

    @Test func `a text that changed under the same checksum is found`() async throws {
        let bench = try await changed()
        #expect(try await codes(bench) == ["TEXT_MISMATCH"])
        try Workbench.write(Self.applied, to: "V1__a.sql")
        #expect(try await codes(bench) == [])
    }

    @Test(arguments: [
        "-- a comment\r\nSELECT 1;\r\n", "\u{FEFF}-- a comment\nSELECT 1;", "-- a comment\nSELECT 1;\n\n",
    ])
    func `what editors and git do to line ends is no change`(_ text: String) async throws {
        #expect(try await codes(try await changed(to: text)) == [])
    }

    @Test func `a later run does not take the changed text for the applied one`() async throws {
        let bench = try await changed()
        try Workbench.write("SELECT 2;\n", to: "V2__b.sql")
        _ = try await apply(upTo: .latest, to: bench.target, in: try await bench.reopened()) { _ in }.get()
        #expect(try await codes(bench) == ["TEXT_MISMATCH"])
    }

    @Test func `a repair takes the text of today for the applied one, and says so`() async throws {
        let bench = try await changed()
        let outcome = try await repair(bench.target, in: try await bench.reopened(), rehearsal: .perform) { _ in }.get()
        #expect(outcome.changes.map(\.action) == ["its text of today is taken for the applied one"])
        #expect(try await codes(bench) == [])
        let again = try await repair(bench.target, in: try await bench.reopened(), rehearsal: .perform) { _ in }.get()
        #expect(again.changes == [])
    }

    @Test func `a row that was repaired since has nothing written down of it`() async throws {
        let bench = try await changed(to: "SELECT 3;\n")
        #expect(try await codes(bench) == ["CHECKSUM_MISMATCH"])
        _ = try await repair(bench.target, in: try await bench.reopened(), rehearsal: .perform) { _ in }.get()
        #expect(try await codes(bench) == [])
    }

    @Test func `a record that cannot be read is a warning`() async throws {
        let bench = try await changed()
        bench.database.inject(.refused(at: .readState))
        let outcome = try await validate(
            bench.target,
            in: try await bench.reopened(),
            pending: .accepted,
            liveSchema: .passedOver
        )
        .get()
        #expect(outcome.status.findings.map(\.code) == ["TEXTS_NOT_COMPARED"])
        #expect(outcome.status.findings.map(\.severity) == [.warning])
    }
}
