/// One migration file, as it was when the folder was loaded.
package struct Migration: Hashable, Sendable {
    package let kind: MigrationKind
    package let description: String
    /// The path relative to its location, with `/`, as history tables hold it.
    package let script: String
    /// The path as a person would type it in the project folder.
    package let path: String
    /// The path to open.
    package let file: String
    /// The file's size in bytes.
    package let size: Int
    /// Flyway's checksum of the file's text, before any placeholder is replaced.
    package let checksum: FlywayChecksum
    package let digest: ContentDigest
    package let configuration: ScriptConfiguration
    /// Whether the text holds the placeholder prefix anywhere.
    package let holdsPlaceholders: Bool

    package init(
        kind: MigrationKind,
        description: String,
        script: String,
        path: String,
        file: String,
        size: Int,
        checksum: FlywayChecksum,
        digest: ContentDigest,
        configuration: ScriptConfiguration = ScriptConfiguration(),
        holdsPlaceholders: Bool = false
    ) {
        self.kind = kind
        self.description = description
        self.script = script
        self.path = path
        self.file = file
        self.size = size
        self.checksum = checksum
        self.digest = digest
        self.configuration = configuration
        self.holdsPlaceholders = holdsPlaceholders
    }

    package var version: Version? { kind.version }

    /// The type that Flyway writes to its history for this kind of file.
    package var type: HistoryType {
        switch kind {
        case .versioned, .repeatable: .sql
        case .baseline: .sqlBaseline
        case .undo: .undoSQL
        }
    }

    /// Whether there is anything to replace in the text, and the script's configuration lets it be replaced.
    package var replacesPlaceholders: Bool { holdsPlaceholders && configuration.replacesPlaceholders }

    /// The description as it fits the history table's 200 characters: Flyway's own shortening.
    package var historyDescription: String {
        let scalars = description.unicodeScalars
        return scalars.count > 200 ? String(scalars.prefix(197)) + "..." : description
    }

    /// The script as it fits the history table's 1000 characters: Flyway keeps the tail.
    package var historyScript: String {
        let scalars = script.unicodeScalars
        return scalars.count > 1000 ? "..." + String(scalars.suffix(997)) : script
    }
}

extension Migration {
    /// The migrations in the order in which they run.
    static func sorted(_ migrations: [Migration]) -> [Migration] {
        // What is compared is moved about alone: a whole migration is many words, and there may be ten thousand.
        let versioned = migrations.enumerated()
            .compactMap { place, migration in
                migration.version.map { (version: $0, rank: migration.kind.rank, place: place) }
            }
        let repeatables = migrations.indices.filter { migrations[$0].version == nil }
        let places =
            versioned.sorted { ($0.version, $0.rank) < ($1.version, $1.rank) }.map(\.place)
            + repeatables.sorted { runsBefore(migrations[$0], migrations[$1]) }
        return places.map { migrations[$0] }
    }

    /// Whether `left` runs before `right`: by version with baselines behind, then the repeatables by description.
    package static func runsBefore(_ left: Migration, _ right: Migration) -> Bool {
        switch (left.version, right.version) {
        case (let leftVersion?, let rightVersion?):
            leftVersion == rightVersion ? left.kind.rank < right.kind.rank : leftVersion < rightVersion
        case (_?, nil): true
        case (nil, _?): false
        // Java's String order, which Flyway uses, is the order of UTF-16 units.
        case (nil, nil): left.description.utf16.lexicographicallyPrecedes(right.description.utf16)
        }
    }
}

extension MigrationKind {
    /// The order among files of one version.
    fileprivate var rank: Int {
        switch self {
        case .versioned: 0
        case .baseline: 1
        case .undo: 2
        case .repeatable: 3
        }
    }
}
