import Findings
package import Migrations

/// What somebody has read and approved: the scripts that each shard of an environment gets, by their content.
package struct ApprovedPlan: Sendable {
    /// One script of a plan.
    package struct Script: Hashable, Sendable {
        package let name: String
        package let digest: ContentDigest

        package init(name: String, digest: ContentDigest) {
            self.name = name
            self.digest = digest
        }
    }

    package let environment: String
    package let limit: MigrationLimit
    /// The shards in the order of the plan; one without anything to run has an empty list.
    package let shards: [(name: String, scripts: [Script])]

    package init(environment: String, limit: MigrationLimit, shards: [(name: String, scripts: [Script])]) {
        self.environment = environment
        self.limit = limit
        self.shards = shards
    }

    /// Refuses to run anything but what was approved, in the approved order (failures.md S20).
    func require(_ scripts: [PendingScript], for shard: String) throws(TargetFailure) {
        let found = scripts.map { Script(name: $0.migration.script, digest: $0.migration.digest) }
        guard let approved = shards.first(where: { $0.name == shard })?.scripts, approved == found else {
            let names = found.map(\.name).joined(separator: ", ")
            throw .refused([
                Finding(
                    code: "PLAN_CHANGED",
                    message: "What is pending is not what the plan approves: \(names.isEmpty ? "nothing" : names).",
                    advice: "Files, history or the list of shards changed since: make the plan again and have it approved."
                )
            ])
        }
    }
}
