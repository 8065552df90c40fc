import Files
import Findings

/// Reads the files of a Spring service's folder, each once for all environments.
struct SpringFiles {
    let policy: SecretPolicy
    /// Texts that count in place of files, by the files' paths for people.
    private let edited: [String: [UInt8]]
    private var read: [String: Result<Content, ConfigFileError>] = [:]
    private var listings: [String: [String: File.Kind]] = [:]

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
        if let known = listings[folder] { return known }
        let entries = (try? Folder.entries(of: folder)) ?? []
        let listing = Dictionary(entries.map { ($0.name, $0.kind) }) { first, _ in first }
        listings[folder] = listing
        return listing
    }

    /// Reads the files of a folder that environments with these profiles will ask for, all at once.
    mutating func prepare(_ folder: String, shown: String, profiles: [String]) {
        var wanted: [(path: String, shown: String, ending: String)] = []
        for stem in ["application"] + Set(profiles).sorted().map({ "application-\($0)" }) {
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

    /// The documents of a text that may be no file.
    func content(
        of bytes: [UInt8],
        ending: String,
        shown: String,
        name: String
    ) throws(ConfigFileError) -> Content {
        guard Self.extensions.contains(ending.lowercased()), let format = ConfigFormat(fileName: "x." + ending) else {
            throw ConfigFileError(
                "Nobody can tell in which format '\(shown)' is written.",
                at: SourceLocation(file: shown),
                advice: "Spring Boot reads .properties, .yaml and .yml; this tool reads no .xml."
            )
        }
        let file = try format.read(bytes, file: shown, policy: policy)
        let documents = file.documents.enumerated()
            .map { number, document in
                SpringDocument(
                    layer: file.documents.count > 1 ? "\(name) (document \(number + 1))" : name,
                    entries: document.entries
                )
            }
        return Content(documents: documents, warnings: file.warnings)
    }
}
