import Files
import Findings
import StrictYAML

/// Reads one file of `environments/`.
struct EnvironmentReader {
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case environment
        case protected
        case url
        case password
        case tls
        case timeouts
        case placeholders
        case schema
        case settings
        case scratch
        case profiles
    }

    /// Keys that nobody would write into another kind of file beside the environments.
    private static let tellingKeys: Set<String> = ["url", "password", "protected", "timeouts"]

    /// The rules about settings lie beside the environments, and name all of them under `environments`.
    private static let rulesStem = "rules"

    /// The environment, or `nil` when the file is about something else, such as `rules.yaml`, or was reported.
    func read(_ root: FileNode) -> DeployEnvironment? {
        guard isMeant(root), let mapping = StrictMapping<Key>(root, called: "the file", problems: problems),
            let name = mapping.text(.environment)
        else { return nil }
        guard problems.checkName(name, of: "environment") else { return nil }
        let stem = Path.stem(of: root.file)
        if stem != name.value {
            problems.report(
                "\(root.file) declares the environment '\(name.value)'. "
                    + "Name the file \(name.value).yaml, or write 'environment: \(stem)'.",
                at: name.location
            )
        }
        let reader = ConnectionReader(mapping: mapping, problems: problems, extraParts: [])
        let environment = DeployEnvironment(
            name: name.value,
            location: name.location,
            isProtected: mapping.flag(.protected) ?? false,
            profiles: mapping.texts(.profiles)?.map(\.value),
            connection: ConnectionSettings(
                url: reader.url(.url),
                password: reader.password(.password),
                tls: reader.tls(.tls),
                timeouts: reader.timeouts(.timeouts),
                schema: reader.template(.schema),
                settings: reader.settings(.settings),
                placeholders: reader.table(.placeholders)
            ),
            scratch: ScratchReader(problems: problems).read(mapping.node(.scratch))
        )
        for password in [environment.connection.password] + environment.scratch.map(\.password) {
            problems.checkPassword(password, in: environment)
        }
        return environment
    }

    /// Whether the file declares an environment; one that looks like it and has no name is reported.
    private func isMeant(_ root: FileNode) -> Bool {
        guard let keys = root.keys else {
            problems.report(
                "\(root.file) holds no keys. Write 'environment: \(Path.stem(of: root.file))' as its first line.",
                at: root.location
            )
            return false
        }
        if keys.contains(Key.environment.rawValue) { return true }
        guard Path.stem(of: root.file) != Self.rulesStem else { return false }
        let mistyped = keys.first { nearestName(to: $0, among: [Key.environment.rawValue]) != nil }
        guard mistyped != nil || !Self.tellingKeys.isDisjoint(with: keys) else { return false }
        let advice =
            mistyped.map { "The key '\($0)' may be meant." } ?? "Write 'environment: \(Path.stem(of: root.file))'."
        problems.report(
            "\(root.file) looks like an environment and has no key 'environment'. \(advice)",
            at: root.location
        )
        return false
    }
}
