import Findings
package import Migrations

/// What somebody has read and approved: the scripts that each shard of an environment gets, by what would be sent, and
/// the database that each shard leads to.
package struct ApprovedPlan: Sendable {
    /// One script of a plan.
    package struct Script: Hashable, Sendable {
        package let name: String
        /// Of the text after its placeholders were replaced.
        package let digest: ContentDigest

        package init(name: String, digest: ContentDigest) {
            self.name = name
            self.digest = digest
        }
    }

    /// What one shard gets.
    package struct Shard: Hashable, Sendable {
        package let name: String
        /// Where its database is, as `Workspace.place(of:)` says it.
        package let place: String
        package let scripts: [Script]

        package init(name: String, place: String, scripts: [Script]) {
            self.name = name
            self.place = place
            self.scripts = scripts
        }
    }

    package let environment: String
    package let limit: MigrationLimit
    /// In the order of the plan; one without anything to run has an empty list.
    package let shards: [Shard]

    package init(environment: String, limit: MigrationLimit, shards: [Shard]) {
        self.environment = environment
        self.limit = limit
        self.shards = shards
    }

    /// Refuses to run anything but what was approved, in the approved order, on the approved database.
    func require(_ scripts: [PendingScript], for shard: String, at place: String) throws(TargetFailure) {
        let found = scripts.map { Script(name: $0.migration.script, digest: $0.textDigest) }
        let approved = shards.first { $0.name == shard }
        guard approved != Shard(name: shard, place: place, scripts: found) else { return }
        let names = found.map(\.name).joined(separator: ", ")
        let what =
            approved?.place == place
            ? "What is pending is not what the plan approves: \(names.isEmpty ? "nothing" : names)."
            : "The shard leads to \(place), and the plan was approved for \(approved?.place ?? "other shards")."
        throw .refused([
            Finding(
                code: "PLAN_CHANGED",
                message: what,
                advice:
                    "Files, placeholders, history or addresses changed since: make the plan again and have it approved."
            )
        ])
    }
}
