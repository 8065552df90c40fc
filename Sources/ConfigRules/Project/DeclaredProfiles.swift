import ConfigSets
import Findings
import StrictYAML

/// The profiles of an environment as the service itself sees them.
///
/// Whoever starts a service there names them, so what files say about the active profiles does not count.
struct DeclaredProfiles {
    private let environment: ConfigEnvironment

    private static let key = "spring.profiles.active"
    private static let name = PropertyName(key)

    init(_ environment: ConfigEnvironment) { self.environment = environment }

    /// A layer that sets them, where files speak of the active profiles and nothing above the files does.
    func layers(between files: [ConfigLayer], and above: [ConfigLayer]) -> [ConfigLayer] {
        guard !environment.profiles.isEmpty, !above.contains(where: Self.sets), files.contains(where: Self.mentions)
        else { return [] }
        let entry = ConfigEntry(
            key: Self.key,
            text: .plain(environment.profiles.joined(separator: ",")),
            location: environment.name.location ?? SourceLocation(file: ConfigProject.rulesFile)
        )
        return [ConfigLayer(name: "profiles of \(environment.name.value)", kind: .properties, entries: [entry])]
    }

    private static func sets(_ layer: ConfigLayer) -> Bool {
        layer.entries.contains { entry in
            switch layer.kind {
            case .properties: PropertyName(entry.key).isInside(name)
            case .environmentVariables: PropertyName(environmentVariable: entry.key).isInside(name)
            }
        }
    }

    /// Whether a file sets the active profiles or has a placeholder for them.
    private static func mentions(_ layer: ConfigLayer) -> Bool {
        layer.entries.contains { entry in
            entry.text.use { $0.contains("${" + key) } || PropertyName(entry.key).isInside(name)
        }
    }
}
