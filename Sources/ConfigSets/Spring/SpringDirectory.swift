import Files
package import Findings

/// The configuration of a Spring Boot service, as its folder of resources has it.
package struct SpringDirectory {
    /// The folder, to open and for people.
    private let folder: String
    private let shown: String
    private let cloudPlatform: String
    private var files: SpringFiles
    private var findings: [Finding] = []
    /// The files whose imports are being followed, so that a circle ends.
    private var importing: [String] = []

    /// What a folder gives for one set of profiles.
    package struct Answer {
        /// The weakest first.
        package let layers: [ConfigLayer]
        package let profiles: [String]
        package let findings: [Finding]
    }

    package init(_ folder: String, shownAs shown: String, cloudPlatform: String = "none", policy: SecretPolicy) {
        self.folder = folder
        self.shown = shown
        self.cloudPlatform = cloudPlatform
        files = SpringFiles(policy: policy)
    }

    /// Reads what a service finds with these profiles; `active` is what the environment names, if it does.
    ///
    /// - Throws: `ConfigFileError` when a file cannot be read to its end: nothing of the folder counts then.
    package mutating func read(active: [String]) throws(ConfigFileError) -> Answer {
        findings = []
        let base = try documents(named: "application", profile: nil)
        let free = base.filter { !$0.isConditional }
        let named =
            active.isEmpty
            ? free.reversed().lazy.map { $0.items("spring.profiles.active").map(\.text) }.first { !$0.isEmpty } ?? []
            : active
        let profiles = Profiles(
            active: named,
            included: free.flatMap { $0.items("spring.profiles.include").map(\.text) },
            fallback: free.reversed().lazy.map { $0.items("spring.profiles.default").map(\.text) }.first { !$0.isEmpty }
                ?? ["default"],
            groups: Self.groups(free)
        )
        var all = base
        for profile in profiles.active { all += try documents(named: "application-\(profile)", profile: profile) }
        findings += all.flatMap(\.forbidden)
        var layers: [ConfigLayer] = []
        for document in all where document.holds(profiles, cloudPlatform: cloudPlatform, &findings) {
            layers.append(ConfigLayer(name: document.layer, kind: .properties, entries: document.entries))
            layers += try imports(of: document, profiles: profiles)
        }
        return Answer(layers: layers, profiles: profiles.active, findings: findings + files.warnings)
    }

    /// The documents of all files of a name, in the folder and in its `config` folder, the weakest first.
    private mutating func documents(named name: String, profile: String?) throws(ConfigFileError) -> [SpringDocument] {
        var documents: [SpringDocument] = []
        for place in ["", "config/"] {
            for suffix in SpringFiles.extensions {
                let file = "\(place)\(name).\(suffix)"
                documents += try files.documents(
                    of: Path.join(folder, file),
                    shown: Path.join(shown, file),
                    profile: profile
                )
            }
        }
        return documents
    }

    private static func groups(_ documents: [SpringDocument]) -> [String: [String]] {
        var groups: [String: [String]] = [:]
        for document in documents {
            var own: [String: [String]] = [:]
            for entry in document.entries where entry.key.lowercased().hasPrefix("spring.profiles.group.") {
                let rest = entry.key.dropFirst("spring.profiles.group.".count)
                let group = String(rest.prefix { $0 != "[" })
                own[group, default: []] += entry.text.use { $0 }.split(separator: ",").map { String($0).trimmed }
            }
            groups.merge(own) { _, later in later }
        }
        return groups
    }
}

// What documents import.
extension SpringDirectory {
    /// The layers that a document imports: each stands right above it, and of several the later ones win.
    private mutating func imports(
        of document: SpringDocument,
        profiles: Profiles
    ) throws(ConfigFileError) -> [ConfigLayer] {
        var layers: [ConfigLayer] = []
        for (text, entry) in document.items("spring.config.import") {
            let isOptional = text.hasPrefix("optional:")
            let location = isOptional ? String(text.dropFirst("optional:".count)) : text
            guard let files = importedFiles(location, from: document) else {
                findings.append(
                    Finding(
                        code: "CONFIG_NOT_CHECKED",
                        severity: .warning,
                        message:
                            "What '\(location.prefix { $0 != ":" }):' imports here is not read: only files and config trees are.",
                        location: entry.location
                    )
                )
                continue
            }
            let found = try read(files, profiles: profiles)
            if found == nil, !isOptional {
                throw ConfigFileError(
                    "The imported '\(location)' is not there, so the service does not start.",
                    at: entry.location,
                    advice: "Correct the path, or put 'optional:' in front of it."
                )
            }
            layers += found ?? []
        }
        return layers
    }

    /// The path of an import; `nil` for what is no file.
    private func importedFiles(_ location: String, from document: SpringDocument) -> String? {
        var path = location
        for scheme in ["file:", "classpath:"] where path.hasPrefix(scheme) {
            path = String(path.dropFirst(scheme.count))
            if scheme == "classpath:" { return Path.join(folder, path.first == "/" ? String(path.dropFirst()) : path) }
        }
        guard !path.contains(":") else { return nil }
        if let hint = path.firstIndex(of: "[") { path = String(path[..<hint]) }
        return path.hasPrefix("/") ? path : Path.join(Path.parent(of: document.file), path)
    }

    /// Reads a file, or the `application` files of a folder, with their variants for the active profiles.
    private mutating func read(_ path: String, profiles: Profiles) throws(ConfigFileError) -> [ConfigLayer]? {
        guard importing.count < 20, !importing.contains(path) else { return [] }
        importing.append(path)
        defer { importing.removeLast() }
        let isFolder = path.hasSuffix("/") || File.kind(path) == .folder
        let stems =
            isFolder
            ? SpringFiles.extensions.map { (stem: Path.join(path, "application"), suffix: $0) }
            : [(stem: Self.withoutSuffix(path).stem, suffix: Self.withoutSuffix(path).suffix)]
        var layers: [ConfigLayer]?
        for profile in [nil] + profiles.active.map(Optional.some) {
            for (stem, suffix) in stems {
                let file = (profile.map { "\(stem)-\($0)" } ?? stem) + "." + suffix
                guard File.kind(file) != nil else { continue }
                for document in try files.documents(of: file, shown: shown(file), profile: profile) {
                    layers = layers ?? []
                    guard document.holds(profiles, cloudPlatform: cloudPlatform, &findings) else { continue }
                    layers?.append(ConfigLayer(name: document.layer, kind: .properties, entries: document.entries))
                    layers? += try imports(of: document, profiles: profiles)
                }
            }
        }
        return layers
    }

    private func shown(_ path: String) -> String {
        path.hasPrefix(folder + "/") ? Path.join(shown, String(path.dropFirst(folder.count + 1))) : path
    }

    private static func withoutSuffix(_ path: String) -> (stem: String, suffix: String) {
        guard let dot = path.lastIndex(of: ".") else { return (path, "yml") }
        return (String(path[..<dot]), String(path[path.index(after: dot)...]))
    }
}
