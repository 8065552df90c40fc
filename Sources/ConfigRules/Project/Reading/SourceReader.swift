import ConfigSets
import Findings
import Secrets
import StrictYAML

/// Reads `sources:` of a rules file: each entry is one place, by the key that names its kind.
struct SourceReader {
    let environments: [String]
    let problems: ProblemCollector

    private enum Key: String, CaseIterable {
        case spring
        case metadata
        case file
        case dotenv
        case ecs
        case compose
        case kubernetes
        case serverOptions = "server-options"
        case kafkaDump = "kafka-dump"
        case configServer = "config-server"
        case vault
        case secretsManager = "aws-secretsmanager"
        case only
        case optional

        static let kinds: [Key] = allCases.filter { $0 != .only && $0 != .optional }
    }

    private enum SpringKey: String, CaseIterable {
        case folder
        case names
    }

    private enum ServerKey: String, CaseIterable {
        case uri
        case name
        case label
    }

    private enum FileKey: String, CaseIterable {
        case file
        case files
        case dialect
        case container
        case service
        case workload
        case environmentFiles = "environment-files"
        case envFile = "env-file"
    }

    /// The sources, the weakest first.
    func read(_ node: FileNode) -> [ConfigSource] {
        node.items(called: "sources", problems)?.compactMap(source) ?? []
    }

    private func source(_ node: FileNode) -> ConfigSource? {
        guard let mapping = StrictMapping<Key>(node, called: "a source", problems: problems) else { return nil }
        let named = Key.kinds.filter { mapping.node($0) != nil }
        guard named.count == 1, let key = named.first else {
            problems.report(
                "A source is of one kind. \(knownNames("kinds", Key.kinds.map(\.rawValue)))",
                at: mapping.location
            )
            return nil
        }
        let only = mapping.texts(.only)
        problems.check(only, areAmong: environments, called: "environment")
        return kind(key, mapping)
            .map { ConfigSource($0, only: only?.map(\.value), isOptional: mapping.flag(.optional) ?? false) }
    }

    private func kind(_ key: Key, _ mapping: StrictMapping<Key>) -> ConfigSource.Kind? {
        switch key {
        case .spring: spring(key, mapping)
        case .metadata: mapping.text(key).map { .metadata(files: $0) }
        case .file: mapping.text(key).map { .file($0) }
        case .serverOptions: mapping.text(key).map { .serverOptions(file: $0) }
        case .kafkaDump: mapping.text(key).map { .kafkaDump(file: $0) }
        case .dotenv: dotenv(key, mapping)
        case .ecs:
            parts(key, mapping)
                .flatMap { parts in
                    one(parts.files, key)
                        .map {
                            .ecs(
                                file: $0,
                                container: parts.mapping?.text(.container)?.value,
                                environmentFiles: parts.mapping?.table(.environmentFiles) ?? []
                            )
                        }
                }
        case .kubernetes:
            parts(key, mapping)
                .map {
                    .kubernetes(
                        files: $0.files,
                        workload: $0.mapping?.text(.workload)?.value,
                        container: $0.mapping?.text(.container)?.value
                    )
                }
        case .compose: compose(key, mapping)
        case .configServer: configServer(key, mapping)
        case .vault: mapping.text(key).map { .stored(.vault, entry: $0) }
        case .secretsManager: mapping.text(key).map { .stored(.secretsManager, entry: $0) }
        case .only, .optional: nil
        }
    }

    private func spring(_ key: Key, _ mapping: StrictMapping<Key>) -> ConfigSource.Kind? {
        guard let node = mapping.node(key) else { return nil }
        if node.isText { return mapping.text(key).map { .spring(folder: $0, names: nil) } }
        guard let inner = mapping.mapping(key, keys: SpringKey.self) else { return nil }
        guard let folder = inner.text(.folder) else {
            problems.report("A source of kind 'spring' needs 'folder: PATH'.", at: inner.location)
            return nil
        }
        return .spring(folder: folder, names: inner.texts(.names))
    }

    private func dotenv(_ key: Key, _ mapping: StrictMapping<Key>) -> ConfigSource.Kind? {
        guard let parts = parts(key, mapping), let file = one(parts.files, key) else { return nil }
        return .dotenv(file: file, dialect: parts.mapping?.choice(.dialect, EnvDialect.self) ?? .compose)
    }

    private func configServer(_ key: Key, _ mapping: StrictMapping<Key>) -> ConfigSource.Kind? {
        guard let node = mapping.node(key) else { return nil }
        if node.isText { return mapping.text(key).map { .configServer(uri: $0, name: nil, label: nil) } }
        guard let inner = mapping.mapping(key, keys: ServerKey.self) else { return nil }
        guard let uri = inner.text(.uri) else {
            problems.report("A source of kind 'config-server' needs 'uri: URL'.", at: inner.location)
            return nil
        }
        return .configServer(uri: uri, name: inner.text(.name)?.value, label: inner.text(.label)?.value)
    }

    private func compose(_ key: Key, _ mapping: StrictMapping<Key>) -> ConfigSource.Kind? {
        guard let parts = parts(key, mapping) else { return nil }
        guard let service = parts.mapping?.text(.service) else {
            problems.report("A compose source needs 'service: NAME'.", at: mapping.location)
            return nil
        }
        return .compose(
            files: parts.files,
            service: service.value,
            variables: parts.mapping?.texts(.envFile) ?? []
        )
    }

    /// The only file of a source that has one.
    private func one(_ files: [Located<String>], _ key: Key) -> Located<String>? {
        if files.count > 1 {
            problems.report(
                "A source of kind '\(key.rawValue)' is one file. Write a source for each, the weakest first.",
                at: files[1].location
            )
        }
        return files.first
    }

    /// What is said beside the files of a source of a kind.
    private static func details(of key: Key) -> [FileKey] {
        switch key {
        case .dotenv: [.dialect]
        case .ecs: [.container, .environmentFiles]
        case .compose: [.service, .envFile]
        case .kubernetes: [.workload, .container]
        case .spring, .metadata, .file, .serverOptions, .kafkaDump, .configServer, .vault, .secretsManager, .only,
            .optional:
            []
        }
    }

    /// A path alone, or a mapping with `file` or `files`.
    private func parts(
        _ key: Key,
        _ mapping: StrictMapping<Key>
    ) -> (files: [Located<String>], mapping: StrictMapping<FileKey>?)? {
        guard let node = mapping.node(key) else { return nil }
        if node.isText { return mapping.text(key).map { ([$0], nil) } }
        guard let inner = mapping.mapping(key, keys: FileKey.self) else { return nil }
        for detail in FileKey.allCases where ![.file, .files].contains(detail) {
            guard let found = inner.node(detail), !Self.details(of: key).contains(detail) else { continue }
            problems.report(
                "'\(detail.rawValue)' means nothing for a source of kind '\(key.rawValue)'.",
                at: found.location
            )
        }
        let files = (inner.texts(.file) ?? []) + (inner.texts(.files) ?? [])
        guard !files.isEmpty else {
            problems.report("A source of kind '\(key.rawValue)' needs 'file: PATH'.", at: inner.location)
            return nil
        }
        return (files, inner)
    }
}
