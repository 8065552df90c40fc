import Findings
import SQLText

/// Turns the files that a walk found into migrations, and gathers everything that is wrong on the way.
struct FolderLoading {
    private(set) var migrations: [Migration] = []
    private(set) var callbacks: [Callback] = []
    private(set) var problems: [Finding] = []
    private(set) var notes: [Finding] = []
    /// The digest of every file that `migrations.sum` lists, by path.
    private(set) var digests: [MigrationSum.Entry] = []

    private let options: MigrationFolder.Options
    private let names: FileNameJudge
    /// Files that do not hold it need not be read again for each target.
    private let prefix = Array(Placeholders.standardPrefix.utf8)
    private var configurations: [String: ScriptConfiguration] = [:]
    /// Used for every file, so that a small one costs no allocation.
    private var buffer: [UInt8] = []

    init(options: MigrationFolder.Options) {
        self.options = options
        names = FileNameJudge(options.naming)
    }

    mutating func load(_ found: [FolderWalk.FoundFile]) {
        let files = found.filter { !isIgnored($0) }
        loadConfigurations(files)
        migrations.reserveCapacity(files.count)
        digests.reserveCapacity(files.count)
        for file in files { load(file) }
        for path in configurations.keys.sorted() {
            notes.append(
                note(
                    "ORPHAN_CONFIGURATION",
                    "This script configuration belongs to no script.",
                    advice: "Give it the script's whole name and .conf, or remove it.",
                    path: path + Self.configurationSuffix
                )
            )
        }
    }

    private static let configurationSuffix = ".conf"
    private static let configurationBytesMax = 1 << 20

    /// Whether an ignore pattern covers the file, or an editor or a disk left it behind; the latter is noted.
    private mutating func isIgnored(_ file: FolderWalk.FoundFile) -> Bool {
        if options.naming.ignores(script: file.script) { return true }
        let endings = ["~", ".orig", ".rej", ".bak", ".swp", ".tmp"]
        let isJunk =
            file.name.hasPrefix(".") || file.name.hasPrefix("#") || endings.contains(where: file.name.hasSuffix)
        guard isJunk else { return false }
        let name = file.name.lowercased()
        if options.naming.suffixes.contains(where: { name.contains($0.lowercased()) }) {
            notes.append(
                note(
                    "IGNORED_FILE",
                    "\(file.name) looks like an editor's or a system's own copy and is passed over.",
                    advice: "Remove it.",
                    path: file.path
                )
            )
        }
        return true
    }

    private mutating func loadConfigurations(_ files: [FolderWalk.FoundFile]) {
        for file in files where file.name.hasSuffix(Self.configurationSuffix) {
            let script = String(file.name.dropLast(Self.configurationSuffix.count))
            switch names.judge(script) {
            case .unrelated: continue
            case .migration, .callback, .misnamed: break
            }
            loadConfiguration(file)
        }
    }

    private mutating func loadConfiguration(_ file: FolderWalk.FoundFile) {
        // What counts is the text that was digested, not what a second look might find.
        var bytes: [UInt8] = []
        let text = readText(file, encoding: .utf8) { chunk in
            if bytes.count <= Self.configurationBytesMax { bytes += chunk }
        }
        guard let text else { return }
        guard bytes.count <= Self.configurationBytesMax else {
            let message = "A script configuration has at most \(Self.configurationBytesMax) bytes."
            problems.append(problem("UNREADABLE_FILE", message, path: file.path))
            return
        }
        digests.append(MigrationSum.Entry(path: file.path, digest: text.digest))
        let (configuration, found) = ScriptConfigurationFile.parse(bytes, path: file.path)
        problems += found
        configurations[String(file.path.dropLast(Self.configurationSuffix.count))] = configuration
    }

    private mutating func load(_ file: FolderWalk.FoundFile) {
        switch names.judge(file.name) {
        case .unrelated: return
        case .misnamed(let reason, let nearest):
            let advice =
                nearest.map { "Did you mean \($0)?" }
                ?? "Migrations are named like V2__add_email.sql or R__account_view.sql."
            problems.append(
                Finding(
                    code: "MISNAMED_MIGRATION",
                    message: "\(file.name) is not the name of a migration: \(reason).",
                    advice: advice,
                    location: SourceLocation(file: file.path)
                )
            )
        case .callback(let event, let description):
            configurations[file.path] = nil
            guard let text = readText(file, encoding: .utf8) else { return }
            digests.append(MigrationSum.Entry(path: file.path, digest: text.digest))
            callbacks.append(
                Callback(event: event, description: description, script: file.script, path: file.path)
            )
        case .migration(let name): load(file, name)
        }
    }

    private mutating func load(_ file: FolderWalk.FoundFile, _ name: MigrationName) {
        let configuration = configurations.removeValue(forKey: file.path) ?? ScriptConfiguration()
        checkName(file, name)
        guard let text = readText(file, encoding: configuration.encoding) else { return }
        digests.append(MigrationSum.Entry(path: file.path, digest: text.digest))
        migrations.append(
            Migration(
                kind: name.kind,
                description: name.description,
                script: file.script,
                path: file.path,
                file: file.file,
                size: text.size,
                checksum: text.checksum,
                digest: text.digest,
                configuration: configuration,
                holdsPlaceholders: text.holdsPlaceholders
            )
        )
    }

    /// A name must fit the history table and be one line everywhere.
    private mutating func checkName(_ file: FolderWalk.FoundFile, _ name: MigrationName) {
        if let version = name.kind.version, version.text.utf8.count > 50 {
            problems.append(
                problem(
                    "VERSION_TOO_LONG",
                    "A version has at most 50 characters in the history table.",
                    path: file.path
                )
            )
        }
        if file.path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            problems.append(
                problem("CONTROL_CHARACTER", "The name of this file holds a control character.", path: file.path)
            )
        }
    }

    /// What is known of a file once it has been read.
    private struct Text {
        let size: Int
        let checksum: FlywayChecksum
        let digest: ContentDigest
        let holdsPlaceholders: Bool
    }

    /// Reads a file to its end; `onChunk` sees its text in UTF-8, without a byte order mark.
    private mutating func readText(
        _ file: FolderWalk.FoundFile,
        encoding: TextEncoding,
        onChunk: ([UInt8]) -> Void = { _ in }
    ) -> Text? {
        do throws(MigrationTextError) {
            return try read(file, encoding: encoding, onChunk: onChunk)
        } catch {
            let position = error.cause.position
            let code = position == nil ? "UNREADABLE_FILE" : "WRONG_ENCODING"
            problems.append(
                Finding(
                    code: code,
                    message: String(describing: error.cause),
                    location: SourceLocation(file: error.path, line: position?.line, column: position?.column)
                )
            )
            return nil
        }
    }

    private mutating func read(
        _ file: FolderWalk.FoundFile,
        encoding: TextEncoding,
        onChunk: ([UInt8]) -> Void
    ) throws(MigrationTextError) -> Text? {
        do throws(SQLTextError) {
            let text = try DecodedFile(opening: file.file, encoding: encoding)
            var search = ByteSearch(prefix)
            buffer.removeAll(keepingCapacity: true)
            while try text.read(into: &buffer) {
                search.feed(buffer)
                onChunk(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
            return text.fingerprint.map { fingerprint in
                Text(
                    size: text.size,
                    checksum: fingerprint.checksum,
                    digest: fingerprint.digest,
                    holdsPlaceholders: search.wasFound
                )
            }
        } catch {
            throw MigrationTextError(path: file.path, cause: error)
        }
    }

    private func problem(_ code: String, _ message: String, path: String) -> Finding {
        Finding(code: code, message: message, location: SourceLocation(file: path))
    }

    private func note(_ code: String, _ message: String, advice: String, path: String) -> Finding {
        Finding(
            code: code,
            severity: .note,
            message: message,
            advice: advice,
            location: SourceLocation(file: path)
        )
    }
}
