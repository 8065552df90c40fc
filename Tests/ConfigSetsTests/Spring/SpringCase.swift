import ConfigSets
import Files
import Findings
import Foundation
import Testing

/// A Spring service's files and what stands above them, and what Spring Boot 3.5.16 itself answered about it.
struct SpringCase: Sendable, CustomTestStringConvertible {
    let name: String
    /// Texts by path below the folder of resources.
    var files: [String: String] = [:]
    /// Variables, as `NAME=value`.
    var variables: [String] = []
    /// System properties, as `key=value`.
    var properties: [String] = []
    /// Arguments, as `key=value`.
    var arguments: [String] = []
    /// The active profiles, where the case is about them.
    var profiles: [String]?
    /// Values by key; `nil` for a key that nobody sets.
    var values: [String: String?] = [:]

    var testDescription: String { name }

    /// What the room says.
    struct Answer {
        let profiles: [String]
        let set: ConfigSet
        let findings: [Finding]
        let layers: [ConfigLayer]
    }

    func answer() throws -> Answer {
        let folder = NSTemporaryDirectory() + "spring-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let resources = folder + "/src/main/resources"
        try FileManager.default.createDirectory(atPath: resources, withIntermediateDirectories: true)
        for (path, text) in files {
            let file = resources + "/" + path
            try FileManager.default.createDirectory(
                atPath: (file as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        }
        let policy = SecretPolicy()
        let handed = [
            layer("variables", .environmentVariables, variables), layer("properties", .properties, properties),
            layer("arguments", .properties, arguments, rank: .arguments),
        ]
        let above = try SpringStart.layers(above: handed, policy: policy)
        var directory = SpringDirectory(resources, shownAs: "res", policy: policy)
        let answer = try directory.read(active: [], above: above)
        let set = ConfigSet(ConfigStack(environment: "test", layers: answer.layers + above), policy: policy)
        return Answer(
            profiles: answer.profiles,
            set: set,
            findings: answer.findings + set.findings,
            layers: answer.layers
        )
    }

    private func layer(
        _ name: String,
        _ kind: ConfigLayer.Kind,
        _ texts: [String],
        rank: ConfigLayer.Rank = .ordinary
    ) -> ConfigLayer {
        let entries = texts.map { text in
            let key = String(text.prefix { $0 != "=" })
            return ConfigEntry(
                key: key,
                text: .plain(String(text.dropFirst(key.count + 1))),
                location: SourceLocation(file: name, line: 1, column: 1)
            )
        }
        return ConfigLayer(name: name, kind: kind, rank: rank, entries: entries)
    }
}

extension ConfigSet {
    /// The text of a key, as the service gets it.
    func text(_ key: String) -> String? { values[PropertyName(key)]?.text.use { $0 } }
}
