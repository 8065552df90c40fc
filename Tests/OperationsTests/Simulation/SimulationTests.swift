import Foundation
import SQLText
import TestSupport
import Testing

@Suite(.scratchFolder) struct Simulations {
    /// `MIGRATE_TEST_SEEDS` asks for more, as for a night.
    private static let seeds =
        1...(ProcessInfo.processInfo.environment["MIGRATE_TEST_SEEDS"].flatMap { Int($0) } ?? 1000)

    @Test func `where schema changes roll back, any faults end with each migration applied once, in order`()
        async throws
    {
        #expect(try await endings(.sqlite) == [.allApplied])
    }

    @Test func `on MariaDB, any faults end with all applied, a failed row, or a failure that says it has none`()
        async throws
    {
        #expect(try await endings(.mariadb) == Set(Simulation.Ending.allCases))
    }

    /// How the lives of many databases ended.
    private func endings(_ dialect: Dialect) async throws -> Set<Simulation.Ending> {
        let bench = try await Workbench(Simulation.files, dialect)
        var endings: Set<Simulation.Ending> = []
        for seed in Self.seeds {
            var simulation = Simulation(seed: seed, in: bench)
            do {
                endings.insert(try await simulation.run())
            } catch {
                Issue.record("Seed \(seed): \(error)")
                break
            }
        }
        return endings
    }
}
