import Findings

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

    /// The environment, or `nil` when the file is about something else, such as `rules.yaml`, or was reported.
    func read(_ root: FileNode) -> DeployEnvironment? {
        guard isMeant(root), let mapping = StrictMapping<Key>(root, called: "the file", problems: problems),
            let name = mapping.text(.environment)
        else { return nil }
        guard problems.checkName(name, of: "environment") else { return nil }
        let stem = root.file.fileStem
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
            scratch: mapping.text(.scratch)?.value,
            profiles: mapping.texts(.profiles)?.map(\.value) ?? [],
            connection: ConnectionSettings(
                url: reader.url(.url),
                password: reader.password(.password),
                tls: reader.tls(.tls),
                timeouts: reader.timeouts(.timeouts),
                schema: reader.template(.schema),
                settings: reader.settings(.settings),
                placeholders: reader.table(.placeholders)
            )
        )
        problems.checkPassword(environment.connection.password, in: environment)
        return environment
    }

    /// Whether the file declares an environment; one that looks like it and has no name is reported.
    private func isMeant(_ root: FileNode) -> Bool {
        guard let keys = root.keys else { return false }
        if keys.contains(Key.environment.rawValue) { return true }
        let mistyped = keys.first { nearestName(to: $0, among: [Key.environment.rawValue]) != nil }
        guard mistyped != nil || !Self.tellingKeys.isDisjoint(with: keys) else { return false }
        let advice = mistyped.map { "The key '\($0)' may be meant." } ?? "Write 'environment: \(root.file.fileStem)'."
        problems.report(
            "\(root.file) looks like an environment and has no key 'environment'. \(advice)",
            at: root.location
        )
        return false
    }
}

extension ProblemCollector {
    /// Whether a name can stand in a file name, a glob and a report; reports it otherwise.
    func checkName(_ name: Located<String>, of what: String) -> Bool {
        guard name.value.isEmpty || name.value.first == "-" || !name.value.utf8.allSatisfy(\.isNamePart) else {
            return true
        }
        report(
            "The name of a\(what.first.map { "aeiou".contains($0) } == true ? "n" : "") \(what) "
                + "is made of letters, digits, '_', '-' and '.', and does not begin with '-'.",
            at: name.location
        )
        return false
    }

    /// Refuses a password in plain text where it would open a protected environment.
    func checkPassword(_ password: Template?, in environment: DeployEnvironment) {
        guard environment.isProtected, let password, !password.hasVariables else { return }
        report(
            "The password of a protected environment cannot stand in a file. Write ${env:NAME}, ${file:PATH} or another "
                + "variable in its place.",
            at: password.location
        )
    }
}

extension String {
    /// The file's name without its folder and ending.
    var fileStem: String {
        let name = split(separator: "/").last ?? self[...]
        return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
    }
}
