import Files
import Findings

/// What a location leads to, the weakest first.
private enum Reference {
    case file(path: String, ending: String, folder: String)
    case tree(path: String)
    case text([UInt8], name: String, ending: String, location: SourceLocation)

    var folder: String? {
        switch self {
        case .file(_, _, let folder): folder
        case .tree, .text: nil
        }
    }
}

// From locations to documents.
extension SpringLoader {
    /// What imports lead to, the strongest first; the files of profiles are read as soon as those are known.
    mutating func nodes(
        for imports: [SpringControls.Item],
        from folder: String?
    ) throws(ConfigFileError) -> [SpringNode] {
        var references: [(reference: Reference, isOfProfile: Bool)] = []
        for item in imports {
            let parts = SpringLocation.group(item.text)
            let before = references.count
            for part in parts { references += try plain(part, from: folder, item).map { ($0, false) } }
            for profile in context.profiles ?? [] {
                for part in parts { references += variants(part, of: profile, from: folder).map { ($0, true) } }
            }
            if references.count > before { wanted[item] = nil }
        }
        var nodes: [SpringNode] = []
        for (reference, isOfProfile) in references.reversed() {
            let documents = try load(reference)
            nodes += documents.reversed()
                .map { SpringNode(document: $0, folder: reference.folder, isOfProfile: isOfProfile) }
        }
        return nodes
    }

    /// What a location leads to without any profile.
    private mutating func plain(
        _ location: SpringLocation,
        from folder: String?,
        _ item: SpringControls.Item
    ) throws(ConfigFileError) -> [Reference] {
        let found: [Reference]
        let target = location.target(from: folder, roots)
        switch target {
        case .folder(let path):
            try checkStars(path, inFolder: path, item)
            found = references(inFolder: path, profile: nil, written: location.written(from: folder))
            // An empty folder is enough, but not on the class path; and the files of profiles are enough too.
            let isThere = folders(path).contains { files.kind($0) == .folder }
            if found.isEmpty, !isOptional(item), context.profiles == nil, !isThere || isClassPath(location, folder) {
                wanted[item] = target
            }
            return found
        case .file(let stem, let ending, let isHint):
            let path = isHint ? stem : stem + "." + ending
            try checkStars(path, inFolder: SpringLocation.folder(of: path), item)
            found =
                files.kind(path) == nil
                ? []
                : [.file(path: path, ending: ending, folder: SpringLocation.folder(of: location.written(from: folder)))]
        case .unknownFile:
            found = []
            if !location.isOptional { throw ConfigFileError.unknownEnding(item) }
        case .configTree(let path): found = try trees(path, item)
        case .variable(let name, let ending): found = variable(name, ending: ending)
        case .foreign(let scheme):
            context.note(notChecked("only a library of the service reads '\(item.shown(scheme + ":"))'", item))
            return []
        }
        if found.isEmpty, !location.isOptional, !isOptional(item) { try missing(target, item) }
        return found
    }

    /// Whether nothing of an import has to be there: the first place of a group speaks for all.
    private func isOptional(_ item: SpringControls.Item) -> Bool {
        SpringLocation(item.text)?.isOptional ?? true
    }

    /// Stops at a folder of which no file was found, neither without profiles nor of one.
    mutating func checkWanted() throws(ConfigFileError) {
        for (item, target) in wanted.sorted(by: { $0.key.text < $1.key.text }) {
            try missing(target, item)
        }
    }

    /// Stars stand for the folders of a folder, and nowhere else.
    private func checkStars(
        _ path: String,
        inFolder folder: String,
        _ item: SpringControls.Item
    ) throws(ConfigFileError) {
        let stars = path.count { $0 == "*" }
        guard stars == 0 || (stars == 1 && folder.hasSuffix("*/")) else { throw .stars(item) }
    }

    /// A missing path of this project stops the service; what lies elsewhere is only not here.
    private mutating func missing(
        _ target: SpringLocation.Target,
        _ item: SpringControls.Item
    ) throws(ConfigFileError) {
        guard !ignoresMissing else { return }
        switch target {
        case .folder(let path), .file(let path, _, _), .unknownFile(let path), .configTree(let path):
            if let mounted = files.mounted(path) {
                guard !mounted.isKnown(path) else { throw .missing(item) }
                return context.note(notChecked("no volume of the manifests holds it", item))
            }
            guard path.hasPrefix("/"), !roots.contain(path) else {
                throw .missing(item)
            }
            context.note(notChecked("it lies outside the project", item))
        case .variable(let name, _):
            context.note(notChecked("nothing here sets \(item.shown(name))", item))
        case .foreign: break
        }
    }

    private func notChecked(_ reason: String, _ item: SpringControls.Item) -> Finding {
        .notChecked("What '\(item.shown)' brings in is not checked: \(reason).", at: item.entry.location)
    }

    /// What a location leads to for one profile: nothing of it has to be there.
    private mutating func variants(
        _ location: SpringLocation,
        of profile: String,
        from folder: String?
    ) -> [Reference] {
        switch location.target(from: folder, roots) {
        case .folder(let path):
            return references(inFolder: path, profile: profile, written: location.written(from: folder))
        case .file(let stem, let ending, let isHint):
            let path = isHint ? "\(stem)-\(profile)" : "\(stem)-\(profile).\(ending)"
            return files.kind(path) == nil
                ? []
                : [.file(path: path, ending: ending, folder: SpringLocation.folder(of: location.written(from: folder)))]
        case .unknownFile, .configTree, .variable, .foreign: return []
        }
    }

    /// The files of the service's names in a folder, the weakest first.
    private mutating func references(inFolder path: String, profile: String?, written: String) -> [Reference] {
        let folders = folders(path)
        var found: [Reference] = []
        for name in names {
            for ending in SpringFiles.extensions {
                let file = profile.map { "\(name)-\($0).\(ending)" } ?? "\(name).\(ending)"
                for folder in folders where files.kind(folder + file) != nil {
                    found.append(.file(path: folder + file, ending: ending, folder: SpringLocation.folder(of: written)))
                }
            }
        }
        return found
    }

    /// A folder itself, or those in it when its path ends with a star.
    private mutating func folders(_ path: String) -> [String] {
        guard path.hasSuffix("*/") else { return [path] }
        let parent = String(path.dropLast(2))
        return files.folders(in: parent.hasSuffix("/") ? String(parent.dropLast()) : parent).map { "\(parent)\($0)/" }
    }

    private func isClassPath(_ location: SpringLocation, _ folder: String?) -> Bool {
        location.written(from: folder).hasPrefix("classpath:")
    }

    private mutating func trees(_ path: String, _ item: SpringControls.Item) throws(ConfigFileError) -> [Reference] {
        folders(path.hasSuffix("/") ? path : path + "/")
            .map { String($0.dropLast()) }
            .filter { files.kind($0) == .folder }
            .map { .tree(path: $0) }
    }

    /// The text of a variable of the layers above.
    private func variable(_ name: String, ending: String) -> [Reference] {
        let entry = above.reversed().lazy.filter { $0.kind == .environmentVariables }
            .compactMap { $0.entries.last { $0.key == name } }.first
        guard let entry else { return [] }
        return [.text(Array(entry.text.use { $0 }.utf8), name: name, ending: ending, location: entry.location)]
    }

    private var ignoresMissing: Bool {
        above.contains { layer in
            let value = SpringControls(layer.entries, kind: layer.kind).value("spring.config.on-not-found")
            return value?.text.use { $0.lowercased() } == "ignore"
        }
    }

    private mutating func load(_ reference: Reference) throws(ConfigFileError) -> [SpringDocument] {
        switch reference {
        case .file(let path, let ending, _):
            guard loaded.insert(path).inserted else { return [] }
            let content = try files.content(of: path, shown: shown(path), ending: ending)
            warnings[path] = content.warnings
            return content.documents
        case .tree(let path):
            guard loaded.insert("tree " + path).inserted else { return [] }
            if let mounted = files.mounted(path) {
                for file in mounted.files.keys where Path.isInside(file, path) { loaded.insert(file) }
                let entries = mounted.tree(path, policy: files.policy)
                return [SpringDocument(layer: "config tree \(path)", entries: entries)]
            }
            let entries = try ConfigTree(policy: files.policy).entries(of: path, shown: shown(path))
            return [SpringDocument(layer: "config tree \(shown(path))", entries: entries)]
        case .text(let bytes, let name, let ending, let location):
            guard loaded.insert("variable " + name).inserted else { return [] }
            return
                try files.content(
                    of: bytes,
                    ending: ending,
                    shown: location.file,
                    name: "variable \(name)"
                )
                .documents
        }
    }

    private func shown(_ path: String) -> String {
        path.hasPrefix(roots.resources + "/")
            ? Path.join(shown, String(path.dropFirst(roots.resources.count + 1))) : path
    }
}

extension SpringLocation.Roots {
    /// Whether a path lies in the project.
    fileprivate func contain(_ path: String) -> Bool {
        path.hasPrefix(working + "/") || path.hasPrefix(resources + "/")
    }
}

extension ConfigFileError {
    fileprivate static func stars(_ item: SpringControls.Item) -> ConfigFileError {
        ConfigFileError(
            "Spring Boot takes one star alone, at the end of '\(item.shown)', so the service does not start.",
            at: item.entry.location,
            code: "CONFIG_MISSING_IMPORT",
            advice: "End the path with '/*/', and name a folder before it."
        )
    }

    fileprivate static func unknownEnding(_ item: SpringControls.Item) -> ConfigFileError {
        ConfigFileError(
            "The ending of '\(item.shown)' tells Spring Boot no format, so the service does not start.",
            at: item.entry.location,
            code: "CONFIG_MISSING_IMPORT",
            advice: "End a folder with '/', or add the format in brackets: 'name[.yaml]'."
        )
    }
}
