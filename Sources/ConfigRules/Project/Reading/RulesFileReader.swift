import ConfigSets
import Files
package import Findings
import StrictYAML

/// Everything that is wrong with a rules file; nothing is judged by half of one.
package struct RulesFileError: Error, Sendable {
    package let findings: [Finding]

    package init(findings: [Finding]) { self.findings = findings }
}

extension ConfigProject {
    /// Reads `environments/rules.yaml`; `nil` when the project has none.
    ///
    /// `declared` are the environments of the project, for a rules file that names none.
    package static func read(
        folder: String,
        declared: () -> [ConfigEnvironment]
    ) throws(RulesFileError) -> ConfigProject? {
        guard File.kind(Path.join(folder, rulesFile)) != nil else { return nil }
        let problems = ProblemCollector(code: "RULES_FILE")
        let project = ProjectFile.tree(rulesFile, in: folder, problems)
            .flatMap { root in
                withoutActuallyEscaping(declared) {
                    RulesFileReader(folder: folder, declared: $0, problems: problems).read(root)
                }
            }
        guard problems.findings.isEmpty, let project else { throw RulesFileError(findings: problems.all) }
        return project
    }
}

extension ConfigProject {
    /// Reads the text of a rules file that is not written yet.
    package static func read(_ text: String, folder: String) throws(RulesFileError) -> ConfigProject {
        let problems = ProblemCollector(code: "RULES_FILE")
        let project = ProjectFile.tree(rulesFile, Array(text.utf8), problems)
            .flatMap { RulesFileReader(folder: folder, declared: { [] }, problems: problems).read($0) }
        guard problems.findings.isEmpty, let project else { throw RulesFileError(findings: problems.all) }
        return project
    }

    /// The same project, judged by one rule and nothing else.
    package func asking(only rule: Rule) -> ConfigProject {
        ConfigProject(
            folder: folder,
            services: services,
            environments: environments,
            policy: policy,
            types: types,
            unlisted: .ignore,
            rules: [rule],
            stores: stores
        )
    }
}

/// Reads the rules file as a whole; its parts have readers of their own.
struct RulesFileReader {
    let folder: String
    let declared: () -> [ConfigEnvironment]
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case version
        case service
        case services
        case environments
        case sources
        case secrets
        case types
        case defaults
        case rules
        case waivers
        case maxWaiver = "max-waiver"
        case baseline
    }

    private enum SecretsKey: String, CaseIterable {
        case stores
        case also
        case not
    }

    private enum DefaultsKey: String, CaseIterable {
        case unlisted
        case severity
    }

    /// The project, or `nil` when the file is no mapping, which is reported.
    func read(_ root: FileNode) -> ConfigProject? {
        guard let mapping = StrictMapping<Key>(root, called: "the file", problems: problems) else { return nil }
        checkVersion(mapping)
        let environments =
            mapping.node(.environments).map { ConfigEnvironmentReader(problems: problems).read($0) } ?? declared()
        let names = environments.map(\.name.value)
        let secrets = mapping.mapping(.secrets, keys: SecretsKey.self)
        let defaults = mapping.mapping(.defaults, keys: DefaultsKey.self)
        let services = ServiceReader(environments: names, problems: problems)
            .read(name: mapping.text(.service), services: mapping.node(.services), sources: mapping.node(.sources))
        let rules = RuleReader(
            environments: names,
            services: services.map(\.name),
            severity: defaults?.choice(.severity, RuleSeverity.self)?.severity ?? .error,
            problems: problems
        )
        let live = LiveRuleReader(environments: names, services: services.map(\.name), problems: problems)
        let entries = mapping.node(.rules)?.items(called: Key.rules.rawValue, problems) ?? []
        return ConfigProject(
            folder: folder,
            services: services,
            environments: environments,
            policy: SecretPolicy(
                also: secrets?.texts(.also)?.map { KeyPattern($0.value) } ?? [],
                not: secrets?.texts(.not)?.map { KeyPattern($0.value) } ?? []
            ),
            types: types(mapping.node(.types)),
            unlisted: defaults?.choice(.unlisted, ConfigProject.Unlisted.self) ?? .same,
            rules: entries.compactMap { LiveRuleReader.isMeant($0) ? nil : rules.read($0) },
            liveRules: entries.filter(LiveRuleReader.isMeant).compactMap(live.read),
            stores: secrets?.node(.stores)?.items(called: SecretsKey.stores.rawValue, problems)?
                .compactMap { StoreReader(environments: names, problems: problems).read($0) } ?? [],
            waivers: mapping.node(.waivers)?.items(called: Key.waivers.rawValue, problems)?
                .compactMap { WaiverReader(environments: names, problems: problems).read($0) } ?? [],
            waiverDaysMax: mapping.number(.maxWaiver, in: 1...3_660) ?? 180,
            baselineFile: mapping.text(.baseline)
        )
    }

    private func checkVersion(_ mapping: StrictMapping<Key>) {
        guard let node = mapping.node(.version), node.plainText != "1" else { return }
        problems.report("This version of the tool reads rules files of 'version: 1'.", at: node.location)
    }

    private func types(
        _ node: FileNode?
    ) -> [(pattern: KeyPattern, type: ValueType, location: SourceLocation?)] {
        node?.entries(called: "'types'", problems)?
            .compactMap { entry in
                ValueTypeReader(problems: problems).read(entry.node)
                    .map { (KeyPattern(entry.name.value), $0, entry.name.location) }
            } ?? []
    }
}

/// How much a broken rule matters, as a rules file writes it.
enum RuleSeverity: String, CaseIterable {
    case error
    case warning
    case note

    var severity: Severity {
        switch self {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }
}
