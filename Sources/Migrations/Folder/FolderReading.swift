import Files
import Findings

/// Reads locations to their end: the files in them, and what is wrong with either.
struct FolderReading {
    private(set) var loading: FolderLoading
    private var locationProblems: [Finding] = []
    private var locations: [String] = []
    private let options: MigrationFolder.Options

    init(options: MigrationFolder.Options) {
        self.options = options
        loading = FolderLoading(options: options)
    }

    var problems: [Finding] { locationProblems + loading.problems }

    mutating func read(_ typed: [String]) {
        locations = Self.outermost(typed.map(Self.withoutTrailingSlash))
        if options.naming.hasEqualPrefixes {
            locationProblems.append(
                Finding(
                    code: "UNREADABLE_NAMING",
                    message: "Two kinds of migrations cannot have the same prefix.",
                    advice: "Give each kind a prefix of its own.",
                    location: options.namingLocation
                )
            )
        }
        var walk = FolderWalk(project: options.project)
        for location in locations where !walk.walk(location: location) {
            locationProblems.append(
                Finding(
                    code: "MISSING_LOCATION",
                    message: "The location \(location) is not a folder of this project.",
                    advice: "Create it, or correct the list of locations.",
                    location: SourceLocation(file: location)
                )
            )
        }
        locationProblems += walk.problems
        loading.load(walk.files)
    }

    /// What `migrations.sum` says against the files that were read; nothing when it is not there.
    func sumFindings() -> [Finding] {
        let path = Path.join(options.sumRoot, MigrationSum.fileName)
        let file = Path.join(options.project, path)
        guard File.kind(file) != nil else { return [] }
        let bytes: [UInt8]
        do {
            bytes = try File.read(file)
        } catch {
            return [
                Finding(
                    code: "UNREADABLE_FILE",
                    message: error.description,
                    location: SourceLocation(file: path)
                )
            ]
        }
        var sum = MigrationSumFile(text: String(decoding: bytes, as: UTF8.self), path: path)
        sum.compare(with: sumEntries(), root: options.sumRoot) { listed in
            let path = Path.join(options.sumRoot, listed)
            return locations.contains { $0 == "." || path.hasPrefix($0 + "/") }
        }
        return sum.findings
    }

    /// The files below the root of `migrations.sum`, with paths relative to it.
    func sumEntries() -> [MigrationSum.Entry] {
        let root = options.sumRoot + "/"
        return loading.digests.compactMap { entry in
            guard entry.path.hasPrefix(root) else { return nil }
            return MigrationSum.Entry(path: String(entry.path.dropFirst(root.count)), digest: entry.digest)
        }
    }

    private static func withoutTrailingSlash(_ location: String) -> String {
        var location = location.hasPrefix("./") ? String(location.dropFirst(2)) : location
        while location.count > 1, location.hasSuffix("/") { location.removeLast() }
        return location.isEmpty ? "." : location
    }

    /// Drops locations that are within another one, whose files would be found twice.
    private static func outermost(_ locations: [String]) -> [String] {
        var kept: [String] = []
        for (index, location) in locations.enumerated() {
            let isWithin = locations.enumerated()
                .contains { other in
                    other.offset != index
                        && (location.hasPrefix(other.element + "/") || other.element == "." && location != ".")
                        || other.offset < index && location == other.element
                }
            if !isWithin { kept.append(location) }
        }
        return kept
    }
}
