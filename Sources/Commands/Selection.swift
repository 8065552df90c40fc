import Files
import Findings
import Migrations
import Operations
import Reports
import StrictYAML
import Topology

/// A command's project and the targets that its options name.
struct Selection: Sendable {
    let workspace: Workspace
    let targets: [Target]
    let environment: String
    let rollout: Rollout
    /// The project folder.
    let folder: String

    /// Reads the project, picks the targets, and loads their migrations.
    ///
    /// Reaches no database.
    init(project: ProjectOptions, selection: SelectionOptions) async throws {
        try await self.init(project: project, environment: selection.environment, shards: selection.shards)
    }

    /// The targets of a plan that somebody approved.
    init(project: ProjectOptions, plan: ApprovedPlan) async throws {
        try await self.init(project: project, environment: plan.environment, shards: plan.shards.map(\.name))
    }

    /// The targets of an environment that `isMeant` picks; there may be none.
    init(project: ProjectOptions, environment: String, isMeant: (Target) -> Bool) async throws {
        try await self.init(project: project, environment: environment, shards: [], isMeant: isMeant)
    }

    private init(
        project: ProjectOptions,
        environment name: String?,
        shards: [String],
        isMeant: (Target) -> Bool = { _ in true }
    ) async throws {
        let opened = try Project.opened(project)
        targets = try opened.targets(environment: name, shards: shards).filter(isMeant)
        environment = name ?? opened.settings.defaultEnvironment.value
        workspace = try await Workspace(
            project: opened,
            targets: targets,
            engines: EngineCatalog.engines,
            startedAt: WallClock.localTimestamp,
            toolVersion: productVersion
        )
        rollout = opened.settings.rollout
        folder = opened.folder
    }

    /// Looks at every target: one wave, and one failure hides nothing of the others.
    func survey<Outcome: Sendable>(
        _ look: @escaping @Sendable (Target) async -> Result<Outcome, TargetFailure>
    ) async -> [TargetResult<Outcome>] {
        let rollout = Rollout(waves: [.all], parallel: rollout.parallel, onFailure: .continue)
        return await fanOut(over: targets, rollout: rollout, work: look)
    }

    /// Refuses to write to a protected environment that was not named twice.
    func requireConfirmation(_ confirmation: ConfirmationOptions, for verb: String) throws {
        guard let target = targets.first, target.isProtected, confirmation.confirm != environment else { return }
        throw Refusal(
            status: .usage,
            finding: Finding(
                code: "PROTECTED_ENVIRONMENT",
                message: "\(environment) is protected, so \(verb) asks for its name once more.",
                advice: "Add --confirm \(environment) when you are sure."
            )
        )
    }
}

/// A command that ends before it starts, with what it says.
struct Refusal: Error {
    let status: ExitStatus
    let finding: Finding

    /// A wish that makes no sense as it was put.
    static func usage(_ message: String) -> Refusal {
        Refusal(status: .usage, finding: Finding(code: "USAGE", message: message))
    }
}
