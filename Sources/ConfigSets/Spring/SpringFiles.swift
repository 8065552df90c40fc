import Files
import Findings

/// Reads the files of a Spring service's folder, each once for all environments.
struct SpringFiles {
    let policy: SecretPolicy
    /// Texts that count in place of files, by the files' paths for people.
    private let edited: [String: [UInt8]]
    private var read: [String: Result<Content, ConfigFileError>] = [:]
    private var listings: [String: [String: File.Kind]] = [:]
    /// What volumes put where the service runs; paths outside of `resources` are those of its container then.
    private var container: (files: MountedFiles, resources: [String])?
    /// The folders of the container that the service has looked into.
    private(set) var looked: Set<String> = []

    /// What one file holds.
    struct Content {
        let documents: [SpringDocument]
        let warnings: [Finding]
    }

    init(policy: SecretPolicy, edited: [String: [UInt8]] = [:]) {
        self.policy = policy
        self.edited = edited
    }

    /// The extensions that Spring looks for, the weakest first.
    static let extensions = ["yaml", "yml", "properties"]

    /// Reads for a service in a container: only what lies in these folders is looked for on the disk.
    mutating func enter(_ files: MountedFiles?, besides resources: [String]) {
        container = files.map { ($0, resources) }
        looked = []
    }

    /// The files of the container, when a path is one of those.
    func mounted(_ path: String) -> MountedFiles? {
        guard let container, path.hasPrefix("/") else { return nil }
        return container.resources.contains { path.hasPrefix($0 + "/") } ? nil : container.files
    }

    /// What is open once the service has read some files.
    func open(afterReading read: Set<String>) -> [Finding] {
        container?.files.open(afterReading: read, lookingInto: looked) ?? []
    }

    /// Whether something stands at a path; each folder is listed once, however many names are looked for in it.
    mutating func kind(_ path: String) -> File.Kind? {
        let bare = path.hasSuffix("/") ? String(path.dropLast()) : path
        guard !bare.isEmpty, bare != "." else { return .folder }
        return listing(Path.parent(of: bare))[Path.name(of: bare)]
    }

    /// The folders in a folder, in their order.
    mutating func folders(in path: String) -> [String] {
        listing(path).filter { $0.value == .folder && !$0.key.hasPrefix("..") }.keys.sorted()
    }

    private mutating func listing(_ folder: String) -> [String: File.Kind] {
        let bare = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        if let mounted = mounted(bare + (bare == "/" ? "" : "/")) {
            looked.insert(bare)
            return mounted.listing(bare)
        }
        if let known = listings[folder] { return known }
        let entries = (try? Folder.entries(of: folder)) ?? []
        let listing = Dictionary(entries.map { ($0.name, $0.kind) }) { first, _ in first }
        listings[folder] = listing
        return listing
    }

    /// Reads the files of a folder that environments with these profiles will ask for, all at once.
    mutating func prepare(_ folder: String, shown: String, names: [String], profiles: [String]) {
        var wanted: [(path: String, shown: String, ending: String)] = []
        let stems = names + names.flatMap { name in Set(profiles).sorted().map { "\(name)-\($0)" } }
        for stem in stems {
            for ending in Self.extensions {
                let name = "\(stem).\(ending)"
                let path = "\(folder)/\(name)"
                if kind(path) == .file, read[path] == nil { wanted.append((path, Path.join(shown, name), ending)) }
            }
        }
        let contents = wanted.concurrentMap { [self] in result(of: $0.path, shown: $0.shown, ending: $0.ending) }
        for (file, content) in zip(wanted, contents) { read[file.path] = content }
    }

    /// The documents of a file that is there; `shown` is its path for people, `ending` tells its format.
    mutating func content(of path: String, shown: String, ending: String) throws(ConfigFileError) -> Content {
        if let mounted = mounted(path) { return try content(of: path, in: mounted, ending: ending) }
        if let known = read[path] { return try known.get() }
        let result = result(of: path, shown: shown, ending: ending)
        read[path] = result
        return try result.get()
    }

    private func result(of path: String, shown: String, ending: String) -> Result<Content, ConfigFileError> {
        do throws(ConfigFileError) {
            return .success(try parse(path, shown: shown, ending: ending))
        } catch {
            return .failure(error)
        }
    }

    private static let bytesMax = 16 << 20

    private func parse(_ path: String, shown: String, ending: String) throws(ConfigFileError) -> Content {
        let name = Path.name(of: path)
        if let bytes = edited[shown] { return try content(of: bytes, ending: ending, shown: shown, name: name) }
        let bytes: [UInt8]
        do throws(FileError) { bytes = try File.read(path, limit: Self.bytesMax) } catch {
            throw ConfigFileError(error.description, at: SourceLocation(file: shown))
        }
        return try content(of: bytes, ending: ending, shown: shown, name: name)
    }

    /// The documents of a file that a volume puts into the container.
    private func content(
        of path: String,
        in mounted: MountedFiles,
        ending: String
    ) throws(ConfigFileError) -> Content {
        guard let file = mounted.files[path] else { return Content(documents: [], warnings: []) }
        guard let held = file.held else {
            let reference = file.entry.store.map { "\($0)" } ?? file.keeper
            let warning = Finding.notChecked(
                "What the service reads at \(path) is not known: it is in \(reference).",
                at: file.entry.location
            )
            return Content(documents: [], warnings: [warning])
        }
        let format = try Self.format(ending, of: path, at: held.location)
        return Content(try held.read(as: format, policy: policy), name: "\(Path.name(of: path)) of \(file.keeper)")
    }

    private static func format(
        _ ending: String,
        of shown: String,
        at place: SourceLocation
    ) throws(ConfigFileError) -> ConfigFormat {
        guard extensions.contains(ending.lowercased()), let format = ConfigFormat(fileName: "x." + ending) else {
            throw ConfigFileError(
                "Nobody can tell in which format '\(shown)' is written.",
                at: place,
                advice: "Spring Boot reads .properties, .yaml and .yml; this tool reads no .xml."
            )
        }
        return format
    }

    /// The documents of a text that may be no file.
    func content(
        of bytes: [UInt8],
        ending: String,
        shown: String,
        name: String
    ) throws(ConfigFileError) -> Content {
        let format = try Self.format(ending, of: shown, at: SourceLocation(file: shown))
        return Content(try format.read(bytes, file: shown, policy: policy), name: name)
    }
}

extension SpringFiles.Content {
    fileprivate init(_ file: ConfigFile, name: String) {
        documents = file.documents.enumerated()
            .map { number, document in
                SpringDocument(
                    layer: file.documents.count > 1 ? "\(name) (document \(number + 1))" : name,
                    entries: document.entries
                )
            }
        warnings = file.warnings
    }
}
