import Files

/// The files of a repository that settings could be in: nothing is opened.
struct RepositorySurvey {
    /// Paths below the folder, in their order.
    private(set) var files: [String] = []
    private var seen = 0

    private static let entriesMax = 200_000
    private static let depthMax = 12
    private static let passedOver: Set = [
        "build", "target", "out", "dist", "node_modules", "vendor", "bin", "test", "tests", "testFixtures",
    ]

    /// Walks a folder; what hides behind a dot, is built, or only serves tests is passed over.
    init(_ folder: String) throws(FileError) { try walk(folder, below: "", depth: 0) }

    private mutating func walk(_ folder: String, below path: String, depth: Int) throws(FileError) {
        guard depth < Self.depthMax else { return }
        for entry in try Folder.entries(of: folder) {
            seen += 1
            guard seen < Self.entriesMax else { return }
            let own = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
            switch entry.kind {
            case .file: if Self.couldHoldSettings(entry.name) { files.append(own) }
            case .folder:
                guard !entry.isLink, !entry.name.hasPrefix("."), !Self.passedOver.contains(entry.name) else { continue }
                try walk(Path.join(folder, entry.name), below: own, depth: depth + 1)
            case .other: continue
            }
        }
    }

    private static func couldHoldSettings(_ name: String) -> Bool {
        name.hasPrefix("application") || name.hasPrefix("bootstrap") || name.hasPrefix(".env") || name.hasSuffix(".env")
            || name.hasSuffix(".json") || name.hasSuffix(".properties") || DiscoveredCompose.isMeant(name)
            || DiscoveredManifests.isMeant(name)
    }
}
