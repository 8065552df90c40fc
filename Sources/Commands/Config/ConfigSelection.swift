import ConfigRules
import ConfigSets
import Files
import Findings
import StrictYAML
import Topology

/// The services and environments that a command about settings looks at.
struct ConfigSelection: Sendable {
    let project: ConfigProject

    /// The project of the rules file, or one of the options alone where they name a service's files.
    init(_ options: ServiceOptions, environments: [String] = [], project: ProjectOptions) throws {
        if options.namesFiles {
            self.project = options.project(environments: environments)
        } else {
            self.project = try Self.open(project.project)
        }
        try check(environments)
        try check(options.namesFiles ? [] : options.services, "service", among: self.project.services.map(\.name))
    }

    /// The project whose rules file is nearest, upwards from here.
    static func open(_ given: String?) throws -> ConfigProject {
        let folder = try given.map { $0 } ?? nearest()
        let declared = {
            ((try? Project.open(folder: folder))?.environments ?? [])
                .map { ConfigEnvironment(name: Located($0.name, at: $0.location), profiles: $0.profiles) }
        }
        guard let project = try ConfigProject.read(folder: folder, declared: declared) else {
            throw given.map { Refusal.noRules(in: $0) } ?? Refusal.noRules()
        }
        guard !project.environments.isEmpty else { throw Refusal.noEnvironments }
        return project
    }

    private static func nearest() throws -> String {
        var folder = Path.workingFolder()
        while File.kind(Path.join(folder, ConfigProject.rulesFile)) == nil {
            guard folder != "/" else { throw Refusal.noRules() }
            folder = Path.parent(of: folder)
        }
        return folder
    }

    /// Whether the project has a rules file at all.
    static func exists(in folder: String) -> Bool { File.kind(Path.join(folder, ConfigProject.rulesFile)) != nil }

    /// Splits words into environments and key patterns; the environments stand first.
    func split(_ words: [String]) throws -> (environments: [String], keys: [KeyPattern]) {
        let known = project.environments.map(\.name.value)
        let environments = words.prefix { known.contains($0) }
        let keys = words.dropFirst(environments.count)
        for key in keys where !key.contains(where: { ".*[{".contains($0) }) {
            try check([key], advice: "If it is a key, write it as a pattern, such as '**.\(key)'.")
        }
        return (Array(environments), keys.map { KeyPattern($0) })
    }

    private func check(_ names: [String], advice: String? = nil) throws {
        try check(names, "environment", among: project.environments.map(\.name.value), advice: advice)
    }

    private func check(_ names: [String], _ noun: String, among known: [String], advice: String? = nil) throws {
        for name in names where !known.contains(name) {
            throw Refusal(
                status: .usage,
                finding: Finding(
                    code: "UNKNOWN_TARGET",
                    message: "There is no \(noun) '\(name)'.\(suggestion(for: name, among: known)) "
                        + knownNames("\(noun)s", known),
                    advice: advice
                )
            )
        }
    }
}

extension Refusal {
    fileprivate static func noRules(in folder: String? = nil) -> Refusal {
        Refusal(
            status: .usage,
            finding: Finding(
                code: "NO_RULES",
                message:
                    "There is no \(ConfigProject.rulesFile) \(folder.map { "in \($0)" } ?? "here or in a folder above").",
                advice: "'migrate config init' writes one; --spring DIR compares the files of one service without it."
            )
        )
    }

    fileprivate static var noEnvironments: Refusal {
        Refusal(
            status: .unchecked,
            finding: Finding(
                code: "RULES_FILE",
                message: "No environment is declared, so there is nothing to compare.",
                advice: "Add 'environments:' to the rules file.",
                location: SourceLocation(file: ConfigProject.rulesFile)
            )
        )
    }
}
